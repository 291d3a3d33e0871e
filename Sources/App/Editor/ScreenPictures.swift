import ChatUI
import Conversation
import Foundation
import Imaging
import Screen
import Storage
import Terminal

/// Makes stored pictures ready for the screen, off the main actor, each once for all sessions.
nonisolated struct ScreenPictures: Sendable {
  let blobs: BlobStore
  let depth: ColorDepth
  private let closeUps = CloseUps()
  private let previews: PreviewCache

  /// What is made is kept in a part of the cache's folder.
  init(blobs: BlobStore, depth: ColorDepth, cache: URL) {
    self.blobs = blobs
    self.depth = depth
    previews = PreviewCache(in: cache.appending(path: "previews", directoryHint: .isDirectory))
  }

  /// A picture in block characters; an empty grid where it cannot be read.
  @concurrent
  func cells(_ request: ImageRequest) async -> CellGrid {
    let nothing = CellGrid(size: Size(columns: 0, rows: 0))
    guard request.isWhole else {
      let box = SymbolRenderer.resolution(of: request.size)
      let pixmap = try? await pixmap(request, in: box, isExact: false)
      return pixmap.map { SymbolRenderer.render($0, size: request.size, depth: depth) } ?? nothing
    }
    await closeUps.clear()
    if let kept = previews.cells(of: request.blob, size: request.size, depth: depth) { return kept }
    let file = url(of: request.blob)
    let grid = try? await SymbolRenderer.render(file, size: request.size, depth: depth)
    guard let grid else { return nothing }
    previews.keep(grid, of: request.blob, depth: depth)
    return grid
  }

  /// A picture's pixels in the form a terminal takes; nil where it cannot be read.
  @concurrent
  func pixels(_ request: ImageRequest, _ form: ImageForm) async -> ImagePayload? {
    let name = "\(request.blob)-\(form.width)x\(form.height)-\(form.kind)"
    if request.isWhole,
      let kept = previews.bytes(name).flatMap({ ImagePayload(kept: $0, form.kind) })
    {
      return kept
    }
    let box = PixelSize(width: form.width, height: form.height)
    // Sixel has no size of its own to be stretched from.
    let pixmap = try? await pixmap(request, in: box, isExact: form.kind == .sixel)
    let payload = pixmap?.payload(form.kind)
    if request.isWhole, let payload { previews.keep(payload.kept, as: name) }
    return payload
  }

  /// Lets go of the oldest pictures that were kept, if they are too many.
  @concurrent
  func trim() async { previews.trim() }

  /// What a request asks for, in pixels: a picture, a part of it, what differs from another, or a
  /// region marked on it.
  private func pixmap(
    _ request: ImageRequest, in box: PixelSize, isExact: Bool
  ) async throws -> Pixmap {
    guard let against = request.against else {
      let picture = try await pixmap(of: request.blob, request.part, in: box, isExact: isExact)
      return GridRegion(fileName: request.marked).map { picture.marked($0) } ?? picture
    }
    // The other one is laid over it, whatever its shape.
    let new = try await pixmap(of: request.blob, request.part, in: box, isExact: isExact)
    let old = try await pixmap(of: against, request.part, in: new.size, isExact: true)
    return HeatMap.draw(from: old, to: new, threshold: request.threshold ?? 0)
  }

  private func pixmap(
    of blob: String, _ part: PicturePart?, in box: PixelSize, isExact: Bool
  ) async throws -> Pixmap {
    let file = url(of: blob)
    if let part {
      return try await closeUps.pixels(of: blob, at: file, part: part, in: box, isExact: isExact)
    }
    return isExact
      ? try await PictureDecoder.decode(file, stretchedTo: box)
      : try await PictureDecoder.decode(file, fitting: box)
  }

  private func url(of blob: String) -> URL { blobs.url(for: BlobID(rawValue: blob)) }
}

extension ImageRequest {
  /// Whether it is for a picture as it is: such are kept.
  nonisolated fileprivate var isWhole: Bool { part == nil && against == nil && marked == nil }
}

extension Pixmap {
  /// The picture with a region marked on it.
  nonisolated func marked(_ region: GridRegion) -> Pixmap {
    let (x, y, width, height) = region.pixels(width: self.width, height: self.height)
    return RegionMark.draw(on: self, x: x, y: y, width: width, height: height)
  }

  /// The picture in the form a terminal takes; nil where it cannot be made.
  nonisolated func payload(_ kind: ImageForm.Kind) -> ImagePayload? {
    let made: [UInt8]? =
      switch kind {
      case .rgba: bytes
      case .jpeg: try? jpeg()
      case .sixel: SixelRenderer.render(self)
      }
    return made.map { ImagePayload(bytes: $0, width: width, height: height) }
  }
}
