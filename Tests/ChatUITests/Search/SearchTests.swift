import ChatUI
import Conversation
import Foundation
import Screen
import Testing

/// The search: what it asks of the library, where it goes, what it marks.
@Suite struct SearchTests {
  private func request(_ effects: [Effect]) throws -> SearchRequest {
    try #require(
      effects.compactMap { if case .search(let request) = $0 { request } else { nil } }.last)
  }

  private func hit(
    _ number: Int, _ prompt: String, answer: String = "", title: String = "湖上黄昏",
    session: String = "other", ago: Double = 100_000
  ) -> SearchHit {
    var turn = Fixture.answered(prompt: prompt, words: answer)
    turn = Turn(
      id: Fixture.turnID(number), session: SessionID(rawValue: session), parent: nil,
      createdAt: Fixture.now - ago, prompt: turn.prompt, settings: turn.settings,
      state: .answered, answer: turn.answer)
    turn.cost = Money(dollars: 0.146)
    return SearchHit(
      session: turn.session, title: title, turn: turn, number: number, pictureNumber: number + 1)
  }

  private func page(_ hits: [SearchHit], count: Int? = nil) -> SearchPage {
    SearchPage(hits: hits, count: count ?? hits.count, sessionCount: 2)
  }

  @Test func `every key asks, Tab keeps to this session, and only the last answer counts`() throws {
    var state = try Fixture.state()
    let session = try #require(state.editor?.session.id)
    #expect(try request(state.press("<C-x>/")).text == "")
    let first = try request(state.press("bo"))
    let second = try request(state.press("<Tab>"))
    #expect(first.session == nil && second.session == session && second.text == "bo")
    _ = state.update(.found(first, page([hit(1, "boat")])))
    #expect(state.search?.count == 0)
    _ = state.update(.found(second, page([hit(1, "boat"), hit(2, "bow")])))
    #expect(state.search?.count == 2)
    #expect(try request(state.press("<Tab>")).session == nil)
  }

  @Test func `enter opens the session at the turn, and marks what was found until Esc`() throws {
    var state = try Fixture.state()
    state.press("<C-x>/")
    let asked = try request(state.press("sky"))
    let found = hit(1, "more sky")
    _ = state.update(.found(asked, page([found])))
    #expect(state.press("<Enter>") == [.openSession(found.session)])
    let other = hit(2, "and a star")
    let session = Session(id: found.session, createdAt: Fixture.now, settings: Fixture.settings)
    _ = state.update(
      .sessionOpened(OpenedSession(session: session, turns: [found.turn, other.turn])))
    #expect(state.editor?.transcript.selection == found.turn.id)
    #expect(state.editor?.focus == .pictures && state.search == nil)
    #expect(marked(state.frame).contains("sky"))
    state.press("<Esc>")
    #expect(!marked(state.frame).contains("sky"))
    // The next search goes on from there.
    #expect(try request(state.press("/")).text == "sky")
  }

  @Test func `enter in the open session goes there at once`() throws {
    var state = try Fixture.state()
    let turn = try #require(state.editor?.tree.turns.first)
    state.press("<C-x>/")
    let asked = try request(state.press("s"))
    var found = hit(1, "s")
    found.session = turn.session
    found.turn = turn
    #expect(state.press("<Enter>") == [])
    #expect(state.update(.found(asked, page([found]))) == [])
    #expect(state.search == nil && state.editor?.transcript.selection == turn.id)
  }

  @Test func `a picture fills the screen, and Esc goes back step by step`() throws {
    var state = try Fixture.state()
    state.press("<C-x>/")
    let asked = try request(state.press("船"))
    _ = state.update(.found(asked, page([hit(1, "红色的船")])))
    state.press("<C-x>v")
    #expect(state.search?.isViewing == true)
    state.press("<Esc>")
    #expect(state.search?.isViewing == false)
    #expect(try request(state.press("<Esc>")).text == "")
    state.press("<Esc>")
    #expect(state.search == nil)
  }

  @Test func `like names a picture of the open session`() throws {
    var state = try Fixture.state()
    let picture = try #require(state.editor?.tree.turns.last?.primaryPicture)
    let asked = try request(state.press("<Tab>S"))
    #expect(asked.like == picture && asked.query.like != nil)
    #expect(try request(state.press("<C-u>like:@99")).like == nil)
  }

  @Test func `one turn and one session are told as one`() throws {
    var state = try Fixture.state()
    state.press("<C-x>/")
    let asked = try request(state.press("船"))
    _ = state.update(.found(asked, SearchPage(hits: [hit(1, "船")], count: 1, sessionCount: 1)))
    #expect(Golden.text(of: state.frame).contains("Search · 1 turn "))
    let two = [hit(1, "船"), hit(2, "船")]
    _ = state.update(.found(asked, SearchPage(hits: two, count: 2, sessionCount: 1)))
    #expect(Golden.text(of: state.frame).contains("Search · 2 turns in 1 session "))
  }

  @Test func `the results, drawn`() throws {
    for size in [Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)] {
      for language in Language.allCases {
        var state = try Fixture.state(size.columns, size.rows, language: language)
        state.press("<C-x>/")
        let asked = try request(state.press("红色的船"))
        var starred = hit(3, "旧明信片，远处有红色的船", title: "From photo_0231.jpg", ago: 2_400_000)
        starred.annotation.isStarred = true
        _ = state.update(
          .found(
            asked,
            page(
              [
                hit(4, "把小船改成红色的船，倒影也要变"),
                hit(1, String(repeating: "岸边", count: 30) + "一条木船，不要红色的船"), starred,
                hit(2, "水彩画", answer: "河上停着一只红色的船，没有人", ago: 40_000_000),
              ], count: 8)))
        try Golden.expect(
          state.frame,
          "search-\(size.columns)x\(size.rows)" + (language == .chinese ? "-zh" : ""))
      }
    }
  }

  /// The words in the role for what was found.
  private func marked(_ frame: Frame) -> String {
    frame.cells.cells.filter {
      if case .style(let style) = $0.look { style.role == .hit } else { false }
    }.map(\.text).joined()
  }
}
