/// Writes JSON in the two spellings the service uses.
struct JSONWriter {
  /// How a value is laid out.
  enum Layout {
    /// Two spaces a level, one member a line: answers that are not streamed, and errors.
    case pretty
    /// One line, a space after each colon and none after a comma: a `data:` line.
    case line
  }

  private(set) var bytes: [UInt8] = []
  private let layout: Layout

  private init(_ layout: Layout) { self.layout = layout }

  /// The bytes of a value.
  static func bytes(of value: JSON, _ layout: Layout) -> [UInt8] {
    var writer = JSONWriter(layout)
    writer.write(value, depth: 0)
    if layout == .pretty { writer.bytes.append(UInt8(ascii: "\n")) }
    return writer.bytes
  }

  private mutating func write(_ value: JSON, depth: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let truth): bytes += (truth ? "true" : "false").utf8
    case .integer(let number): bytes += String(number).utf8
    case .number(let number): bytes += Self.text(of: number).utf8
    case .string(let text): write(text)
    case .array(let elements):
      list(elements, open: "[", close: "]", depth: depth) { $0.write($1, depth: depth + 1) }
    case .object(let members):
      list(members, open: "{", close: "}", depth: depth) {
        $0.write($1.name)
        $0.bytes += ": ".utf8
        $0.write($1.value, depth: depth + 1)
      }
    }
  }

  private mutating func list<Element>(
    _ elements: [Element], open: String, close: String, depth: Int,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    bytes += open.utf8
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(depth + 1)
      write(&self, element)
    }
    if !elements.isEmpty { newLine(depth) }
    bytes += close.utf8
  }

  private mutating func newLine(_ depth: Int) {
    guard layout == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: depth * 2)
  }

  /// A whole number is written without a point, as the service writes `"temperature": 1`.
  private static func text(of number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { source in
      if source.contains(where: Self.needsEscape) {
        for byte in source { escape(byte) }
      } else {
        bytes.append(contentsOf: source)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte of a string is written as an escape; the service also hides what HTML would
  /// take for markup.
  private static func needsEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "&"), 0x7F:
      true
    default: false
    }
  }

  private mutating func escape(_ byte: UInt8) {
    guard Self.needsEscape(byte) else {
      bytes.append(byte)
      return
    }
    switch byte {
    case UInt8(ascii: "\""): bytes += "\\\"".utf8
    case UInt8(ascii: "\\"): bytes += "\\\\".utf8
    case UInt8(ascii: "\n"): bytes += "\\n".utf8
    case UInt8(ascii: "\r"): bytes += "\\r".utf8
    case UInt8(ascii: "\t"): bytes += "\\t".utf8
    default:
      let digits = String(byte, radix: 16)
      bytes += "\\u".utf8
      bytes += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
      bytes += digits.utf8
    }
  }
}
