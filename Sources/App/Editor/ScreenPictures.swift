import Conversation
import Foundation
import Imaging
import Screen
import Storage
import Terminal

/// Makes stored pictures ready for the screen, off the main actor.
nonisolated struct ScreenPictures: Sendable {
  let blobs: BlobStore
  let depth: ColorDepth
  private let closeUps = CloseUps()

  init(blobs: BlobStore, depth: ColorDepth) {
    self.blobs = blobs
    self.depth = depth
  }

  /// A picture in block characters; an empty grid where it cannot be read.
  func cells(_ request: ImageRequest) async -> CellGrid {
    let nothing = CellGrid(size: Size(columns: 0, rows: 0))
    if request.part == nil, request.against == nil, request.marked == nil {
      await closeUps.clear()
      let file = url(of: request.blob)
      return (try? await SymbolRenderer.render(file, size: request.size, depth: depth)) ?? nothing
    }
    let box = SymbolRenderer.resolution(of: request.size)
    guard let pixmap = try? await pixmap(request, in: box, isExact: false) else { return nothing }
    return SymbolRenderer.render(pixmap, size: request.size, depth: depth)
  }

  /// A picture's pixels in the form a terminal takes; nil where it cannot be read.
  @concurrent
  func pixels(_ request: ImageRequest, _ form: ImageForm) async -> ImagePayload? {
    let box = PixelSize(width: form.width, height: form.height)
    // Sixel has no size of its own to be stretched from.
    let pixmap = try? await pixmap(request, in: box, isExact: form.kind == .sixel)
    return pixmap?.payload(form.kind)
  }

  /// What a request asks for, in pixels: a picture, a part of it, or what differs from another.
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
    return HeatMap.draw(from: old, to: new)
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
