import Screen
import Testing

@Suite struct LineWrapTests {
  @Test(arguments: [
    ("make the sky more dramatic", 10, ["make the", "sky more", "dramatic"]),
    ("", 10, [""]),
    ("one\n\ntwo", 10, ["one", "", "two"]),
    ("incomprehensibilities", 8, ["incompre", "hensibil", "ities"]),
    ("a incomprehensible", 8, ["a", "incompre", "hensible"]),
    ("让天空更红，水面也要有倒影。", 10, ["让天空更", "红，水面也", "要有倒影。"]),
    ("他说（你好）吧", 6, ["他说", "（你", "好）吧"]),
    ("用 Plantain 画画", 8, ["用", "Plantain", "画画"]),
    ("exact fit", 9, ["exact fit"]),
    ("trailing   blanks", 8, ["trailing", "blanks"]),
    ("  indented words", 10, ["  indented", "words"]),
    ("中", 1, [""]),
    ("a中b", 1, ["a", "b"]),
  ]) func `words stay whole and punctuation stays with its word`(
    text: String, width: Int, lines: [String]
  ) {
    #expect(LineWrap.lines(text, width: width).map(String.init) == lines)
  }

  @Test func `no line is ever wider than asked and no word is lost`() {
    var random = SeededNumbers(seed: 3)
    let pool = Array("ab c d  中文，。（「」ｆ👍🏽e\u{301}\n")
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...40, using: &random)
      let text = String(
        (0..<count).map { _ in pool[Int.random(in: 0..<pool.count, using: &random)] })
      let width = Int.random(in: 2...12, using: &random)
      let lines = LineWrap.lines(text, width: width)
      for line in lines { #expect(DisplayWidth.columns(line) <= width) }
      let words = lines.joined().filter { $0 != " " && $0 != "\n" }
      #expect(words == text.filter { $0 != " " && $0 != "\n" })
    }
  }

  @Test(arguments: [
    ("short", 10, "short"), ("exactly", 7, "exactly"), ("too long", 5, "too …"), ("中文标题", 5, "中文…"),
    ("中文标题", 6, "中文…"), ("x", 0, ""), ("xy", 1, "…"),
  ]) func `a cut text ends in an ellipsis`(text: String, columns: Int, cut: String) {
    #expect(LineWrap.truncated(text, to: columns) == cut)
  }
}
