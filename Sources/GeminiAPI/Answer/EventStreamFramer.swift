/// Takes the JSON out of what stands round it: server-sent events, an array, or nothing.
///
/// `data: {…}` with any line ending, with or without the space, over one line or several; comments
/// and other fields; and, as the service ends a stream that broke, a bare object without `data:`.
struct EventStreamFramer {
  /// The answer is a page for people, from something between here and the service.
  struct WebPage: Error {}

  private enum State {
    /// Before the first byte that is not white space.
    case undecided
    /// JSON without lines round it.
    case json
    /// At the start of a line, or in the name of a field.
    case field
    /// After the colon of `data:`, where one space is no part of the data.
    case colon
    case dataStart
    case data
    /// After `[` at the start of data, which may be `[DONE]`, an end mark of other services.
    case bracket
    case ignored
    /// JSON that stands between the lines without `data:`.
    case bare
  }

  private var state = State.undecided
  private var field: [UInt8] = []
  /// Whether a line feed would be the second half of a line ending.
  private var skipsLineFeed = false
  /// Whether anything came but white space.
  var hasBegun: Bool { state != .undecided }
  /// Whether anything came that could be JSON.
  private(set) var hasData = false

  /// Hands the JSON's bytes on, in order.
  ///
  /// - Parameters:
  ///   - bytes: The next bytes of the answer.
  ///   - isBetweenValues: Whether all JSON handed on so far is whole.
  ///   - hand: Takes JSON.
  /// - Throws: ``WebPage``, or ``AnswerScanner/InvalidJSON`` at an event that ends too early.
  mutating func read(
    _ bytes: UnsafeRawBufferPointer, isBetweenValues: () -> Bool,
    _ hand: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if skipsLineFeed {
        skipsLineFeed = false
        if byte == UInt8(ascii: "\n") {
          position += 1
          continue
        }
      }
      switch state {
      case .json:
        try hand(UnsafeRawBufferPointer(rebasing: bytes[position...]))
        return
      case _ where byte.isLineEnd && state != .undecided:
        skipsLineFeed = byte == UInt8(ascii: "\r")
        try endLine(isBetweenValues, hand)
        position += 1
      case .data, .bare:
        let end = bytes.lineEnd(from: position)
        try hand(UnsafeRawBufferPointer(rebasing: bytes[position..<end]))
        position = end
      default:
        try take(byte, hand)
        position += 1
      }
    }
  }

  private mutating func take(_ byte: UInt8, _ hand: (UnsafeRawBufferPointer) throws -> Void) throws
  {
    switch state {
    case .undecided:
      let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
      if byte <= UInt8(ascii: " ") || byteOrderMark.contains(byte) { return }
      if byte.opensJSON {
        try begin(.json, with: [byte], hand)
      } else {
        state = .field
        try take(byte, hand)
      }
    case .field where field.isEmpty && byte == UInt8(ascii: "<"):
      throw WebPage()
    case .field where field.isEmpty && byte.opensJSON:
      try begin(.bare, with: [byte], hand)
    case .field where byte == UInt8(ascii: ":"):
      state = field.elementsEqual("data".utf8) ? .colon : .ignored
    case .field:
      if field.count <= 4 { field.append(byte) }
    case .colon where byte == UInt8(ascii: " "):
      state = .dataStart
    case .colon, .dataStart:
      if byte == UInt8(ascii: "[") {
        state = .bracket
      } else {
        try begin(.data, with: [byte], hand)
      }
    case .bracket where byte == UInt8(ascii: "D"):
      state = .ignored
    case .bracket:
      try begin(.data, with: [UInt8(ascii: "["), byte], hand)
    case .json, .data, .bare, .ignored:
      break
    }
  }

  private mutating func begin(
    _ next: State, with bytes: [UInt8], _ hand: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    state = next
    hasData = true
    try bytes.withUnsafeBytes(hand)
  }

  private mutating func endLine(
    _ isBetweenValues: () -> Bool, _ hand: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    switch state {
    case .field where field.isEmpty:
      guard isBetweenValues() else {
        throw AnswerScanner.InvalidJSON(detail: "an event that ends too early")
      }
    case .bracket:
      try begin(.data, with: Array("[\n".utf8), hand)
    case .data, .bare:
      try begin(state, with: [UInt8(ascii: "\n")], hand)
      if state == .bare, !isBetweenValues() { return }
    default:
      break
    }
    state = .field
    field = []
  }
}

extension UInt8 {
  fileprivate var isLineEnd: Bool { self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

  fileprivate var opensJSON: Bool { self == UInt8(ascii: "{") || self == UInt8(ascii: "[") }
}

extension UnsafeRawBufferPointer {
  /// Where the line ends that holds a position, else the end of the bytes.
  fileprivate func lineEnd(from start: Int) -> Int {
    let tail = UnsafeRawBufferPointer(rebasing: self[start...])
    let feed = tail.firstPosition(of: UInt8(ascii: "\n")) ?? tail.count
    let line = UnsafeRawBufferPointer(rebasing: tail[..<feed])
    return start + (line.firstPosition(of: UInt8(ascii: "\r")) ?? feed)
  }
}
