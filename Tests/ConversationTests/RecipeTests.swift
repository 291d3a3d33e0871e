import Conversation
import Foundation
import Testing

/// What a saved file tells of its picture, and what is believed of it.
@Suite struct RecipeTests {
  private func recipe() -> Recipe {
    let session = SessionID(rawValue: "00000000000000aa")
    var first = Turn(
      id: TurnID(rawValue: "0000000000000001"), session: session, parent: nil,
      createdAt: Date(timeIntervalSince1970: 1), prompt: [.text("a boat")],
      settings: GenerationSettings(model: "gemini-3-pro-image", size: "2K", aspect: "16:9"))
    first.state = .answered
    // A branch that the picture does not come from.
    let other = Turn(
      id: TurnID(rawValue: "0000000000000002"), session: session, parent: first.id,
      createdAt: Date(timeIntervalSince1970: 2), prompt: [.text("a moon")],
      settings: first.settings)
    var last = Turn(
      id: TurnID(rawValue: "0000000000000003"), session: session, parent: first.id,
      createdAt: Date(timeIntervalSince1970: 3),
      prompt: [.text("make it \"night\"/夜\n\u{202E}")],
      settings: first.settings)
    last.answeredBy = "gemini-2.5-flash-image"
    return Recipe(of: last, in: TurnTree([first, other, last]))
  }

  @Test func `it holds the prompts of the path, who drew it, and its turn`() {
    let recipe = recipe()
    #expect(recipe.prompts == ["a boat", "make it \"night\"/夜\n\u{202E}"])
    #expect(recipe.model == "gemini-2.5-flash-image")
    #expect(recipe.size == "2K" && recipe.aspect == "16:9")
    #expect(recipe.session.rawValue == "00000000000000aa")
    #expect(recipe.turn.rawValue == "0000000000000003")
  }

  @Test func `it is one line of JSON and comes back`() {
    var recipe = recipe()
    #expect(!recipe.json.contains("\n") && recipe.json.contains(#""plantain":1"#))
    #expect(Recipe(json: recipe.json) == recipe)
    (recipe.size, recipe.aspect) = (nil, nil)
    #expect(Recipe(json: recipe.json) == recipe)
  }

  @Test(
    arguments: [
      ("\"plantain\":1", "\"plantain\":2"), ("\"plantain\":1,", ""),
      ("00000000000000aa", "../../etc/passwd"), ("0000000000000003", "000000000000000G"),
      ("0000000000000003", "00000000000000031"), ("\"a boat\"", "7"), ("}", ""),
      ("gemini", "\u{0}"),
    ])
  func `a damaged one is none`(part: String, other: String) {
    let json = recipe().json
    #expect(json.contains(part))
    #expect(Recipe(json: json.replacing(part, with: other)) == nil)
  }

  @Test func `words that are no recipe are none`() {
    for text in ["", "Created with GIMP", "{}", "[]", "null", "{\"plantain\":1}"] {
      #expect(Recipe(json: text) == nil)
    }
  }
}
