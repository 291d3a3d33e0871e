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
  let previews: PreviewCache

  /// What is made is kept in a part of the cache's folder.
  init(blobs: BlobStore, depth: ColorDepth, cache: URL) {
    self.blobs = blobs
    self.depth = depth
    previews = PreviewCache(in: cache.appending(path: "previews", directoryHint: .isDirectory))
  }

  /// A picture in block characters; an empty grid where it cannot be read.
  @concurrent
  func cells(_ request: ImageRequest) async -> CellGrid {
    if let kept = previews.cells(of: request.blob, size: request.size, depth: depth) { return kept }
    let grid = try? await SymbolRenderer.render(
      file(of: request), size: request.size, depth: depth)
    guard let grid else { return CellGrid(size: Size(columns: 0, rows: 0)) }
    previews.keep(grid, of: request.blob, depth: depth)
    return grid
  }

  /// A picture's pixels in the form a terminal takes; nil where it cannot be read.
  @concurrent
  func pixels(_ request: ImageRequest, _ form: ImageForm) async -> ImagePayload? {
    let name = "\(request.blob)-\(form.width)x\(form.height)-\(form.kind)"
    if let kept = previews.bytes(name).flatMap({ ImagePayload(kept: $0, form.kind) }) {
      return kept
    }
    let size = PixelSize(width: form.width, height: form.height)
    let file = file(of: request)
    // Sixel has no size of its own to be stretched from.
    let pixmap =
      form.kind == .sixel
      ? try? await PictureDecoder.decode(file, stretchedTo: size)
      : try? await PictureDecoder.decode(file, fitting: size)
    let payload = pixmap?.payload(form.kind)
    if let payload { previews.keep(payload.kept, as: name) }
    return payload
  }

  /// Lets go of the oldest pictures that were kept, if they are too many.
  @concurrent
  func trim() async { previews.trim() }

  private func file(of request: ImageRequest) -> URL {
    blobs.url(for: BlobID(rawValue: request.blob))
  }
}

extension Pixmap {
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
