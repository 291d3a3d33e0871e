import ChatUI
import Conversation
import Foundation
import Screen
import Testing

/// What the progress line runs to.
@Suite struct UsualTimeTests {
  private let size = Size(columns: 80, rows: 24)

  private func progress(_ state: AppState) -> String {
    let rows = state.frame.cells.text.split(separator: "\n").map(String.init)
    return rows.first { $0.contains("━") && $0.contains(" s ·") } ?? ""
  }

  @Test func `the guide's figures stand, marked, until this machine has its own`() throws {
    var state = try Running.thinking(size)
    #expect(progress(state).contains("  14 s · by the guide 22–31 s · 3.1 MB"))
    _ = state.update(.usualTime(model: "gemini-3-pro-image", size: "4K", [40.2, 55.5]))
    #expect(progress(state).contains("by the guide"))
    _ = state.update(.usualTime(model: "gemini-3-pro-image", size: "2K", [14.9, 20.1]))
    #expect(progress(state).contains("  14 s · usually 14–21 s · 3.1 MB"))
    // 34 cells run to 20.1 s: the tick stands at 14.9 s.
    #expect(progress(state).contains(String(repeating: "━", count: 23) + "──┼────────"))
  }

  @Test func `past its slow end the line is full and the bar says so`() throws {
    var state = try Running.thinking(size)
    _ = state.update(.usualTime(model: "gemini-3-pro-image", size: "2K", [1, 1]))
    #expect(progress(state).contains(String(repeating: "━", count: 34)))
    #expect(progress(state).contains("longer than usual"))
    #expect(state.frame.cells.text.contains("► thinking 14 s · longer than usual"))
  }
}
