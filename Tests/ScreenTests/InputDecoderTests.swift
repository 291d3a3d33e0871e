import Screen
import Testing

@Suite struct InputDecoderTests {
  private func decode(_ text: String) -> [InputEvent] {
    var decoder = InputDecoder()
    return decoder.decode(Array(text.utf8))
  }

  @Test(arguments: [
    ("a", KeyEvent(.character("a"))), ("A", KeyEvent(.character("A"))),
    ("中", KeyEvent(.character("中"))), ("\r", KeyEvent(.enter)), ("\t", KeyEvent(.tab)),
    ("\n", KeyEvent(.character("j"), .control)), ("\u{3}", KeyEvent(.character("c"), .control)),
    ("\u{1F}", KeyEvent(.character("_"), .control)), ("\u{0}", KeyEvent(.character("@"), .control)),
    ("\u{7F}", KeyEvent(.backspace)), ("\u{8}", KeyEvent(.backspace)),
    ("\u{1B}b", KeyEvent(.character("b"), .alt)), ("\u{1B}\r", KeyEvent(.enter, .alt)),
    ("\u{1B}\u{7F}", KeyEvent(.backspace, .alt)), ("\u{1B}[A", KeyEvent(.up)),
    ("\u{1B}OA", KeyEvent(.up)), ("\u{1B}[1;5D", KeyEvent(.left, .control)),
    ("\u{1B}[1;3C", KeyEvent(.right, .alt)), ("\u{1B}[Z", KeyEvent(.tab, .shift)),
    ("\u{1B}[3~", KeyEvent(.delete)), ("\u{1B}[3;5~", KeyEvent(.delete, .control)),
    ("\u{1B}[5~", KeyEvent(.pageUp)), ("\u{1B}OP", KeyEvent(.function(1))),
    ("\u{1B}[11~", KeyEvent(.function(1))), ("\u{1B}[24~", KeyEvent(.function(12))),
    ("\u{1B}[[A", KeyEvent(.function(1))), ("\u{1B}[1;2P", KeyEvent(.function(1), .shift)),
    ("\u{1B}[27;2;13~", KeyEvent(.enter, .shift)), ("\u{1B}[13;2u", KeyEvent(.enter, .shift)),
    ("\u{1B}[27u", KeyEvent(.escape)), ("\u{1B}[99;5u", KeyEvent(.character("c"), .control)),
    ("\u{1B}[67;6u", KeyEvent(.character("c"), .control)),
    ("\u{1B}[97;2u", KeyEvent(.character("A"))), ("\u{1B}[49:33;2u", KeyEvent(.character("!"))),
    ("\u{1B}[97;3u", KeyEvent(.character("a"), .alt)), ("\u{1B}[7$", KeyEvent(.home, .shift)),
  ]) func `a key is what was pressed`(bytes: String, key: KeyEvent) {
    #expect(decode(bytes) == [.key(key)])
  }

