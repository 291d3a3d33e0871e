package import Foundation

/// A request's body as a list of pieces, read one after another in constant memory.
///
/// Pictures and signatures stay files until they go out: a body of 100 MB costs 64 KiB.
package struct RequestBody: Hashable, Sendable {
  /// A piece of the body; the count is how much of the file goes out, known beforehand.
  enum Segment: Hashable, Sendable {
    case bytes(Data)
    case base64(URL, byteCount: Int)
    case file(URL, offset: Int = 0, byteCount: Int)

    /// How many bytes go out.
    var length: Int {
      switch self {
      case .bytes(let data): data.count
      case .base64(_, let count): (count + 2) / 3 * 4
      case .file(_, _, let count): count
      }
    }
  }

  let segments: [Segment]
  /// The exact length, which goes out as `Content-Length`.
  package let byteCount: Int

  init(_ segments: [Segment]) {
    self.segments = segments
    byteCount = segments.reduce(0) { $0 + $1.length }
  }

  /// A body of bytes at hand.
  package init(_ bytes: Data) {
    self.init([.bytes(bytes)])
  }
}
