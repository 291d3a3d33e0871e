/// Text from outside, made harmless: the one filter that every word passes before it reaches the
/// terminal, a log, standard output or standard error.
///
/// It works on Unicode scalars, never on escape sequences, so a sequence that was cut cannot put it
/// out of step. What could act on a terminal or deceive a reader becomes a visible mark:
/// `ESC ]52;c;…` shows as `^[]52;c;…`, a right-to-left override as `<U+202E>`. Filtering twice
/// changes nothing, and the time is linear. Rules: `SafeText+Rules.swift`.
package struct SafeText: Hashable, Sendable {
  /// The harmless text.
  package let text: String

  /// Filters text; with `singleLine` a line feed becomes a space.
  package init(_ raw: String, singleLine: Bool = false) {
    text = Self.visible(raw, singleLine: singleLine)
  }

  /// Decodes bytes strictly as UTF-8, with U+FFFD for what is not, and filters the result.
  package init(decoding bytes: some Collection<UInt8>, singleLine: Bool = false) {
    // String(decoding:) repairs ill-formed sequences with U+FFFD.
    self.init(String(decoding: bytes, as: UTF8.self), singleLine: singleLine)
  }

  /// The harmless form of a text.
  ///
  /// Line feeds stay (or become a space with `singleLine`), a tab becomes two spaces, at most
  /// four marks combine with one base, and joiners stay only where a script or an emoji needs them.
  package static func visible(_ raw: String, singleLine: Bool = false) -> String {
    if isPlain(raw) { return raw }
    var filter = Filter(singleLine: singleLine)
    filter.output.reserveCapacity(raw.utf8.count)
    var scalars = raw.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      filter.take(scalar, before: next)
    }
    return String(filter.output)
  }

  /// Whether a text is printable ASCII throughout, which most are.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  /// How many marks, joiners and selectors may follow one base: ncurses holds five scalars a cell.
  package static let extendersPerBase = 4
}

/// The filter's memory: what the last scalars that came out were.
private struct Filter {
  let singleLine: Bool
  var output = String.UnicodeScalarView()
  /// The last scalar that came out; nil at the start and after a line feed.
  private var previous: Unicode.Scalar?
  /// How many extenders stand behind the last base.
  private var extenders = 0

  init(singleLine: Bool) {
    self.singleLine = singleLine
  }

  mutating func take(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
    switch ScalarClass(scalar) {
    case .base:
      emit(scalar)
      extenders = 0
    case .lineFeed:
      if singleLine { emit(" ") } else { output.append("\n") }
      if !singleLine { previous = nil }
      extenders = 0
    case .tab:
      emit("  ")
    case .combining:
      // A mark without a base would change the character that stands before this text.
      if previous == nil { emit("\u{25CC}") }
      extend(by: scalar)
    case .variationSelector:
      guard let previous, extenders == 0, ScalarClass(previous) == .base,
        previous.value > 0x20
      else { return mark(scalar) }
      extend(by: scalar)
    case .joiner:
      if joins(scalar, to: next) { extend(by: scalar) } else { mark(scalar) }
    case .control(let caret):
      emit("^\(caret)")
    case .hidden:
      mark(scalar)
    }
  }

  private mutating func extend(by scalar: Unicode.Scalar) {
    guard extenders < SafeText.extendersPerBase else { return }
    output.append(scalar)
    previous = scalar
    extenders += 1
  }

  /// Whether a zero-width joiner or non-joiner stands inside a cluster that needs it, and will stay.
  private func joins(_ scalar: Unicode.Scalar, to next: Unicode.Scalar?) -> Bool {
    guard let previous, let next, extenders < SafeText.extendersPerBase else { return false }
    let isLast = extenders + 1 >= SafeText.extendersPerBase
    if isLast, ScalarClass(next) != .base { return false }
    if JoiningScript(previous) == .indic { return JoiningScript(next) == .indic }
    if JoiningScript(previous) == .arabic { return JoiningScript(next) == .arabic }
    let follows = previous.isEmojiPart || previous.value == 0xFE0F
    return scalar.value == 0x200D && follows && next.isEmojiPart
  }

  private mutating func mark(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    emit("<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">")
  }

  private mutating func emit(_ text: String) {
    output.append(contentsOf: text.unicodeScalars)
    previous = output.last
    extenders = 0
  }

  private mutating func emit(_ scalar: Unicode.Scalar) {
    output.append(scalar)
    previous = scalar
  }
}
