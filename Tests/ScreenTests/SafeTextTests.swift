import Screen
import Testing

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("plain words", "plain words"),
    ("two\nlines", "two\nlines"),
    ("a\tb", "a  b"),
    ("\u{1B}]52;c;AAAA\u{07}", "^[]52;c;AAAA^G"),
    ("over\rwritten\u{8}\u{7F}", "over^Mwritten^H^?"),
    ("\u{9B}31m", "<U+009B>31m"),
    ("a\u{202E}gnp.exe", "a<U+202E>gnp.exe"),
    ("a\u{2028}b\u{2029}", "a<U+2028>b<U+2029>"),
    ("zero\u{200B}width\u{FEFF}", "zero<U+200B>width<U+FEFF>"),
    ("tag\u{E0041}", "tag<U+E0041>"),
    ("soft\u{AD}hyphen", "soft<U+00AD>hyphen"),
    ("private \u{E000} \u{10EEEE}", "private <U+E000> <U+10EEEE>"),
    ("让天空更红，水面也要有倒影。", "让天空更红，水面也要有倒影。"),
    ("é e\u{301} ñ", "é e\u{301} ñ"),
    ("\u{301}loose", "\u{25CC}\u{301}loose"),
    ("👨‍👩‍👧 👍🏽 ❤️ 🇨🇳", "👨‍👩‍👧 👍🏽 ❤️ 🇨🇳"),
    ("pay\u{200D}pal", "pay<U+200D>pal"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"),
    ("क्\u{200D}ष", "क्\u{200D}ष"),
    (" \u{FE0F}x\u{FE0F}\u{FE0F}", " <U+FE0F>x\u{FE0F}<U+FE0F>"),
    ("hidden\u{3164}blank", "hidden<U+3164>blank"),
  ]) func `what could act or deceive becomes a visible mark`(raw: String, shown: String) {
    // Compared by scalars: == on strings would call canonical equivalents equal.
    #expect(Array(SafeText.visible(raw).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test func `a single line has its line feeds made spaces`() {
    #expect(SafeText("a\nb", singleLine: true).text == "a b")
  }

  @Test func `bytes that are no UTF-8 become replacement characters, never controls`() {
    #expect(SafeText(decoding: [0x61, 0x9B, 0x33, 0x31, 0x6D]).text == "a\u{FFFD}31m")
    #expect(
      SafeText(decoding: [0xC0, 0x9B, 0xED, 0xA0, 0x80]).text.allSatisfy { $0 == "\u{FFFD}" })
  }

  @Test func `a pile of marks is cut to four`() {
    let zalgo = "a" + String(repeating: "\u{301}", count: 100) + "b"
    #expect(SafeText.visible(zalgo).unicodeScalars.count == 6)
  }

  @Test func `every scalar alone comes out harmless and filtering again changes nothing`() {
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = SafeText.visible(String(scalar))
      #expect(isHarmless(shown), "U+\(String(value, radix: 16))")
      if shown.unicodeScalars.count > 1 { #expect(SafeText.visible(shown) == shown) }
    }
  }

  @Test func `random mixtures come out harmless and filtering again changes nothing`() {
    var random = SeededNumbers(seed: 7)
    let pool: [Unicode.Scalar] = Array(
      "a é中\n\t\u{1B}\u{9B}\u{7F}\u{202E}\u{200B}\u{200C}\u{200D}\u{FE0F}\u{301}\u{20E3}👩🏽🇨कष्म\u{E000}\u{34F}"
        .unicodeScalars)
    for _ in 0..<20_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        text.append(pool[Int.random(in: 0..<pool.count, using: &random)])
      }
      let shown = SafeText.visible(String(text))
      #expect(isHarmless(shown))
      #expect(
        SafeText.visible(shown).unicodeScalars.elementsEqual(shown.unicodeScalars),
        "\(text.map { String($0.value, radix: 16) })")
    }
  }

  /// Checked by categories, independently of the filter's own ranges.
  private func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar == "\n"
      case .format:
        [0x200C, 0x200D, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD]
          .contains(scalar.value) || (0x600...0x605).contains(scalar.value)
      case .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
      default: true
      }
    }
  }
}
