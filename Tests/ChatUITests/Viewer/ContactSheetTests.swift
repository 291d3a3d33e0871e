import ChatUI
import Conversation
import Screen
import Testing

/// All pictures of a session at once.
@Suite struct ContactSheetTests {
  /// A session of an attached lake and seven drawn pictures: @1 to @8.
  static func session(
    _ columns: Int = 80, _ rows: Int = 24, language: Language = .english
  ) throws -> AppState {
    var turns = [Fixture.answered()]
    for number in 2...7 {
      var turn = Fixture.pending(number, "more red", parent: number - 1, at: Fixture.now)
      turn.state = .answered
      turn.answer = [Part(.picture(Fixture.drawn(number)))]
      turn.cost = Money(dollars: 0.146)
      turns.append(turn)
    }
    return try Fixture.state(columns, rows, turns: turns, language: language)
  }

  private func sheet(_ state: AppState) -> ContactSheetState? { state.editor?.contactSheet }

  @Test func `it opens at the newest picture and shows every picture once`() throws {
    var state = try Self.session()
    #expect(state.press("<C-x>g") == [])
    #expect(sheet(state)?.chosen == 8)
    #expect(state.frame.images.count == 8)
    #expect(Set(state.frame.images.map(\.request.blob)).count == 8)
    let text = state.frame.cells.text
    #expect(text.contains("contact sheet · 8 pictures") && text.contains("@1 lake.jpg"))
    state.press("<Esc>")
    #expect(sheet(state) == nil)
  }

  @Test func `arrows choose and stay inside, whatever the size`() throws {
    for (columns, rows) in [(80, 24), (40, 10), (110, 36), (24, 8)] {
      var state = try Self.session(columns, rows)
      state.press("<C-x>g")
      for keys in ["<Down>", "<Right>", "<Up>", "<Left>", "<Home>", "<Up>", "<End>", "<Down>"] {
        state.press(keys)
        let chosen = try #require(sheet(state)?.chosen)
        #expect((1...8).contains(chosen))
        // The chosen one is always there, and nothing is cut.
        let numbers = state.editor?.numbers
        let blob = try #require(numbers?[chosen]?.picture.blob.rawValue)
        #expect(state.frame.images.contains { $0.request.blob == blob }, "\(columns)×\(rows)")
        for image in state.frame.images {
          #expect(image.rect.intersection(image.clip) == image.rect)
        }
      }
    }
  }

  @Test func `marks keep their order, and go into the prompt as references`() throws {
    var state = try Self.session()
    state.press("join ")
    state.press("<C-x>g<Home><Right> <End> <Left><Left> <End> ")
    #expect(sheet(state)?.marks == [2, 6])
    #expect(state.frame.cells.text.contains("in this order: @2 @6"))
    state.press("<Enter>")
    #expect(sheet(state) == nil && state.editor?.focus == .writing)
    #expect(state.editor?.composer.buffer.text == "join @2 @6 ")
  }

  @Test func `without marks the chosen one is used, and a word before it gets a blank`() throws {
    var state = try Self.session()
    state.press("like<C-x>g<Home><Enter>")
    #expect(state.editor?.composer.buffer.text == "like @1 ")
  }

  @Test func `no more than the service takes can be marked`() throws {
    var turns: [Turn] = []
    for number in 1...16 {
      var turn = Turn(
        id: TurnID(rawValue: String(repeating: "0", count: 14) + "\(number + 10)"),
        session: Fixture.sessionID, parent: nil, createdAt: Fixture.now, prompt: [.text("more")],
        settings: Fixture.settings)
      turn.state = .answered
      turn.answer = [Part(.picture(Fixture.drawn(number)))]
      turns.append(turn)
    }
    var state = try Fixture.state(turns: turns)
    state.press("<C-x>g<Home>")
    for _ in 0..<16 { state.press(" <Right>") }
    #expect(sheet(state)?.marks == Array(1...14))
    #expect(state.notice?.text.contains("14") == true)
  }

  @Test func `two that are marked are compared, and Esc comes back to the sheet`() throws {
    var state = try Self.session()
    state.press("<C-x>g<Home> <End> ")
    #expect(state.press("c") == [.compare(Fixture.lake, Fixture.drawn(7))])
    #expect(state.editor?.viewer?.comparison?.other == Fixture.lake)
    state.press("<Esc>")
    #expect(state.editor?.viewer == nil && sheet(state)?.marks == [1, 8])
    // With one mark, or none, it is the chosen one with what it was made from.
    state.press(" ")
    #expect(state.press("c") == [.compare(Fixture.drawn(6), Fixture.drawn(7))])
    state.press("<Esc>v")
    #expect(state.editor?.viewer?.picture == Fixture.drawn(7))
    state.press("<Esc>")
    #expect(state.editor?.viewer == nil && sheet(state) != nil)
  }

  @Test func `what is saved from the sheet is what is chosen there`() throws {
    var state = try Self.session()
    state.press("<C-x>g<Home><Right><Right>")
    #expect(state.press("O") == [.openOutside(Fixture.drawn(2), name: "lake-at-dusk-3.jpg")])
  }

  @Test func `a session without pictures says so`() throws {
    var state = try Fixture.state(turns: [])
    state.press("<C-x>g")
    #expect(sheet(state) == nil && state.notice?.text == state.words["notice.noPicture"])
  }
}
