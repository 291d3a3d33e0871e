import Screen
import Testing

@Suite struct CanvasTests {
  private func canvas(_ columns: Int, _ rows: Int = 1) -> Canvas {
    Canvas(size: Size(columns: columns, rows: rows))
  }

  private func cells(_ canvas: Canvas) -> [String] { canvas.grid.cells.map(\.text) }

  @Test func `wide characters take two cells and tell their columns`() {
    var canvas = canvas(6)
    #expect(canvas.write("a中b", column: 0, row: 0, style: .plain) == 4)
    #expect(cells(canvas) == ["a", "中", "", "b", " ", " "])
  }

  @Test func `a wide character that would straddle an edge becomes a blank`() {
    var right = canvas(4)
    #expect(right.write("abc中", column: 0, row: 0, style: .plain) == 4)
    #expect(cells(right) == ["a", "b", "c", " "])
    var limited = canvas(6)
    #expect(limited.write("中文", column: 0, row: 0, style: .plain, limit: 3) == 3)
    #expect(cells(limited) == ["中", "", " ", " ", " ", " "])
    var left = canvas(4)
    left.clip = Rect(column: 1, row: 0, columns: 3, rows: 1)
    left.write("中b", column: 0, row: 0, style: .plain)
    #expect(cells(left) == [" ", " ", "b", " "])
  }

  @Test func `drawing over half of a wide character mends the other half`() {
    var first = canvas(4)
    first.write("中文", column: 0, row: 0, style: .plain)
    first.write("x", column: 1, row: 0, style: .plain)
    #expect(cells(first) == [" ", "x", "文", ""])
    first.write("y", column: 2, row: 0, style: .plain)
    #expect(cells(first) == [" ", "x", "y", " "])
    var between = canvas(4)
    between.write("中文", column: 0, row: 0, style: .plain)
    between.write("字", column: 1, row: 0, style: .plain)
    #expect(cells(between) == [" ", "字", "", " "])
  }

  @Test func `control characters and characters without width never enter a cell`() {
    var canvas = canvas(8)
    canvas.write("a\u{1B}[\u{9B}\nb\u{202E}c", column: 0, row: 0, style: .plain)
    #expect(canvas.grid.text == "a\u{FFFD}[\u{FFFD} bc")
  }

  @Test func `emoji stay one cell and conjuncts take one for each letter`() {
    var canvas = canvas(6)
    canvas.write("👨‍👩‍👧🇨🇳क्ष", column: 0, row: 0, style: .plain)
    #expect(cells(canvas) == ["👨‍👩‍👧", "", "🇨🇳", "", "क्", "ष"])
  }

  @Test func `a blit cuts at the clip and leaves no half characters`() {
    var source = canvas(6)
    source.write("中文字", column: 0, row: 0, style: .plain)
    var target = canvas(6)
    target.write("abcdef", column: 0, row: 0, style: .plain)
    target.blit(
      source.grid, column: -1, row: 0, clip: Rect(column: 0, row: 0, columns: 4, rows: 1))
    #expect(cells(target) == [" ", "文", "", " ", "e", "f"])
  }

  @Test func `random drawing never leaves a half character behind`() {
    var random = SeededNumbers(seed: 11)
    let words = ["中文", "a中", "x", "abc", "🇨🇳字"]
    for _ in 0..<2_000 {
      var canvas = canvas(9, 2)
      for _ in 0..<12 {
        canvas.clip = Rect(
          column: Int.random(in: 0...4, using: &random), row: 0,
          columns: Int.random(in: 0...9, using: &random), rows: 2)
        let word = words[Int.random(in: 0..<words.count, using: &random)]
        let column = Int.random(in: -3...9, using: &random)
        if Bool.random(using: &random) {
          canvas.write(word, column: column, row: 0, style: .plain)
        } else {
          canvas.fill(Rect(column: column, row: 0, columns: 3, rows: 2))
        }
      }
      for (index, cell) in canvas.grid.cells.enumerated() {
        let follows =
          index + 1 < canvas.grid.cells.count && canvas.grid.cells[index + 1].text.isEmpty
        #expect((DisplayWidth.columns(cell.text) == 2) == follows)
      }
    }
  }
}
