import Foundation

/// Splits an answer's JSON, as it comes, into its large strings and the small rest.
///
/// The large strings go straight to the spool. In the rest `"#0 (94208 bytes)"` stands in their
/// place; it is handed on whenever an answer object is whole, and a JSON parser judges its grammar.
/// Any chunking of the bytes gives the same.
struct AnswerScanner {
  /// The bytes are not an answer: brackets that do not fit, too deep, or too large a rest.
  struct InvalidJSON: Error {
    var detail: String
  }

  /// An answer object without its large strings, and these.
  struct Piece {
    var rest: [UInt8]
    var blobs: [SpooledBlob]
  }

  private enum State {
    case structure, key, string, blob
  }

  private struct Container {
    var place: AnswerPlace
    var isObject: Bool
  }

  private static let depthLimit = 512
  private static let restLimit = 64 << 20
  /// How far a large string is looked at in one go: some relays escape every slash, and the end of
  /// the bytes would be searched for anew after each.
  private static let stride = 4 << 10

  private let spool: URL
  private var stack: [Container] = []
  private var state = State.structure
  private var isKeyNext = false
  private var key: [UInt8] = []
  private var escape = EscapeReader()
  private var writer: BlobWriter?
  private var rest: [UInt8] = []
  /// Strings of the unfinished object that stand in the spool.
  private(set) var blobs: [SpooledBlob] = []
  /// The last picture of them.
  private var picture: SpooledBlob?

  init(spool: URL) {
    self.spool = spool
  }

  /// Whether no value is open.
  var isBetweenValues: Bool { stack.isEmpty }

  /// The picture that comes just now, or has come while its part has not.
  var arriving: ArrivingPicture? {
    writer?.arriving
      ?? picture.map { ArrivingPicture(url: $0.url, byteCount: $0.byteCount, isWhole: true) }
  }

  /// Scans bytes, and hands on every answer object that they complete.
  mutating func scan(_ bytes: UnsafeRawBufferPointer, _ deliver: (Piece) throws -> Void) throws {
    var position = 0
    while position < bytes.count {
      switch state {
      case .structure:
        try scanStructure(bytes[position], deliver)
        position += 1
      case .key, .string:
        position = scanString(bytes, from: position)
      case .blob:
        position = try scanBlob(bytes, from: position)
      }
      guard rest.count <= Self.restLimit else {
        throw InvalidJSON(detail: "more than 64 MiB besides pictures and signatures")
      }
    }
  }

  private mutating func scanStructure(
    _ byte: UInt8, _ deliver: (Piece) throws -> Void
  ) throws {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      try open(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      try close(byte, deliver)
    case UInt8(ascii: "\""):
      try beginString()
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      if !isOutside { rest.append(byte) }
    default:
      if isOutside {
        guard byte == UInt8(ascii: ","), !stack.isEmpty else {
          throw InvalidJSON(detail: "a value that is no object")
        }
        return
      }
      if byte == UInt8(ascii: ",") { isKeyNext = true }
      if byte == UInt8(ascii: ":") { isKeyNext = false }
      rest.append(byte)
    }
  }

  /// Whether no answer object is open.
  private var isOutside: Bool {
    stack.isEmpty || stack.count == 1 && stack[0].place == .stream
  }

  private mutating func open(_ brace: UInt8) throws {
    guard stack.count < Self.depthLimit else { throw InvalidJSON(detail: "too deep") }
    let place = AnswerPlace(opening: brace, in: stack.last?.place, key: key)
    let isObject = brace == UInt8(ascii: "{")
    guard !isOutside || place == .root || place == .stream else {
      throw InvalidJSON(detail: "an array in the outer array")
    }
    stack.append(Container(place: place, isObject: isObject))
    key = []
    isKeyNext = isObject
    if place != .stream { rest.append(brace) }
  }

  private mutating func close(_ brace: UInt8, _ deliver: (Piece) throws -> Void) throws {
    guard let container = stack.popLast(), container.isObject == (brace == UInt8(ascii: "}"))
    else {
      throw InvalidJSON(detail: "brackets that do not fit")
    }
    if container.place == .stream { return }
    rest.append(brace)
    if container.place == .root {
      let piece = Piece(rest: rest, blobs: blobs)
      rest.removeAll(keepingCapacity: rest.count < 64 << 10)
      (blobs, picture) = ([], nil)
      try deliver(piece)
    }
  }

  private mutating func beginString() throws {
    guard let container = stack.last, !isOutside else {
      throw InvalidJSON(detail: "a string outside an object")
    }
    if container.isObject, isKeyNext {
      key = []
      state = .key
    } else if let kind = container.place.blob(under: key) {
      writer = try BlobWriter(kind, in: spool)
      state = .blob
      return
    } else {
      state = .string
    }
    rest.append(UInt8(ascii: "\""))
  }

  /// Copies a key or a small string up to its end, or to the end of the bytes.
  private mutating func scanString(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      end += 1
      if escape.isOpen {
        escape.skip(byte)
      } else if byte == UInt8(ascii: "\\") {
        escape.open()
      } else if byte == UInt8(ascii: "\"") {
        if state == .key, key.count <= 32 { key += bytes[start..<(end - 1)] }
        state = .structure
        rest += bytes[start..<end]
        return end
      }
    }
    if state == .key, key.count <= 32 { key += bytes[start..<end] }
    rest += bytes[start..<end]
    return end
  }

  /// Takes a large string to the spool, up to its end, or to the end of the bytes.
  private mutating func scanBlob(_ bytes: UnsafeRawBufferPointer, from start: Int) throws -> Int {
    if escape.isOpen {
      if let character = try escape.read(bytes[start]) {
        try withUnsafeBytes(of: character) { try writer?.write($0) }
      }
      return start + 1
    }
    let tail = UnsafeRawBufferPointer(rebasing: bytes[start...].prefix(Self.stride))
    let quote = tail.firstPosition(of: UInt8(ascii: "\"")) ?? tail.count
    let run = UnsafeRawBufferPointer(rebasing: tail[..<quote])
    if let backslash = run.firstPosition(of: UInt8(ascii: "\\")) {
      try writer?.write(UnsafeRawBufferPointer(rebasing: run[..<backslash]))
      escape.open()
      return start + backslash + 1
    }
    try writer?.write(run)
    guard quote < tail.count else { return start + quote }
    if let blob = try writer?.finish() {
      rest += "\"#\(blobs.count) (\(blob.byteCount) bytes)\"".utf8
      blobs.append(blob)
      if writer?.kind == .picture { picture = blob }
    }
    writer = nil
    state = .structure
    return start + quote + 1
  }
}

extension UnsafeRawBufferPointer {
  /// Where a byte stands first; many times faster than a loop.
  func firstPosition(of byte: UInt8) -> Int? {
    guard let base = baseAddress, let found = memchr(base, Int32(byte), count) else { return nil }
    return found - UnsafeMutableRawPointer(mutating: base)
  }
}
