import Foundation
import Screen
import Testing

@testable import Terminal

extension TerminalSuite {
  /// The screen with pictures, and a terminal that says what it can.
  @Suite struct PicturesOnScreenTests {
    private let request = ImageRequest(blob: "a", size: Size(columns: 10, rows: 4))

    /// A screen of 40×12 whose terminal has answered.
    private func screen(
      _ name: String, _ more: [String] = [], _ environment: [String: String] = [:]
    ) async throws -> (TerminalScreen, PseudoTerminal) {
      let terminal = try PseudoTerminal(columns: 40, rows: 12)
      let screen = try TerminalScreen(terminal.options(environment))
      await screen.showPictures(
        GraphicsFacts(multiplexer: Multiplexer(environment: environment)),
        from: { _, form in
          let count = form.kind == .rgba ? form.width * form.height * 4 : 100
          let bytes =
            form.kind == .sixel
            ? Array("\u{1B}Pq~~~\u{1B}\\".utf8)
            : (0..<count).map { UInt8(truncatingIfNeeded: $0 / 7) }
          return ImagePayload(bytes: bytes, width: form.width, height: form.height)
        }, tell: { _ in })
      for reply in ["P>|\(name)"] + more + ["[6;16;8t", "[?62\(more.isEmpty ? ";4" : "")c"] {
        await screen.hear(Array(reply.utf8))
      }
      return (screen, terminal)
    }

    private func frame(row: Int?, words: String = "words") -> Frame {
      var canvas = Canvas(size: Size(columns: 40, rows: 12))
      canvas.write(words, column: 0, row: 11, style: .plain)
      guard let row else { return Frame(cells: canvas.grid) }
      let color = RGB(200, 100, 50)
      let blocks = CellGrid(
        size: request.size, filling: Cell("▀", .pixels(foreground: color, background: color)))
      canvas.blit(blocks, column: 5, row: row)
      let rect = Rect(column: 5, row: row, columns: 10, rows: 4)
      let clip = Rect(column: 0, row: 0, columns: 40, rows: 11)
      return Frame(
        cells: canvas.grid, images: [ImagePlacement(request: request, rect: rect, clip: clip)])
    }

    /// Everything that was written, once it meets a condition; the test's time limit ends the wait.
    private func output(
      _ terminal: PseudoTerminal, until isMet: (String) -> Bool
    ) async -> String {
      while true {
        let output = terminal.output
        if isMet(output) || Task.isCancelled { return output }
        await Task.yield()
      }
    }

    /// They have marks, so that no search for characters finds them.
    private func placeholders(in text: String) -> Int {
      text.unicodeScalars.count { $0 == "\u{10EEEE}" }
    }

    private func count(_ part: String, in text: String) -> Int {
      text.components(separatedBy: part).count - 1
    }

    @Test(.timeLimit(.minutes(1)))
    func `placeholders are cells that move without the picture`() async throws {
      let (screen, terminal) = try await screen("kitty(0.35.2)", ["_Gi=31;OK"])
      screen.show(frame(row: 2))
      let first = await output(terminal) { placeholders(in: $0) >= 40 }
      var reader = try KittyReader(first)
      // The question that every terminal is asked is the only other command.
      #expect(reader.faults.allSatisfy { $0.contains("\"a\": \"q\"") || $0.contains("query") })
      let (number, image) = try #require(reader.images.first)
      #expect(reader.transmissions == 1 && image.virtual == [10, 4])
      #expect(image.width == 80 && image.height == 64)
      let seen = try EmulatedScreen(reader.rest, size: Size(columns: 40, rows: 12))
      for row in 0..<12 {
        for column in 0..<40 {
          let isInside = (5..<15).contains(column) && (2..<6).contains(row)
          let cell = seen.cells[row][column]
          #expect(cell.text.unicodeScalars.first == "\u{10EEEE}" ? isInside : !isInside)
          guard isInside else { continue }
          let marks = cell.text.unicodeScalars.dropFirst().map {
            Placeholder.marks.firstIndex(of: $0)
          }
          #expect(marks == [row - 2, column - 5, Int(number >> 24)])
          #expect(cell.foreground == String(format: "%06x", number & 0xFF_FFFF))
        }
      }
      screen.show(frame(row: 5))
      await screen.settle()
      reader = try KittyReader(terminal.output)
      #expect(reader.transmissions == 1 && reader.images.count == 1)
      screen.show(frame(row: nil))
      await screen.settle()
      let empty = try EmulatedScreen(
        KittyReader(terminal.output).rest, size: Size(columns: 40, rows: 12))
      #expect(empty.lines.dropLast().allSatisfy(\.isEmpty) && empty.lines.last == "words")
      await screen.close()
      #expect(try KittyReader(terminal.output).images.isEmpty)
    }

