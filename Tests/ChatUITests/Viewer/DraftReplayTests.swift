import ChatUI
import Conversation
import Foundation
import Screen
import Testing

/// The drafts of a turn, one after the other.
@Suite struct DraftReplayTests {
  /// A turn that thought before and between its drafts.
  static func thinking() -> Turn {
    var turn = Fixture.answered()
    let words = ["**Reading the scene**\nThe light is low.", "Trying a darker band of rain."]
    turn.answer.insert(Part(.text(words[0]), isThought: true), at: 0)
    turn.answer.insert(Part(.text(words[1]), isThought: true), at: 2)
    return turn
  }

  private func replaying(_ columns: Int = 80, _ rows: Int = 24) throws -> AppState {
    var state = try Fixture.state(columns, rows, turns: [Self.thinking()])
    state.press("<Tab>dd")
    return state
  }

  private func draft(_ state: AppState) -> Int? { state.editor?.viewer?.draft }

  private func wait(_ seconds: Double, _ state: inout AppState) {
    _ = state.update(.tick(state.now + seconds))
  }

  @Test func `d shows the drafts below their picture, again one by one, and again none`() throws {
    var state = try Fixture.state(turns: [Self.thinking()])
    state.press("<Tab>d")
    #expect(state.editor?.viewer == nil && state.frame.cells.text.contains("draft 2 · 12 s"))
    state.press("d")
    #expect(draft(state) == 1)
    state.press("d")
    #expect(state.editor?.viewer == nil && !state.frame.cells.text.contains("draft 2 · 12 s"))
    // From the final picture in the viewer too.
    state.press("vd")
    #expect(draft(state) == 1)
  }

  @Test func `each draft has its place, its time and the thoughts that led to it`() throws {
    var state = try replaying()
    let first = state.frame.cells.text
    #expect(first.contains("draft 1 of 2 after 6 s") && first.contains("Reading the scene"))
    #expect(first.contains("The light is low.") && !first.contains("darker band"))
    #expect(state.frame.images.map(\.request.blob) == ["draft1"])
    state.press("<Right>")
    let second = state.frame.cells.text
    #expect(second.contains("draft 2 of 2 after 12 s") && second.contains("darker band of rain"))
    #expect(!second.contains("The light is low."))
    // 24 seconds in all: the second draft came in the middle.
    let line = try #require(second.split(separator: "\n").first { $0.contains("┃ 24 s") })
    let columns = line.drop { $0 == " " }.prefix { $0 != "┃" }
    #expect(
      columns.firstIndex(of: "2").map { columns.distance(from: columns.startIndex, to: $0) }
        == (columns.count - 1) / 2)
    state.press("<Right>")
    #expect(draft(state) == 2)
    state.press("<Left>")
    #expect(draft(state) == 1)
  }

  @Test func `space plays them a second each, and whoever moves by hand is not moved along`() throws
  {
    var state = try replaying()
    let isIdle = !state.needsTicks
    state.press(" ")
    #expect(isIdle && state.needsTicks)
    wait(0.9, &state)
    #expect(draft(state) == 1)
    wait(0.2, &state)
    #expect(draft(state) == 2 && state.editor?.viewer?.playingSince == nil)
    // From the last one all over again; a second press stops.
    state.press(" ")
    #expect(draft(state) == 1)
    state.press(" ")
    wait(3, &state)
    #expect(draft(state) == 1)
    state.press(" <Right><Left>")
    wait(3, &state)
    #expect(draft(state) == 1)
    state.press(" <Esc>")
    wait(3, &state)
    #expect(state.editor?.viewer == nil)
  }

  @Test func `a promoted draft goes along with the next prompt as a picture of the user's`() throws
  {
    var state = try replaying()
    state.press("<Right><Enter>")
    #expect(state.editor?.viewer == nil && state.editor?.focus == .writing)
    #expect(state.frame.cells.text.contains("draft 2 goes along with the next prompt"))
    #expect(state.frame.cells.text.contains("edits @2 · draft-2"))
    let effects = state.press("more rain<Enter>")
    let request = try #require(
      effects.compactMap { if case .startTurn(let request) = $0 { request } else { nil } }.first)
    let sent = try #require(request.prompt.first { $0.picture?.blob.rawValue == "draft2" })
    #expect(!sent.isThought && sent.signature == nil)
    // Twice is once.
    var again = try replaying()
    again.press("<Enter><Esc><Tab>dd<Enter>")
    #expect(again.editor?.composer.attachments.map(\.name) == ["draft-1"])
  }

  @Test func `where there is no room only the draft and its place are left`() throws {
    var state = try replaying(40, 10)
    if state.editor?.viewer == nil { state.press("d") }
    #expect(draft(state) != nil && !state.frame.images.isEmpty)
    #expect(state.frame.cells.text.contains("of 2"))
    for size in [(24, 5), (30, 8), (200, 60)] {
      _ = state.update(.input(.resize(Size(columns: size.0, rows: size.1))))
      #expect(state.frame.cells.size == Size(columns: size.0, rows: size.1))
    }
  }

  @Test func `without times there is no line, and nothing else is missing`() throws {
    var turn = Self.thinking()
    for place in turn.answer.indices { turn.answer[place].arrivedAfter = nil }
    var state = try Fixture.state(turns: [turn])
    state.press("<Tab>dd")
    #expect(state.frame.cells.text.contains("draft 1 of 2 ·"))
    #expect(!state.frame.cells.text.contains("┃ 24 s"))
  }
}
