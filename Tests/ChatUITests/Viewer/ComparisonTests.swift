import ChatUI
import Conversation
import Screen
import Testing

/// Two pictures of a session, compared in four ways.
@Suite struct ComparisonTests {
  private func comparing() throws -> (AppState, [Effect]) {
    var state = try Fixture.state()
    let effects = state.press("<Tab>c")
    return (state, effects)
  }

  private func way(_ state: AppState) -> Comparison.Way? {
    state.editor?.viewer?.comparison?.way
  }

  @Test func `the heat map shows what lies above the threshold, and how much that is`() throws {
    var state = try Fixture.state()
    state.press("<Tab>c   ")
    let (old, new) = (Fixture.lake, Fixture.drawn(1))
    let shares = [0.4, 0.3, 0.12, 0.1, 0.1, 0.08, 0.05, 0.02, 0.01, 0]
    let difference = PictureDifference(
      share: 0.34, area: .upperHalf, thirds: [0.6, 0.3, 0.1], shares: shares,
      shift: PictureDifference.Shift(x: 2, y: 0))
    _ = state.update(.compared(old, new, difference))
    #expect(state.frame.images.map(\.request.threshold) == [nil])
    #expect(state.frame.cells.text.contains("by 5 % or more: 40 %"))
    #expect(state.frame.cells.text.contains("shift: 2 px to the right"))
    state.press(">>")
    #expect(state.frame.images.map(\.request.threshold) == [15])
    #expect(state.frame.cells.text.contains("by 15 % or more: 12 %"))
    #expect(state.frame.cells.text.contains("heat map from 15 %"))
    for _ in 0..<20 { _ = state.update(.input(.key(KeyEvent(.character(">"))))) }
    #expect(state.editor?.viewer?.comparison?.threshold == 50)
    for _ in 0..<20 { _ = state.update(.input(.key(KeyEvent(.character("<"))))) }
    #expect(state.editor?.viewer?.comparison?.threshold == 5)
  }

  @Test func `a result is compared with the picture it was made from, and measured`() throws {
    let (state, effects) = try comparing()
    #expect(effects == [.compare(Fixture.lake, Fixture.drawn(1))])
    #expect(state.frame.images.map(\.request.blob) == ["lake", "drawn1"])
    #expect(state.frame.cells.text.contains("Compare · @1 with @2"))
  }

  @Test func `a turn goes with what it edited, not with what happened to come before it`() throws {
    var second = Fixture.pending(2, "the same again", at: Fixture.now)
    second.state = .answered
    second.answer = [Part(.picture(Fixture.drawn(2)))]
    var third = Fixture.pending(3, "more red", parent: 1, at: Fixture.now)
    third.state = .answered
    third.answer = [Part(.picture(Fixture.drawn(3)))]
    var state = try Fixture.state(turns: [Fixture.answered(), second, third])
    state.press("<Tab>c")
    #expect(state.editor?.viewer?.comparison?.other == Fixture.drawn(1))
    // The others are reached from there.
    #expect(state.press("k") == [.compare(Fixture.drawn(1), Fixture.drawn(2))])
    #expect(
      state.press("<Tab>") == [.compare(Fixture.drawn(2), Fixture.drawn(1))])
  }

  @Test func `the only picture has nothing to be compared with`() throws {
    var turn = Fixture.answered()
    turn.prompt = [.text("a lake")]
    var state = try Fixture.state(turns: [turn])
    #expect(state.press("<Tab>c") == [] && state.editor?.viewer == nil)
    #expect(state.notice?.text == state.words["notice.noPair"])
  }

  @Test func `space goes round the four ways`() throws {
    var (state, _) = try comparing()
    var ways: [Comparison.Way?] = []
    for _ in 0..<5 {
      ways.append(way(state))
      state.press(" ")
    }
    #expect(ways == [.sideBySide, .wipe, .blink, .heatMap, .sideBySide])
  }

  @Test func `both halves of a wipe fit together at every edge`() throws {
    var (state, _) = try comparing()
    state.press(" ")
    let whole = state.frame.images.reduce(0) { $0 + $1.rect.columns }
    #expect(whole > 60)
    for _ in 0..<10 { state.press("<Left>") }
    for step in 0...20 {
      #expect(state.editor?.viewer?.comparison?.edge == step * 5)
      let images = state.frame.images
      let columns = images.reduce(0) { $0 + $1.rect.columns }
      #expect(columns == whole && images.count == (step == 0 || step == 20 ? 1 : 2))
      if let left = images.first, let right = images.last, images.count == 2 {
        #expect(left.rect.maxColumn == right.rect.column)
        #expect(left.request.blob == "lake" && right.request.blob == "drawn1")
        let end = (left.request.part?.x ?? 0) + (left.request.part?.width ?? 0)
        // The same place of two pictures of different sizes, to a pixel.
        #expect(abs(end * 2752 / 2048 - (right.request.part?.x ?? 0)) <= 1)
      }
      state.press("<Right>")
    }
  }

  @Test func `blinking flips by hand and in the same place`() throws {
    var (state, _) = try comparing()
    state.press("  ")
    let before = state.frame.images
    #expect(state.press("<Tab>") == [])
    let after = state.frame.images
    #expect(before.map(\.request.blob) == ["drawn1"] && after.map(\.request.blob) == ["lake"])
    #expect(before.map(\.rect) == after.map(\.rect))
  }

  @Test func `the map says how much changed, and nothing of another pair`() throws {
    var (state, _) = try comparing()
    state.press("   ")
    let image = try #require(state.frame.images.first)
    #expect(image.request.blob == "drawn1" && image.request.against == "lake")
    #expect(state.frame.cells.text.contains("measuring"))
    let other = PictureDifference(share: 0.9, area: .everywhere, thirds: [1, 1, 0.7])
    _ = state.update(.compared(Fixture.drawn(2), Fixture.drawn(1), other))
    #expect(state.frame.cells.text.contains("measuring"))
    let difference = PictureDifference(share: 0.34, area: .upperHalf, thirds: [0.61, 0.3, 0.11])
    _ = state.update(.compared(Fixture.lake, Fixture.drawn(1), difference))
    let text = state.frame.cells.text
    #expect(text.contains("34 % of the picture changed") && text.contains("top third     61 %"))
    // What is called 16:9 is drawn a little wider.
    #expect(text.contains("aspect changed, 2048×1152 to"))
  }

  @Test func `both are looked at in the same place, near and far`() throws {
    var (state, _) = try comparing()
    state.press("+++")
    let parts = state.frame.images.compactMap(\.request.part)
    #expect(parts.count == 2)
    let (old, new) = (try #require(parts.first), try #require(parts.last))
    #expect(abs(old.x * 2752 / 2048 - new.x) <= 2 && abs(old.width * 2752 / 2048 - new.width) <= 2)
  }

  @Test func `Esc goes back to where comparing began`() throws {
    var (state, _) = try comparing()
    state.press("<Esc>")
    #expect(state.editor?.viewer == nil)
    state.press("vc")
    #expect(state.editor?.viewer?.comparison != nil)
    state.press("<Esc>")
    #expect(state.editor?.viewer != nil && state.editor?.viewer?.comparison == nil)
  }
}