    @Test(.timeLimit(.minutes(1)))
    func `behind tmux everything of a picture passes through it, and its cells do not`()
      async throws
    {
      let (screen, terminal) = try await screen(
        "kitty(0.35.2)", ["_Gi=31;OK"], ["TMUX": "/tmp/tmux-0/default,1,0"])
      screen.show(frame(row: 2))
      let output = await output(terminal) { placeholders(in: $0) >= 40 }
      #expect(count("\u{1B}_G", in: output) == count("\u{1B}\u{1B}_G", in: output))
      #expect(count("\u{1B}Ptmux;\u{1B}\u{1B}_Ga=t", in: output) == 1)
      await screen.close()
    }

    @Test(.timeLimit(.minutes(1)))
    func `sixel is drawn behind the cells and leaves with them`() async throws {
      let (screen, terminal) = try await screen("XTerm(379)")
      screen.show(frame(row: 2))
      let sixel = "\u{1B}7\u{1B}[3;6H\u{1B}Pq~~~\u{1B}\\\u{1B}8"
      let shown = await output(terminal) { $0.contains(sixel) }
      // Inside one update, so that nothing flickers.
      let before = try #require(shown.components(separatedBy: sixel).first)
      #expect(before.components(separatedBy: "\u{1B}[?2026h").last?.contains("?2026l") == false)
      // All cells that lay below it are written, although half of them are as they were.
      screen.show(frame(row: 4))
      await screen.settle()
      let after = String(terminal.output.dropFirst(shown.count))
      #expect(count("▀", in: after) == 40)
      _ = await output(terminal) { $0.contains("\u{1B}[5;6H\u{1B}Pq") }
      await screen.close()
    }

    @Test(.timeLimit(.minutes(1)))
    func `rows that the terminal could move are written, since pixels would move along`()
      async throws
    {
      let (screen, terminal) = try await screen("XTerm(379)")
      func page(_ first: Int, row: Int?) -> Frame {
        var frame = frame(row: row)
        var canvas = Canvas(frame.cells)
        for line in first..<12 {
          let words = "line \(line - first) of words that are all different \(line * 7 - first * 7)"
          canvas.write(words, column: 0, row: line, style: .plain)
        }
        frame.cells = canvas.grid
        return frame
      }
      screen.show(page(7, row: 1))
      let shown = await output(terminal) { $0.contains("\u{1B}Pq") }
      screen.show(page(8, row: nil))
      await screen.settle()
      let after = String(terminal.output.dropFirst(shown.count))
      // Neither a region that scrolls, nor rows that are put in or taken out.
      #expect(after.firstMatch(of: /\e(\[\d+;\d+r|M|D|\[\d*[LMST])/) == nil)
      #expect(after.contains("line 0"))
      await screen.close()
    }

    @Test(.timeLimit(.minutes(1)))
    func `kitty places pictures over the cells and takes them back`() async throws {
      let (screen, terminal) = try await screen("kitty(0.26.5)", ["_Gi=31;OK"])
      screen.show(frame(row: 2))
      let first = await output(terminal) { $0.contains("a=p") }
      #expect(first.contains("\u{1B}[3;6H\u{1B}_Ga=p"))
      screen.show(frame(row: nil))
      await screen.settle()
      #expect(try KittyReader(terminal.output).placed.isEmpty)
      screen.show(frame(row: 3))
      await screen.settle()
      let reader = try KittyReader(terminal.output)
      #expect(reader.placed.count == 1 && reader.transmissions == 1)
      await screen.suspend()
      #expect(try KittyReader(terminal.output).images.isEmpty)
      await screen.resume()
      _ = await output(terminal) { (try? KittyReader($0).placed.count) == 1 }
      await screen.close()
      #expect(try KittyReader(terminal.output).images.isEmpty)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a picture that the terminal has lost is sent again, once`() async throws {
      let (screen, terminal) = try await screen("kitty(0.26.5)", ["_Gi=31;OK"])
      screen.show(frame(row: 2))
      func sent(_ count: Int) async throws -> UInt32 {
        let output = await output(terminal) {
          let reader = try? KittyReader($0)
          return reader?.transmissions == count && reader?.placed.count == 1
        }
        return try #require(try KittyReader(output).images.keys.max())
      }
      let first = try await sent(1)
      await screen.hear(Array("_Gi=\(first),p=1;ENOENT:Put command refers to no image".utf8))
      let second = try await sent(2)
      #expect(second != first)
      // Neither a refusal of somebody else's picture nor a second one sends anything.
      await screen.hear(Array("_Gi=4,p=1;ENOENT:".utf8))
      await screen.hear(Array("_Gi=\(second);ENODATA:".utf8))
      await screen.settle()
      #expect(try KittyReader(terminal.output).transmissions == 2)
      await screen.close()
    }