  @Test func `a paste is one event with line ends made LF and no controls`() {
    #expect(
      decode("\u{1B}[200~a\r\nb\rc\td\u{1B}[31me\u{9B}\u{0}\u{1B}[201~x")
        == [.paste("a\nb\nc\td[31me"), .key(KeyEvent(.character("x")))])
    #expect(decode("\u{1B}[200~[201~\u{1B}\u{1B}[201~") == [.paste("[201~")])
    #expect(decode("\u{1B}[200~\u{1B}[201~") == [.paste("")])
  }

  @Test func `without brackets a return with text behind it in the read is a newline`() {
    let newline = InputEvent.key(KeyEvent(.character("j"), .control))
    let (a, b) = (
      InputEvent.key(KeyEvent(.character("a"))), InputEvent.key(KeyEvent(.character("b")))
    )
    #expect(decode("a\rb\r") == [a, newline, b, .key(KeyEvent(.enter))])
    #expect(decode("a\r\rb") == [a, newline, newline, b])
    #expect(decode("\r\u{1B}[A") == [.key(KeyEvent(.enter)), .key(KeyEvent(.up))])
  }

  @Test func `mouse and focus are events`() {
    #expect(
      decode("\u{1B}[<0;3;2M\u{1B}[<0;3;2m\u{1B}[<64;1;1M\u{1B}[<65;1;1M\u{1B}[<32;5;6M")
        == [
          .mouse(MouseEvent(.press, at: Position(column: 2, row: 1))),
          .mouse(MouseEvent(.release, at: Position(column: 2, row: 1))),
          .mouse(MouseEvent(.wheelUp, at: Position(column: 0, row: 0))),
          .mouse(MouseEvent(.wheelDown, at: Position(column: 0, row: 0))),
          .mouse(MouseEvent(.drag, at: Position(column: 4, row: 5))),
        ])
    #expect(decode("\u{1B}[I\u{1B}[O") == [.focus(true), .focus(false)])
    #expect(decode("\u{1B}[M !!x") == [.key(KeyEvent(.character("x")))])
  }

  @Test(arguments: [
    "\u{1B}[?62;4c", "\u{1B}[>0;10;1c", "\u{1B}[6;20;10t", "\u{1B}[3;1R", "\u{1B}[?2026;1$y",
    "\u{1B}P>|XTerm(370)\u{1B}\\", "\u{1B}]11;rgb:1c1c/1c1c/1c1c\u{7}", "\u{1B}_Gi=31;OK\u{1B}\\",
  ]) func `a reply never reaches the typing`(bytes: String) {
    let events = decode(bytes + "x")
    guard case .reply = events.first else { return #expect(events.isEmpty, "no reply") }
    #expect(events.dropFirst() == [.key(KeyEvent(.character("x")))])
  }

  @Test func `unknown sequences are swallowed`() {
    #expect(decode("\u{1B}[99;1~\u{1B}[5;5x\u{1B}[57358u\u{1B}[97;1:3u").isEmpty)
  }

  @Test func `a broken reply gives way to the next key`() {
    #expect(decode("\u{1B}]11;rgb\u{1B}[A") == [.key(KeyEvent(.up))])
    #expect(decode("\u{1B}P>|XT\u{3}") == [.key(KeyEvent(.character("c"), .control))])
  }

  @Test func `an escape alone is the key after a silence and a torn rest is swallowed`() {
    var decoder = InputDecoder(escapeDelayMilliseconds: 50)
    #expect(decoder.decode([0x1B]).isEmpty)
    #expect(decoder.isWaiting)
    #expect(decoder.flush(afterMilliseconds: 49).isEmpty)
    #expect(decoder.flush(afterMilliseconds: 50) == [.key(KeyEvent(.escape))])
    #expect(decoder.decode(Array("[Ax".utf8)) == [.key(KeyEvent(.character("x")))])
    // A bracket that is typed later is a bracket.
    #expect(decoder.decode(Array("[".utf8)) == [.key(KeyEvent(.character("[")))])
  }

  @Test func `Alt with an introducer is a key after a silence`() {
    for (bytes, character) in [("\u{1B}[", "["), ("\u{1B}O", "O"), ("\u{1B}]", "]")] {
      var decoder = InputDecoder()
      #expect(decoder.decode(Array(bytes.utf8)).isEmpty)
      #expect(
        decoder.flush(afterMilliseconds: 60) == [
          .key(KeyEvent(.character(Character(character)), .alt))
        ])
    }
  }

  @Test func `a paste without an end is handed over after five seconds`() {
    var decoder = InputDecoder()
    #expect(decoder.decode(Array("\u{1B}[200~lost".utf8)).isEmpty)
    #expect(decoder.flush(afterMilliseconds: 4_999).isEmpty)
    #expect(decoder.flush(afterMilliseconds: 5_000) == [.paste("lost")])
  }

  @Test func `bytes that are no UTF-8 show as what they are`() {
    var decoder = InputDecoder()
    let replaced = InputEvent.key(KeyEvent(.character("\u{FFFD}")))
    let typed = InputEvent.key(KeyEvent(.character("a")))
    #expect(decoder.decode([0xFF, 0x61, 0xE4, 0x61]) == [replaced, typed, replaced, typed])
    // A control character in two bytes is no key.
    #expect(decoder.decode([0xC2, 0x9B]).isEmpty)
  }

  @Test func `where a read ends does not matter`() {
    let bytes = Array(
      "a中👍\u{1B}[1;5A\u{1B}b\u{1B}[200~x\r\ny中\u{1B}[201~\u{1B}OP\u{1B}]11;rgb:0/0/0\u{1B}\\\u{1B}[<0;1;2M\u{1B}[?1c\n\u{3}z"
        .utf8)
    var whole = InputDecoder()
    let expected = whole.decode(bytes)
    for cut in 0...bytes.count {
      var decoder = InputDecoder()
      #expect(decoder.decode(bytes[..<cut]) + decoder.decode(bytes[cut...]) == expected)
    }
    var single = InputDecoder()
    #expect(bytes.flatMap { single.decode([$0]) } == expected)
  }

  @Test func `random bytes neither crash nor make controls, and cuts do not matter`() {
    var random = SeededNumbers(seed: 5)
    let likely: [UInt8] = Array("\u{1B}\u{1B}\u{1B}[[]OP_;:0123459~ABMRu<?$\\\u{7}\u{9B}中".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ -> UInt8 in
        let byte =
          Bool.random(using: &random)
          ? likely[Int.random(in: 0..<likely.count, using: &random)]
          : UInt8.random(in: 0...255, using: &random)
        // The rule for returns looks at the read on purpose.
        return byte == 0x0D ? 0x0A : byte
      }
      var whole = InputDecoder()
      let expected = whole.decode(bytes)
      let cut = Int.random(in: 0...bytes.count, using: &random)
      var parts = InputDecoder()
      #expect(parts.decode(bytes[..<cut]) + parts.decode(bytes[cut...]) == expected)
      for case .key(let event) in expected {
        guard case .character(let character) = event.key else { continue }
        #expect(!character.unicodeScalars.contains { $0.properties.generalCategory == .control })
      }
    }
  }
}
