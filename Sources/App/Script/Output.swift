import Foundation
import Screen

/// The two ways out of a script-mode command; every text passes the filter on its way.
nonisolated enum Output {
  /// A line of results, to standard output.
  static func line(_ text: String) {
    write(SafeText.visible(text) + "\n", to: .standardOutput)
  }

  /// A line of progress or of an error, to standard error.
  static func note(_ text: String) {
    write(SafeText.visible(text) + "\n", to: .standardError)
  }

  /// A value as JSON on one line; JSON escapes control characters, the filter the rest.
  static func json(_ value: some Encodable) throws {
    raw(try jsonLine(value))
  }

  /// A value as JSON on one line, dates in ISO 8601, harmless on a terminal.
  static func jsonLine(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return escaped(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// A line that is harmless already, to standard output.
  static func raw(_ line: String) {
    write(line + "\n", to: .standardOutput)
  }

  /// Bytes as they are, for a picture on a pipe.
  static func bytes(_ bytes: Data) throws {
    try FileHandle.standardOutput.write(contentsOf: bytes)
  }

  /// Escapes what ``SafeText`` would replace, so that a parser reads the text as it was.
  static func escaped(_ json: String) -> String {
    var result = ""
    for scalar in json.unicodeScalars {
      if scalar.isASCII || SafeText.visible(String(scalar)) == String(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return result
  }

  private static func write(_ text: String, to handle: FileHandle) {
    // A closed pipe is the reader's wish, not an error of ours.
    try? handle.write(contentsOf: Data(text.utf8))
  }
}
