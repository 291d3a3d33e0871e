import Conversation
import Foundation

/// How figures are written outside the screen.
enum ExportFigures {
  /// A length of bytes: `118 B`, `48 kB`, `1.9 MB`.
  static func bytes(_ count: Int) -> String {
    switch count {
    case ..<1000: return "\(max(0, count)) B"
    case ..<1_000_000: return "\((count + 500) / 1000) kB"
    default:
      let tenths = (count + 50_000) / 100_000
      return "\(tenths / 10).\(tenths % 10) MB"
    }
  }

  /// `JPEG`, `PNG`, `WEBP`.
  static func kind(_ picture: Picture) -> String {
    (picture.mimeType.split(separator: "/").last.map(String.init) ?? "").uppercased()
  }

  /// The ending of a picture's file: `jpg`.
  static func ending(_ picture: Picture) -> String {
    switch picture.mimeType {
    case "image/png": "png"
    case "image/webp": "webp"
    default: "jpg"
    }
  }

  /// `2026-11-26 17:40` in a zone.
  static func moment(_ date: Date, in zone: TimeZone) -> String {
    let style = Date.ISO8601FormatStyle(dateTimeSeparator: .space, timeZone: zone)
    return date.formatted(
      style.year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false))
  }
}
