import Foundation
import Screen
import Synchronization
import Testing

@testable import Terminal

extension TerminalSuite {
  /// Pictures on the clipboard through the terminal.
  @Suite struct ClipboardTests {
    private let bytes = Data((0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 9) })
    private let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("plantain-clipboard-\(UUID().uuidString)")

    /// What a write was told to have come to.
    private final class Told: Sendable {
      private let outcomes = Mutex<[Bool]>([])
      var all: [Bool] { outcomes.withLock { $0 } }
      func take(_ isDone: Bool) { outcomes.withLock { $0.append(isDone) } }
    }

    /// A screen whose terminal has said its name and, where it is asked, what it takes.
    private func screen(
      _ name: String, mode: Int? = nil, _ environment: [String: String] = [:]
    ) async throws -> (TerminalScreen, PseudoTerminal) {
      try bytes.write(to: file)
      let terminal = try PseudoTerminal(columns: 40, rows: 12)
      let screen = try TerminalScreen(terminal.options(environment))
      await screen.showPictures(
        GraphicsFacts(multiplexer: Multiplexer(environment: environment)), from: { _, _ in nil },
        tell: { _ in })
      for reply in (name.isEmpty ? [] : ["P>|\(name)"]) + ["[?62c"] {
        await screen.hear(Array(reply.utf8))
      }
      if let mode { await screen.hear(Array("[?5522;\(mode)$y".utf8)) }
      return (screen, terminal)
    }

    private func copy(_ screen: TerminalScreen, _ told: Told) async -> Bool {
      await screen.copy(file: file.path, as: "image/png", told: { told.take($0) })
    }

    /// Everything that was written, once a write is whole.
    private func written(_ terminal: PseudoTerminal, _ count: Int) async -> ClipboardReader {
      while true {
        let reader = ClipboardReader(terminal.output)
        if reader.writes.count == count || Task.isCancelled { return reader }
        await Task.yield()
      }
    }

    @Test(.timeLimit(.minutes(1)), arguments: [1, 2, 3])
    func `a terminal that knows the protocol gets the bytes, and its word counts`(mode: Int)
      async throws
    {
      let (screen, terminal) = try await screen("ghostty 1.3", mode: mode)
      let told = Told()
      #expect(await copy(screen, told))
      let reader = await written(terminal, 1)
      #expect(reader.faults.isEmpty && reader.writes[0].data == ["image/png": bytes])
      #expect(reader.packets == 13 && told.all.isEmpty)
      let id = reader.writes[0].id
      #expect(!id.isEmpty && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) })
      for reply in ["status=DONE", "status=DONE:id=\(id)9", "status=EIO:id=other"] {
        await screen.hear(Array("]5522;type=write:\(reply)".utf8))
      }
      await screen.hear(Array("]5522;type=read:status=DONE:id=\(id)".utf8))
      #expect(told.all.isEmpty)
      await screen.hear(Array("]5522;type=write:status=DONE:id=\(id)".utf8))
      await screen.hear(Array("]5522;type=write:status=EIO:id=\(id)".utf8))
      #expect(told.all == [true])
      await screen.close()
    }

    @Test(.timeLimit(.minutes(1)))
    func `a refusal is told, and the next write has a number of its own`() async throws {
      let (screen, terminal) = try await screen("kitty(0.35.2)")
      let told = Told()
      #expect(await copy(screen, told))
      let first = await written(terminal, 1).writes[0].id
      await screen.hear(Array("]5522;type=write:id=\(first):status=EPERM".utf8))
      #expect(told.all == [false])
      #expect(await copy(screen, told))
      let reader = await written(terminal, 2)
      #expect(reader.writes[1].id != first && reader.writes[1].data["image/png"] == bytes)
      await screen.close()
    }

    @Test func `where the terminal does not take it nothing is written`() async throws {
      let told = Told()
      for (name, mode) in [("XTerm(379)", 0), ("foot(1.16)", 4), ("kitty(0.26.5)", nil), ("", nil)]
      {
        let (screen, terminal) = try await screen(name, mode: mode)
        #expect(await copy(screen, told) == false, "\(name)")
        #expect(!terminal.output.contains("]5522;"), "\(name)")
        await screen.close()
      }
      let (behind, terminal) = try await screen(
        "kitty(0.35.2)", mode: 2, ["TMUX": "/tmp/tmux-0/default,1,0"])
      #expect(await copy(behind, told) == false && !terminal.output.contains("5522"))
      await behind.close()
      let (screen, _) = try await screen("kitty(0.35.2)")
      #expect(await screen.copy(file: "/none", as: "image/png", told: { _ in }) == false)
      await screen.close()
      #expect(told.all.isEmpty)
    }

    @Test func `it is asked once, and only a terminal that has a name`() async throws {
      let (named, terminal) = try await screen("foot(1.20)")
      await named.hear(Array("[?62c".utf8))
      #expect(terminal.output.components(separatedBy: "\u{1B}[?5522$p").count == 2)
      await named.close()
      let (nameless, other) = try await screen("")
      #expect(!other.output.contains("5522"))
      await nameless.close()
    }

    @Test(.timeLimit(.minutes(1)))
    func `a frame comes between the packets of a large picture`() async throws {
      let (screen, terminal) = try await screen("kitty(0.35.2)")
      try Data(count: 4_000_000).write(to: file)
      var canvas = Canvas(size: Size(columns: 40, rows: 12))
      canvas.write("typed meanwhile", column: 0, row: 3, style: .plain)
      await screen.copy(file.path, then: Frame(cells: canvas.grid))
      let reader = await written(terminal, 1)
      #expect(reader.faults.isEmpty && reader.writes[0].data["image/png"]?.count == 4_000_000)
      let parts = terminal.output.components(separatedBy: "typed meanwhile")
      #expect(parts.count == 2 && parts[1].contains("type=wdata:mime"))
      await screen.close()
    }

    @Test(.timeLimit(.minutes(1)))
    func `a terminal that is given away in the middle has refused`() async throws {
      let (screen, _) = try await screen("kitty(0.35.2)")
      try Data(count: 4_000_000).write(to: file)
      let told = Told()
      await screen.copy(file.path, thenLeaving: { told.take($0) })
      #expect(told.all == [false])
      await screen.close()
    }
  }
}

extension TerminalScreen {
  /// Begins to copy a file and shows a frame before anything else can happen.
  fileprivate func copy(_ file: String, then frame: Frame) async {
    _ = await copy(file: file, as: "image/png", told: { _ in })
    show(frame)
  }

  /// Begins to copy a file and gives the terminal away before anything else can happen.
  fileprivate func copy(
    _ file: String, thenLeaving told: @escaping @Sendable (Bool) -> Void
  ) async {
    _ = await copy(file: file, as: "image/png", told: told)
    await suspend()
  }
}
