import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// The sheet of all that is known of a turn.
@Suite struct DetailsTests {
  private static func turn() -> Turn {
    var turn = Fixture.answered()
    var usage = Usage()
    usage.promptTokenCount = 1300
    usage.thoughtsTokenCount = 200
    usage.candidatesTokenCount = 1120
    usage.totalTokenCount = 2620
    usage.candidatesTokensDetails = [.init(modality: "IMAGE", tokenCount: 1120)]
    turn.usage = usage
    turn.pricesOf = "2026-11-23"
    return turn
  }

  private static func second() -> Turn {
    var turn = Fixture.pending(2, "让天空更红 \u{1b}[31m", parent: 1)
    turn.state = .blocked
    turn.finishReason = FinishReason(rawValue: "IMAGE_SAFETY")
    turn.request = RequestSummary(
      byteCount: 61_200_000, byteLimit: 100_000_000, asYours: [Fixture.turnID(1)])
    return turn
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 110, rows: 36)])
  func `parts, attempts, tokens and money of an answer`(size: Size) throws {
    var state = try Fixture.state(
      size.columns, size.rows, turns: [Self.turn()],
      attempts: [
        Fixture.turnID(1): [Fixture.attempt(1, Fixture.overloaded), Fixture.attempt(2)]
      ])
    state.press("<C-x>I")
    try Golden.expect(state.frame, "details-\(size.columns)x\(size.rows)")
  }

  @Test func `Enter shows the answer as JSON without pictures and signatures`() throws {
    var state = try Fixture.state(160, 50, turns: [Self.turn()])
    state.press("<C-x>I<Enter>")
    let text = state.frame.cells.text
    #expect(text.contains(#"{"inlineData":{"data":"1900000 bytes, 2752×1536","mimeType":"image/"#))
    #expect(text.contains(#""thoughtSignature":"1450000 characters""#))
    state.press("<Enter>")
    #expect(!state.frame.cells.text.contains("inlineData"))
  }

  @Test func `what went along is told, and foreign text is made safe`() throws {
    var state = try Fixture.state(110, 36, turns: [Self.turn(), Self.second()])
    state.press("<C-x>I")
    let text = state.frame.cells.text
    #expect(text.contains("61.2 of 100 MB"))
    #expect(text.contains("Turn 1        "))
    #expect(text.contains("IMAGE_SAFETY"))
    #expect(!text.contains("\u{1b}"))
  }

  @Test func `it scrolls, closes by its own letter, and says where no turn is`() throws {
    var state = try Fixture.state(80, 10, turns: [Self.turn()])
    state.press("<C-x>I")
    let top = state.frame.cells.text
    state.press("jj")
    #expect(state.frame.cells.text != top)
    state.press("kk")
    #expect(state.frame.cells.text == top)
    state.press("I")
    #expect(state.sheet == nil)
    var empty = try Fixture.state(turns: [])
    empty.press("<C-x>I")
    #expect(empty.sheet == nil)
    #expect(empty.frame.cells.text.contains("there is no turn yet"))
  }
}
