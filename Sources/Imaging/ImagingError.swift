/// Why a picture was refused or could not be read or written; the description is one sentence.
package enum ImagingError: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  case notAPicture
  /// A picture, but of a format that is not taken; the name is for people, such as `HEIC`.
  case unsupportedFormat(String)
  case animated
  case notARegularFile
  /// A symbolic link to somewhere that is not in the link's own folder.
  case linkOutOfFolder
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

  package var description: String { sentence(about: "The file") }

  /// The reason as one sentence that begins with a name, such as the file's.
  package func sentence(about name: String) -> String {
    switch self {
    case .empty: "\(name) is empty."
    case .notAPicture: "\(name) is no picture: PNG, JPEG and WebP are taken."
    case .unsupportedFormat(let format):
      "\(name) is not taken as \(format): PNG, JPEG and WebP are."
    case .animated: "\(name) is a moving picture: one frame is taken."
    case .notARegularFile: "\(name) is no regular file."
    case .linkOutOfFolder: "\(name) is a link out of its folder; name the file itself."
    case .unreadable(let reason): "\(name) cannot be read: \(reason)."
    case .truncated: "\(name) breaks off before the end of the picture."
    case .undecodable(let detail): "\(name) cannot be decoded: \(detail)."
    case .tooLarge(let byteCount, let limit):
      "\(name) has \(mebibytes(byteCount)); at most \(mebibytes(limit)) are taken."
    case .tooManyPixels(let width, let height, let limit):
      "\(name) has \(width)×\(height) pixels; at most \(limit / 1_000_000) megapixels are taken."
    case .sideTooLong(let width, let height, let limit):
      "\(name) has \(width)×\(height) pixels; a side has at most \(limit)."
    case .notEncodable(let detail): "\(name) cannot be written: \(detail)."
    }
  }

  /// Whether the picture is refused for its size alone.
  package var isAboutSize: Bool {
    switch self {
    case .tooLarge, .tooManyPixels, .sideTooLong: true
    default: false
    }
  }
}

/// A size in MiB, rounded up to a tenth, so that what is over a limit never reads like the limit.
private func mebibytes(_ count: Int) -> String {
  let tenths = (count * 10 + 1_048_575) / 1_048_576
  return tenths % 10 == 0 ? "\(tenths / 10) MiB" : "\(tenths / 10).\(tenths % 10) MiB"
}
