/// The bytes of a bracketed paste up to its end marker.
///
/// Only the marker's six bytes as they are end it: what controls the pasted text holds is dropped
/// afterwards, so no rest of it can join to a marker.
struct PasteCollector: Sendable {
  private var bytes: [UInt8] = []
  /// How many bytes of the marker stand at the end.
  private var matched = 0

  private static let marker = Array("\u{1B}[201~".utf8)

  /// Takes a byte; answers whether the paste is complete.
  mutating func take(_ byte: UInt8) -> Bool {
    bytes.append(byte)
    matched = byte == Self.marker[matched] ? matched + 1 : byte == Self.marker[0] ? 1 : 0
    guard matched == Self.marker.count else { return false }
    bytes.removeLast(matched)
    return true
  }

  /// The text with line ends made LF and controls dropped but for LF and TAB.
  var text: String {
    var scalars = String.UnicodeScalarView()
    var followsReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\r": scalars.append("\n")
      case "\n": if !followsReturn { scalars.append(scalar) }
      case "\t": scalars.append(scalar)
      default: if !scalar.isControl { scalars.append(scalar) }
      }
      followsReturn = scalar == "\r"
    }
    return String(scalars)
  }
}
