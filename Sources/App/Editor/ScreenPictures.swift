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

  /// A picture in block characters; an empty grid where it cannot be read.
  func cells(_ request: ImageRequest) async -> CellGrid {
    (try? await SymbolRenderer.render(file(of: request), size: request.size, depth: depth))
      ?? CellGrid(size: Size(columns: 0, rows: 0))
  }

  /// A picture's pixels in the form a terminal takes; nil where it cannot be read.
  @concurrent
  func pixels(_ request: ImageRequest, _ form: ImageForm) async -> ImagePayload? {
    let size = PixelSize(width: form.width, height: form.height)
    let file = file(of: request)
    // Sixel has no size of its own to be stretched from.
    let pixmap =
      form.kind == .sixel
      ? try? await PictureDecoder.decode(file, stretchedTo: size)
      : try? await PictureDecoder.decode(file, fitting: size)
    return pixmap?.payload(form.kind)
  }

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
