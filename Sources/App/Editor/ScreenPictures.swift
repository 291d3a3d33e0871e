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
    switch form.kind {
    case .rgba:
      return try? await PictureDecoder.decode(file, fitting: size).payload { $0.bytes }
    case .jpeg:
      return try? await PictureDecoder.decode(file, fitting: size).payload { try $0.jpeg() }
    case .sixel:
      return try? await PictureDecoder.decode(file, stretchedTo: size)
        .payload { SixelRenderer.render($0) }
    }
  }

  private func file(of request: ImageRequest) -> URL {
    blobs.url(for: BlobID(rawValue: request.blob))
  }
}

extension Pixmap {
  nonisolated fileprivate func payload(_ bytes: (Pixmap) throws -> [UInt8]?) rethrows
    -> ImagePayload?
  {
    try bytes(self).map { ImagePayload(bytes: $0, width: width, height: height) }
  }
}
