extension Sequence<UInt8> {
  /// The bytes in lower-case hexadecimal digits, two for each.
  package var hexadecimal: String {
    String(decoding: flatMap { [digit($0 >> 4), digit($0 & 15)] }, as: UTF8.self)
  }
}

/// The ASCII code of a digit from 0 to 15.
private func digit(_ value: UInt8) -> UInt8 {
  value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}