    @Test(.timeLimit(.minutes(1)))
    func `another font makes cells of another size, and pictures anew`() async throws {
      let (screen, terminal) = try await screen("kitty(0.35.2)", ["_Gi=31;OK"])
      screen.show(frame(row: 2))
      _ = await output(terminal) { placeholders(in: $0) >= 40 }
      await screen.askForCell()
      #expect(count("\u{1B}[16t", in: terminal.output) == 2)
      await screen.hear(Array("[6;20;10t".utf8))
      let output = await output(terminal) { (try? KittyReader($0).transmissions) == 2 }
      let image = try #require(try KittyReader(output).images.first?.value)
      #expect(try KittyReader(output).images.count == 1)
      #expect(image.width == 100 && image.height == 80)
      await screen.close()
    }

    @Test(.timeLimit(.minutes(1)))
    func `a terminal that answers nothing keeps its blocks`() async throws {
      let terminal = try PseudoTerminal(columns: 40, rows: 12)
      let screen = try TerminalScreen(terminal.options())
      await screen.showPictures(
        GraphicsFacts(), from: { _, _ in nil },
        tell: { _ in Issue.record("there was nothing to judge") })
      screen.show(frame(row: 2))
      await screen.settle()
      #expect(count("▀", in: terminal.output) == 40)
      await screen.close()
    }

    @Test(.timeLimit(.minutes(1)))
    func `on a slow line blocks come first, and a newer frame before the rest of the pixels`()
      async throws
    {
      let terminal = try PseudoTerminal(columns: 40, rows: 12)
      let screen = try TerminalScreen(terminal.options())
      let (gate, opening) = AsyncStream.makeStream(of: Void.self)
      await screen.showPictures(
        GraphicsFacts(),
        from: { _, form in
          for await _ in gate { break }
          var random = UInt64(7)
          let noise = (0..<form.width * form.height * 4).map { _ in
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: random >> 40)
          }
          return ImagePayload(bytes: noise, width: form.width, height: form.height)
        }, tell: { _ in })
      // Cells so large that the pixels take ten batches.
      for reply in ["P>|kitty(0.35.2)", "_Gi=31;OK", "[6;60;30t", "[?62c"] {
        await screen.hear(Array(reply.utf8))
      }
      screen.show(frame(row: 2))
      let coarse = await output(terminal) { count("▀", in: $0) == 40 }
      #expect(!coarse.contains("_Ga=t"))
      terminal.hold()
      opening.yield()
      while !terminal.hasTaken("_Ga=t"), !Task.isCancelled { await Task.yield() }
      // The line is full of the first pixels.
      screen.show(frame(row: 2, words: "%%%%%%"))
      terminal.release()
      let sharp = await output(terminal) { placeholders(in: $0) >= 40 }
      let newer = try #require(sharp.range(of: "%%%%%%")).lowerBound
      let pieces = sharp.ranges(of: "\u{1B}_G").map(\.lowerBound)
      #expect(pieces.count { $0 > newer } > 50)
      let reader = try KittyReader(sharp)
      #expect(reader.transmissions == 1 && !reader.faults.contains { $0.contains("between") })
      await screen.close()
    }

    @Test func `words lead to a page, and only where they are written`() async throws {
      let terminal = try PseudoTerminal(columns: 40, rows: 12)
      let screen = try TerminalScreen(terminal.options())
      var frame = frame(row: nil, words: "see status.example for more")
      frame.links = [
        FrameLink("https://status.example/", at: Position(column: 4, row: 11), columns: 14)
      ]
      screen.show(frame)
      await screen.settle()
      let link = "\u{1B}]8;;https://status.example/\u{1B}\\status.example\u{1B}]8;;\u{1B}\\"
      #expect(count(link, in: terminal.output) == 1)
      #expect(terminal.output.contains("\u{1B}[12;5H\u{1B}[0"))
      screen.show(frame)
      await screen.settle()
      #expect(count(link, in: terminal.output) == 1)
      var canvas = Canvas(frame.cells)
      canvas.write("now", column: 30, row: 11, style: .plain)
      frame.cells = canvas.grid
      screen.show(frame)
      await screen.settle()
      #expect(count(link, in: terminal.output) == 2)
      await screen.close()
    }
  }
}
