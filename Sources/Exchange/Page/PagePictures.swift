import Conversation
import Foundation
import Imaging
import Storage

/// The pictures of a page as `data:` addresses.
struct PagePictures {
  let blobs: BlobStore
  /// Whether they are the stored bytes; else copies that a screen needs.
  let isFull: Bool
  /// The longest side of a copy, in pixels.
  static let side = 1600
  private static let thumbnailSide = 112

  /// A picture that is ready to be written.
  enum Source {
    case bytes([UInt8], mimeType: String, size: PixelSize)
    /// The stored file as it is.
    case file(URL, mimeType: String, size: PixelSize)
  }

  /// What of a picture goes into the page; nil where its file is missing or cannot be decoded.
  func source(of picture: Picture) async throws -> Source? {
    let url = blobs.url(for: picture.blob)
    guard blobs.exists(picture.blob), let facts = try? PictureProbe.inspect(url) else { return nil }
    let size = PixelSize(width: facts.width, height: facts.height)
    let isSmall = max(size.width, size.height) <= Self.side && facts.byteCount <= 700_000
    if isFull || isSmall { return .file(url, mimeType: facts.mimeType, size: size) }
    let limits = PictureLimits(
      pixels: Self.side * Self.side, byteCount: 4 << 20, side: Self.side)
    guard let copy = try? PictureShrinker.shrunk(url, into: limits) else { return nil }
    return .bytes(
      copy.bytes, mimeType: copy.facts.mimeType,
      size: PixelSize(width: copy.facts.width, height: copy.facts.height))
  }

  /// A small copy for the tree; nil where there is none.
  func thumbnail(of picture: Picture) async throws -> [UInt8]? {
    let box = PixelSize(width: Self.thumbnailSide, height: Self.thumbnailSide)
    do {
      return try await PictureDecoder.decode(blobs.url(for: picture.blob), fitting: box)
        .jpeg(quality: 72)
    } catch let error as CancellationError {
      throw error
    } catch {
      return nil
    }
  }

  /// Writes the address of a picture, a piece at a time.
  static func write(_ source: Source, to file: NewFile) throws {
    switch source {
    case .bytes(let bytes, let mimeType, _):
      try file.write("data:\(mimeType);base64,")
      try file.write(Data(bytes).base64EncodedString())
    case .file(let url, let mimeType, _):
      try file.write("data:\(mimeType);base64,")
      let handle = try FileHandle(forReadingFrom: url)
      defer { try? handle.close() }
      // A multiple of three, so that the pieces join to one string.
      var rest = Data()
      while let piece = try handle.read(upToCount: 3 << 15), !piece.isEmpty {
        rest += piece
        let whole = rest.count - rest.count % 3
        try file.write(rest.prefix(whole).base64EncodedString())
        rest = Data(rest.dropFirst(whole))
      }
      try file.write(rest.base64EncodedString())
    }
  }
}

extension PagePictures.Source {
  /// In pixels, as the page shows it.
  var size: PixelSize {
    switch self {
    case .bytes(_, _, let size), .file(_, _, let size): size
    }
  }
}
