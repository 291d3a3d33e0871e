import ChatUI
import Conversation
import Foundation
import Screen
import Testing

/// The list of sessions: what it asks of the library, and what it does with the answers.
@Suite struct BrowserTests {
  private func state() throws -> AppState {
    var state = AppState(
      setup: try Fixture.setup(), preferences: Preferences(defaults: Fixture.settings),
      size: Size(columns: 80, rows: 24), now: Fixture.now)
    _ = state.update(.sessionsListed(Rows.page()))
    return state
  }

  private func id(_ number: Int) -> SessionID { SessionID(rawValue: "s\(number)") }

  private func request(_ effects: [Effect]) throws -> BrowserRequest {
    try #require(
      effects.compactMap { if case .listSessions(let request) = $0 { request } else { nil } }.last)
  }

  @Test func `every key asks for what is typed, and only the answer to the last is taken`() throws {
    var state = try state()
    let first = try request(state.press("毛"))
    let second = try request(state.press("衣"))
    #expect(second.text == "毛衣" && second.query == SearchQuery("毛衣"))
    _ = state.update(.sessionsListed(Rows.page([Rows.all[0]], first)))
    #expect(state.browser.count == Rows.all.count, "an answer that is late changes nothing")
    _ = state.update(.sessionsListed(Rows.page([Rows.all[2]], second)))
    #expect(state.browser.count == 1)
    #expect(state.press("<Enter>") == [.openSession(id(3))])
    #expect(try request(state.press("<Esc>")).text == "")
    #expect(state.press("<C-x>n") == [.newSession(Fixture.settings)])
  }

  @Test func `enter before the answer opens what the answer brings`() throws {
    var state = try state()
    let asked = try request(state.press("robot"))
    #expect(state.press("<Enter>") == [])
    #expect(
      state.update(.sessionsListed(Rows.page([Rows.all[3]], asked))) == [.openSession(id(4))])
  }

  @Test func `the chosen session stays chosen when the list is read anew`() throws {
    var state = try state()
    #expect(state.press("<Down>") == [])
    _ = state.update(.sessionsListed(Rows.page(Rows.all.reversed())))
    #expect(state.press("<Enter>") == [.openSession(id(2))])
  }

  @Test func `Tab goes round the orders`() throws {
    var state = try state()
    #expect(try request(state.press("<Tab>")).order == .title)
    #expect(try request(state.press("<Tab>")).order == .cost)
    #expect(try request(state.press("<Tab>")).order == .newest)
  }

  @Test func `a long list is asked for in parts, around the choice`() throws {
    var state = try state()
    var page = Rows.page()
    page.rows = Array(repeating: Rows.all[0], count: BrowserRequest.window)
    page.count = 10_000
    _ = state.update(.sessionsListed(page))
    #expect(Golden.text(of: state.frame).contains("9,994 more below"))
    var asked: BrowserRequest?
    for _ in 0..<12 where asked == nil {
      if case .listSessions(let request)? = state.press("<PgDn>").first { asked = request }
    }
    #expect(asked?.first ?? 0 > 0)
  }

  @Test func `star, trash, title, tags and copy are of the chosen session`() throws {
    var state = try state()
    state.press("<Down>")
    #expect(state.press("<C-x>*") == [.assign([.sessionStar(of: id(2), true)], in: id(2))])
    #expect(
      state.press("<Delete>") == [.assign([.sessionTrash(of: id(2), Fixture.now)], in: id(2))])
    #expect(
      state.press("<C-x>R!<Enter>") == [
        .assign([.title(of: id(2), "Lake at dusk!")], in: id(2))
      ])
    #expect(
      state.press("<C-x>Kclient, tin，client<Enter>") == [
        .assign([.tags(of: id(2), ["client", "tin"])], in: id(2))
      ])
    #expect(state.press("<C-x>C") == [.duplicate(id(2), title: "Lake at dusk, copy")])
    #expect(try request(state.update(.duplicated(id(9)))).text == "")
    #expect(state.press("<C-x>u") == [.undo(in: nil)])
  }

  @Test func `what lies in the trash comes out of it by the same key`() throws {
    var state = try state()
    let asked = try request(state.press("trash"))
    var row = Rows.all[1]
    row.summary.session.trashedAt = Fixture.now - 86_400
    _ = state.update(.sessionsListed(Rows.page([row], asked)))
    #expect(Golden.text(of: state.frame).contains("in the trash since"))
    #expect(state.press("<Delete>") == [.assign([.sessionTrash(of: id(2), nil)], in: id(2))])
    let edit = Edit(
      session: id(2),
      steps: [
        .init(before: .sessionTrash(of: id(2), Fixture.now), after: .sessionTrash(of: id(2), nil))
      ])
    #expect(try request(state.update(.edit(edit, .made))).text == "trash")
    #expect(state.notice?.text == "taken out of the trash")
  }

  @Test func `a picture is lent to the session that is chosen`() throws {
    var state = try Fixture.state()
    let picture = try #require(state.editor?.tree.turns.last?.primaryPicture)
    #expect(try request(state.press("<Tab>M")).text == "")
    _ = state.update(.sessionsListed(Rows.page()))
    #expect(Golden.text(of: state.frame).contains("where shall the picture go?"))
    #expect(state.press("<Down><Enter>").contains(.lend([picture], to: id(2))))
    #expect(state.browser.purpose == .open)
  }

  @Test func `the trash and tags, drawn`() throws {
    for language in Language.allCases {
      var state = AppState(
        setup: try Fixture.setup(),
        preferences: Preferences(language: language, defaults: Fixture.settings),
        size: Size(columns: 80, rows: 24), now: Fixture.now)
      let asked = try request(state.press("<C-x>b") + state.press("trash"))
      var rows = Array(Rows.all.prefix(3))
      rows[0].summary.session.trashedAt = Fixture.now - 86_400
      rows[1].summary.session.isStarred = true
      rows[1].summary.session.tags = ["client", "锡罐"]
      rows[2].summary.session.trashedAt = Fixture.now - 400 * 86_400
      _ = state.update(.sessionsListed(Rows.page(rows, asked)))
      try Golden.expect(
        state.frame, "browser-trash-80x24" + (language == .chinese ? "-zh" : ""))
    }
  }
}
