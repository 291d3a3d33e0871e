import ChatUI
import Conversation
import Screen
import Testing

/// One picture as large as the screen, near and far.
@Suite struct ViewerTests {
  /// The fixture's cells are 8×16 pixels, its picture 2752×1536; the area is 79×21 cells.
  private func viewing() throws -> AppState {
    var state = try Fixture.state()
    state.press("<Tab>v")
    return state
  }

  private func part(_ state: AppState) -> PicturePart? { state.frame.images.first?.request.part }

  @Test func `the first step nearer is the next power of two beyond the whole`() throws {
    var state = try viewing()
    #expect(part(state) == nil)
    // The whole is 79 columns of 8 pixels for 2752: between 1:4 and 1:8.
    state.press("+")
    #expect(state.editor?.viewer?.zoom?.ratio == "1:4")
    #expect(state.frame.cells.text.contains("zoom 1:4"))
    state.press("++")
    #expect(state.editor?.viewer?.zoom?.ratio == "1:1")
    // One picture pixel a screen pixel: 79 columns of 8, 21 rows of 16, round the middle.
    #expect(part(state) == PicturePart(x: 1060, y: 600, width: 632, height: 336))
    state.press("<Esc>")
    #expect(state.editor?.viewer == nil)
  }

  @Test func `nearer ends at 16 to 1, further away at the whole`() throws {
    var state = try viewing()
    state.press("+++++++++++++")
    #expect(state.editor?.viewer?.zoom?.ratio == "16:1")
    state.press("-------------")
    #expect(state.editor?.viewer?.zoom == nil && part(state) == nil)
    state.press("++0")
    #expect(state.editor?.viewer?.zoom == nil)
  }

  @Test func `arrows move by quarters and stop at the edges`() throws {
    var state = try viewing()
    state.press("+++")
    let middle = try #require(part(state))
    state.press("<Right>")
    #expect(part(state)?.x == middle.x + middle.width / 4)
    for _ in 0..<30 { state.press("<Right><Down>") }
    #expect(part(state) == PicturePart(x: 2752 - 632, y: 1536 - 336, width: 632, height: 336))
    // The middle did not run on beyond the edge: one step back shows.
    state.press("<Left>")
    #expect(part(state)?.x == 2752 - 632 - 632 / 4)
    for _ in 0..<30 { state.press("<Left><Up>") }
    #expect(part(state) == PicturePart(x: 0, y: 0, width: 632, height: 336))
  }

  @Test func `whatever is pressed, what shows lies in the picture`() throws {
    var numbers = SystemRandomNumberGenerator()
    let keys = ["+", "-", "<Left>", "<Right>", "<Up>", "<Down>", "0", "+", "c", " ", "<Tab>"]
    var state = try viewing()
    for _ in 0..<400 {
      state.press(keys.randomElement(using: &numbers) ?? "+")
      for image in state.frame.images {
        guard let part = image.request.part else { continue }
        let isLake = image.request.blob == "lake"
        #expect(part.x >= 0 && part.y >= 0 && part.width > 0 && part.height > 0)
        #expect(part.x + part.width <= (isLake ? 2048 : 2752))
        #expect(part.y + part.height <= (isLake ? 1152 : 1536))
        #expect(image.request.size.columns > 0 && image.rect.intersection(image.clip) == image.rect)
      }
    }
  }

  @Test func `a small picture is drawn as large as its pixels`() throws {
    var turn = Fixture.answered()
    turn.answer = [Part(.picture(Fixture.drawn(7, width: 64, height: 32)))]
    var state = try Fixture.state(turns: [turn])
    state.press("<Tab>v+")
    // 8 columns of 8 pixels were whole; twice that is 2:1.
    #expect(state.editor?.viewer?.zoom?.ratio == "2:1")
    let image = try #require(state.frame.images.first)
    #expect(image.request.size == Size(columns: 16, rows: 4))
    #expect(image.request.part == PicturePart(x: 0, y: 0, width: 64, height: 32))
  }
}
