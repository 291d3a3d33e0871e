import ChatUI
import Conversation
import Screen
import Testing

/// Marking what the next edit is to change.
@Suite struct RegionTests {
  private func marking() throws -> AppState {
    var state = try Fixture.state()
    state.press("<C-x>#")
    return state
  }

  private func title(_ state: AppState) -> String? { state.editor?.viewer?.region?.region.title }

  private func copy(_ name: String) -> Picture {
    Picture(
      blob: BlobID(rawValue: "marked"), mimeType: "image/jpeg", width: 1024, height: 571,
      byteCount: 90_000, name: name)
  }

  @Test func `it opens on the picture that the next prompt edits`() throws {
    let state = try marking()
    let image = try #require(state.frame.images.first)
    #expect(image.request.blob == "drawn1" && image.request.marked == "region-D3-E4.jpg")
    #expect(state.frame.cells.text.contains("region D3–E4"))
  }

  @Test func `letters and numbers set two corners, arrows move, Shift and arrows grow`() throws {
    var state = try marking()
    state.press("b2")
    #expect(title(state) == "B2")
    state.press("d4")
    #expect(title(state) == "B2–D4")
    state.press("<Right><Down>")
    #expect(title(state) == "C3–E5")
    state.press("<Down><Down><Down>")
    #expect(title(state) == "C4–E6")
    _ = state.update(.input(.key(KeyEvent(.left, [.shift]))))
    #expect(title(state) == "C4–D6")
    // A number without a letter, and letters that name no column, mean nothing here.
    state.press("3zq9")
    #expect(title(state) == "C4–D6")
    state.press("h1")
    #expect(title(state) == "H1")
  }

  @Test func `Enter has the picture drawn, which then goes along with words of where`() throws {
    var state = try marking()
    let effects = state.press("b2d4<Enter>")
    let region = try #require(GridRegion(fileName: "region-B2-D4.jpg"))
    #expect(effects == [.markRegion(Fixture.drawn(1), region)])
    _ = state.update(.regionMarked(copy(region.fileName), region))
    #expect(state.editor?.viewer == nil && state.editor?.focus == .writing)
    #expect(state.editor?.composer.attachments.map(\.name) == ["region-B2-D4.jpg"])
    #expect(state.editor?.composer.buffer.text.hasSuffix("(B2–D4); draw no frame: ") == true)
    // Another region takes the place of the first.
    let other = try #require(GridRegion(fileName: "region-A1-A1.jpg"))
    _ = state.update(.regionMarked(copy(other.fileName), other))
    #expect(state.editor?.composer.attachments.map(\.name) == ["region-A1-A1.jpg"])
  }

  @Test func `Esc leaves the region, then the picture`() throws {
    var state = try marking()
    state.press("<Esc>")
    #expect(state.editor?.viewer != nil && state.editor?.viewer?.region == nil)
    state.press("<Esc>")
    #expect(state.editor?.viewer == nil)
  }

  @Test func `after the edit a quiet line says how much changed outside`() throws {
    var turn = Fixture.pending(
      2, "a heron", parent: 1, attachments: [copy("region-B2-D4.jpg")], at: Fixture.now)
    turn.state = .answered
    turn.answer = [Part(.picture(Fixture.drawn(2)))]
    var state = try Fixture.state(110, 36, turns: [Fixture.answered(), turn])
    let difference = PictureDifference(share: 0.2, area: .middle, outside: 0.09)
    _ = state.update(.changeMeasured(turn.id, difference))
    #expect(state.frame.cells.text.contains("9 % outside B2–D4"))
  }

  @Test func `without a picture there is nothing to mark`() throws {
    var state = try Fixture.state(turns: [])
    state.press("<C-x>#")
    #expect(state.editor?.viewer == nil && state.notice != nil)
  }
}
