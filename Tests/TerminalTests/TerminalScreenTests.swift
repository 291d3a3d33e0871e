import Foundation
import Screen
import Terminal
import Testing

extension TerminalSuite {
  @Suite struct TerminalScreenTests {
    /// A frame full of half blocks in colours that are all different.
    private func picture(_ size: Size, _ seed: Int = 0) -> Frame {
      var grid = CellGrid(size: size)
      for index in grid.cells.indices {
        let value = index + seed * grid.cells.count
        let color = RGB(
          UInt8(value >> 12 & 0xFF), UInt8(value >> 4 & 0xFF), UInt8(value << 4 & 0xF0))
        let other = RGB(color.blue, color.red, color.green)
        grid.cells[index] = Cell(glyph(value), .pixels(foreground: color, background: other))
      }
      return Frame(cells: grid)
    }

    /// Half and quarter blocks, so that rows differ in shape as those of real pictures do.
    private func glyph(_ value: Int) -> String {
      ["▀", "▄", "▌", "▐", "▖", "▗", "▘", "▝"][(value &* 2_654_435_761) >> 9 & 7]
    }

    private func words(_ text: [String], _ size: Size = Size(columns: 80, rows: 24)) -> Frame {
      var canvas = Canvas(size: size)
      for (row, line) in text.enumerated() {
        canvas.write(line, column: 0, row: row, style: .plain)
      }
      return Frame(cells: canvas.grid)
    }

    private func hex(_ color: RGB) -> String {
      [color.red, color.green, color.blue].map { String(format: "%02x", $0) }.joined()
    }

    private func expect(_ screen: EmulatedScreen, shows grid: CellGrid) {
      for row in 0..<grid.size.rows {
        for column in 0..<grid.size.columns {
          guard case .pixels(let front?, let back?) = grid[column, row].look else { continue }
          let cell = screen.cells[row][column]
          #expect(
            cell
              == .init(text: grid[column, row].text, foreground: hex(front), background: hex(back)))
        }
      }
    }

    @Test func `pixel cells arrive in 24-bit colours, black and near black too`() async throws {
      let terminal = try PseudoTerminal(columns: 20, rows: 4)
      let screen = try TerminalScreen(terminal.options())
      #expect(screen.depth == .trueColor)
      var frame = picture(Size(columns: 20, rows: 4))
      frame.cells[0, 0].look = .pixels(foreground: RGB(0, 0, 0), background: RGB(0, 0, 3))
      screen.show(frame)
      await screen.settle()
      #expect(terminal.output.contains("\u{1B}[38;2;0;0;0m"))
      expect(try terminal.screen(), shows: frame.cells)
      await screen.close()
    }

    @Test func `more different pairs than a short integer holds keep their colours`() async throws {
      let terminal = try PseudoTerminal()
      let screen = try TerminalScreen(terminal.options())
      for seed in 0..<20 {
        screen.show(picture(Size(columns: 80, rows: 24), seed))
        await screen.settle()
      }
      let last = picture(Size(columns: 80, rows: 24), 19)
      expect(try terminal.screen(), shows: last.cells)
      await screen.close()
    }

    @Test func `rows that scroll keep their colours`() async throws {
      let terminal = try PseudoTerminal()
      let screen = try TerminalScreen(terminal.options())
      let first = picture(Size(columns: 80, rows: 24))
      var second = first
      second.cells.cells.removeFirst(80 * 3)
      second.cells.cells += picture(Size(columns: 80, rows: 3), 50).cells.cells
      screen.show(first)
      await screen.settle()
      let before = terminal.output.utf8.count
      screen.show(second)
      await screen.settle()
      // The terminal moves the rows: only the three new ones are sent.
      #expect(terminal.output.utf8.count - before < 12_000)
      expect(try terminal.screen(), shows: second.cells)
      await screen.close()
    }

    @Test func `colours stay right when all pairs are used up`() async throws {
      let terminal = try PseudoTerminal()
      let screen = try TerminalScreen(terminal.options())
      let size = Size(columns: 80, rows: 24)
      for seed in 0..<72 {
        screen.show(picture(size, seed))
        await screen.settle()
      }
      let output = terminal.output
      let clear = try #require(output.range(of: "\u{1B}[2J", options: .backwards))
      #expect(output[..<clear.lowerBound].contains("\u{1B}[2J"))
      let shown = try EmulatedScreen("\u{1B}[H" + output[clear.lowerBound...], size: size)
      expect(shown, shows: picture(size, 71).cells)
      await screen.close()
    }

    @Test func `wide characters, marks and emoji leave what follows in its column`() async throws {
      let terminal = try PseudoTerminal()
      let screen = try TerminalScreen(terminal.options())
      let texts = ["中文标题|", "e\u{301}a|", "👍🏽x|", "👨‍👩‍👧|", "❤️|", "🇨🇳|", "क्ष|"]
      screen.show(words(texts))
      await screen.settle()
      let shown = try terminal.screen()
      for (row, text) in texts.enumerated() {
        #expect(shown.cells[row][DisplayWidth.columns(text) - 1].text == "|", "\(text)")
      }
      #expect(shown.lines[0].replacing(" ", with: "") == "中文标题|")
      await screen.close()
    }

