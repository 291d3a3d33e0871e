/// Why a picture was refused or could not be read or written; the description is one sentence.
package enum ImagingError: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  case notAPicture
  /// A picture, but of a format that is not taken; the name is for people, such as `HEIC`.
  case unsupportedFormat(String)
  case animated
  case notARegularFile
  case symbolicLink
  /// The file cannot be opened or read; the reason is the system's.
  case unreadable(reason: String)
  /// The file ends before its header or its pixels do.
  case truncated
  /// The pixels cannot be decoded; the detail is the codec's.
  case undecodable(detail: String)
  case tooLarge(byteCount: Int, limit: Int)
  case tooManyPixels(width: Int, height: Int, limit: Int)
  case sideTooLong(width: Int, height: Int, limit: Int)
  case notEncodable(detail: String)

  package var description: String {
    switch self {
    case .empty: "The file is empty."
    case .notAPicture: "This is no picture: PNG, JPEG and WebP are taken."
    case .unsupportedFormat(let name): "\(name) is not taken: PNG, JPEG and WebP are."
    case .animated: "Moving pictures are not taken: one frame is."
    case .notARegularFile: "This is no regular file."
    case .symbolicLink: "This is a symbolic link; its target is not followed."
    case .unreadable(let reason): "The file cannot be read: \(reason)."
    case .truncated: "The picture breaks off before its end."
    case .undecodable(let detail): "The picture cannot be decoded: \(detail)."
    case .tooLarge(let byteCount, let limit):
      "The file has \(mebibytes(byteCount)); at most \(mebibytes(limit)) are taken."
    case .tooManyPixels(let width, let height, let limit):
      "The picture has \(width)×\(height) pixels; at most \(limit / 1_000_000) megapixels are taken."
    case .sideTooLong(let width, let height, let limit):
      "The picture has \(width)×\(height) pixels; a side has at most \(limit)."
    case .notEncodable(let detail): "The picture cannot be written: \(detail)."
    }
  }
}

/// A size in MiB, rounded up to a tenth, so that what is over a limit never reads like the limit.
private func mebibytes(_ count: Int) -> String {
  let tenths = (count * 10 + 1_048_575) / 1_048_576
  return tenths % 10 == 0 ? "\(tenths / 10) MiB" : "\(tenths / 10).\(tenths % 10) MiB"
}
