import ChatUI
import Conversation
import Screen
import Testing

/// Whether a saved picture tells how it came about: the user says so in the sheet.
@Suite struct RecipeChoiceTests {
  private func recipe(_ effects: [Effect]) -> Recipe? {
    if case .savePicture(_, _, let recipe)? = effects.first { recipe } else { nil }
  }

  @Test func `as received unless Tab puts the recipe in, and Tab takes it out again`() throws {
    var state = try Fixture.state()
    state.press("<C-x>o")
    #expect(state.frame.cells.text.contains("as received; Tab puts the recipe in"))
    #expect(state.frame.cells.text.contains("Tab recipe"))
    var changed = state
    changed.press("<Tab>")
    #expect(changed.frame.cells.text.contains("with the recipe: prompts, model, turn"))
    let made = try #require(recipe(changed.press("<C-u>lake.jpg<Enter>")))
    #expect(made.prompts == ["Add a sunset to the painting, keep the boat where it is."])
    #expect(made.turn == Fixture.turnID(1) && made.session == Fixture.sessionID)
    state.press("<Tab><Tab>")
    #expect(
      state.press("<Enter>") == [.savePicture(Fixture.drawn(1), name: "lake-at-dusk-2.jpg")])
  }

  @Test func `a draft has a recipe, a picture of the user's own has none`() throws {
    var state = try Fixture.state(40, 10)
    state.press("<C-x>d<Right><C-x>o")
    guard case .line(let line)? = state.sheet, case .save(_, let made) = line.purpose else {
      Issue.record("no sheet")
      return
    }
    #expect(line.input.text == "lake-at-dusk-draft-2.jpg" && made?.turn == Fixture.turnID(1))
    state = try Fixture.state()
    state.press("<C-x>vk<C-x>o<Tab>")
    #expect(!state.frame.cells.text.contains("recipe"))
    #expect(state.press("<Enter>") == [.savePicture(Fixture.lake, name: "lake-at-dusk-1.jpg")])
  }

  @Test func `renaming knows no recipe`() throws {
    var state = try Fixture.state()
    state.press("<C-x>R<Tab>")
    #expect(!state.frame.cells.text.contains("recipe"))
  }
}