    @Test func `a cell that holds a control character cannot act on the terminal`() async throws {
      let terminal = try PseudoTerminal()
      let screen = try TerminalScreen(terminal.options())
      var frame = words(["ab"])
      frame.cells[0, 0].text = "\u{1B}"
      frame.cells[1, 0].text = "\u{9B}"
      frame.cells[2, 0].text = "\u{202E}"
      frame.cells[3, 0].text = "x\u{7}\u{202E}"
      screen.show(frame)
      await screen.settle()
      #expect(try terminal.screen().lines[0] == "\u{FFFD}\u{FFFD}\u{FFFD}x")
      #expect(!terminal.output.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) })
      await screen.close()
    }

    @Test func `the terminal is given back as it was found`() async throws {
      let terminal = try PseudoTerminal()
      let before = terminal.modes
      let screen = try TerminalScreen(terminal.options())
      #expect(terminal.modes != before)
      await screen.setTitle("Lake \u{1B}]0;evil\u{07} at dusk")
      screen.show(words(["hello"]))
      await screen.close()
      #expect(terminal.modes == before)
      let output = terminal.output
      let entered = ["\u{1B}[?1049h", "\u{1B}[22;0t", "\u{1B}[?2004h", "\u{1B}[?1006h"]
      for sequence in entered { #expect(output.contains(sequence)) }
      #expect(output.contains("\u{1B}]2;Lake ^[]0;evil^G at dusk\u{07}"))
      let left = try #require(output.range(of: "\u{1B}[?2004l", options: .backwards)).lowerBound
      for sequence in ["\u{1B}[?1000l", "\u{1B}[23;0t", "\u{1B}[?1049l", "\u{1B}[<u"] {
        #expect(output.contains(sequence))
      }
      let restored = try #require(output.range(of: "\u{1B}[?1049l", options: .backwards))
      #expect(left < restored.lowerBound)
      #expect(output.contains("\u{1B}[?2026h"))
    }

    @Test func `a suspension gives the terminal away and paints everything anew`() async throws {
      let terminal = try PseudoTerminal()
      let before = terminal.modes
      let screen = try TerminalScreen(terminal.options())
      let modes = terminal.modes
      screen.show(words(["hello"]))
      await screen.suspend()
      #expect(terminal.modes == before)
      screen.show(words(["again"]))
      await screen.settle()
      #expect(!terminal.output.contains("again"))
      await screen.resume()
      #expect(terminal.modes == modes)
      #expect(try terminal.screen().lines[0] == "again")
      await screen.close()
    }

    @Test func `a frame follows the window when that is resized`() async throws {
      let terminal = try PseudoTerminal(columns: 20, rows: 5)
      let screen = try TerminalScreen(terminal.options())
      screen.show(words(["small"], Size(columns: 20, rows: 5)))
      await screen.settle()
      terminal.resize(columns: 100, rows: 30)
      let large = String(repeating: "x", count: 99) + "|"
      screen.show(
        words(Array(repeating: large, count: 30), Size(columns: 100, rows: 30)))
      await screen.settle()
      #expect(try terminal.screen().lines == Array(repeating: large, count: 30))
      terminal.resize(columns: 10, rows: 2)
      screen.show(words([large], Size(columns: 100, rows: 30)))
      await screen.settle()
      #expect(try terminal.screen().lines == ["xxxxxxxxxx", ""])
      await screen.close()
    }

    @Test func `an unchanged frame sends nothing and a changed row only itself`() async throws {
      let terminal = try PseudoTerminal()
      let screen = try TerminalScreen(terminal.options())
      screen.show(words(["one", "two"]))
      await screen.settle()
      let first = terminal.output
      screen.show(words(["one", "two!"]))
      await screen.settle()
      let added = terminal.output.dropFirst(first.count)
      #expect(added.contains("!") && !added.contains("one") && added.utf8.count < 60)
      await screen.close()
    }

    @Test func `the cursor is where typing goes`() async throws {
      let terminal = try PseudoTerminal()
      let screen = try TerminalScreen(terminal.options())
      var frame = words(["> "])
      frame.cursor = Position(column: 2, row: 0)
      screen.show(frame)
      await screen.settle()
      #expect(try terminal.screen().cursor == [2, 0])
      await screen.close()
    }

    @Test(arguments: [
      (["COLORTERM": ""], ColorDepth.palette256, "\u{1B}[38;5;"),
      (["COLORTERM": "", "TERM": "xterm"], .ansi16, "\u{1B}[3"),
      (["NO_COLOR": "1"], .monochrome, "▓"),
      (["TERM": "vt100", "COLORTERM": ""], .monochrome, "▓"),
    ]) func `fewer colours still show the picture`(
      environment: [String: String], depth: ColorDepth, part: String
    ) async throws {
      let terminal = try PseudoTerminal(columns: 20, rows: 4)
      let screen = try TerminalScreen(terminal.options(environment))
      #expect(screen.depth == depth)
      var frame = picture(Size(columns: 20, rows: 4))
      for index in frame.cells.cells.indices {
        frame.cells.cells[index].look = .pixels(
          foreground: RGB(200, UInt8(index), 90), background: RGB(200, 220, 180))
      }
      screen.show(frame)
      await screen.settle()
      #expect(terminal.output.contains(part))
      #expect(!terminal.output.contains("38;2;"))
      await screen.close()
    }

    @Test func `a terminal that cannot place text is refused with a sentence`() async throws {
      let terminal = try PseudoTerminal()
      for name in ["dumb", "no-such-terminal", ""] {
        #expect(throws: TerminalFailure.self) {
          try TerminalScreen(terminal.options(["TERM": name]))
        }
      }
    }
  }
}
