import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// Other wordings of a prompt: made here, sent by nobody.
@Suite struct RephraseTests {
  private static let safety = Failure(
    .safety, .imageSafety, message: "", httpStatus: 200, finishReason: "IMAGE_SAFETY")

  private func opened(
    _ size: Size = Size(columns: 80, rows: 24), _ language: Language = .english
  ) throws -> AppState {
    var state = try StatusBarTests.failed(Self.safety, language: language, state: .blocked)
    state.size = size
    state.press("<C-x>p")
    return state
  }

  private func wordings(of prompt: String, after failure: Failure? = safety) -> [String] {
    RephraseState(Fixture.pending(1, prompt), after: failure).wordings
  }

  @Test func `three wordings keep the prompt as it is`() throws {
    for size in FrameTests.sizes {
      for language in Language.allCases {
        let name = "rephrase-\(size.columns)x\(size.rows)\(language == .chinese ? "-zh" : "")"
        try Golden.expect(try opened(size, language).frame, name)
      }
    }
    let wordings = wordings(of: " a knight ")
    #expect(wordings.count == 3 && Set(wordings).count == 3)
    #expect(wordings.allSatisfy { $0.contains("a knight.") })
    // A picture that did not come is asked for, not softened.
    let noImage = Failure(.noImage, .noImage, message: "")
    #expect(
      self.wordings(of: "Which boat?", after: noImage).first
        == "Draw one picture: Which boat? Answer with the picture.")
  }

  @Test func `a Chinese prompt gets Chinese wordings on an English screen`() {
    #expect(wordings(of: "画一位骑士")[0] == "画一位骑士。保持得体，适合所有年龄。")
  }

  @Test func `Enter puts the chosen one into the composer and sends nothing`() throws {
    var state = try opened()
    let effects = state.press("<Down><Enter>")
    #expect(!effects.contains { if case .startTurn = $0 { true } else { false } })
    #expect(state.sheet == nil)
    #expect(
      state.editor?.composer.buffer.text
        == "make the sky more dramatic. All persons are fictional adults, clothed and unhurt.")
    // The turn that follows is a sibling of the one that was refused.
    let sent = state.press("<Enter>").compactMap { effect -> TurnRequest? in
      if case .startTurn(let request) = effect { request } else { nil }
    }
    #expect(sent.first?.parent == Fixture.turnID(1))
  }

  @Test func `a figure takes one at once, and Esc none`() throws {
    var state = try opened()
    state.press("3")
    #expect(state.editor?.composer.buffer.text.hasPrefix("As a stylised illustration") == true)
    state = try opened()
    state.press("<Esc>")
    #expect(state.sheet == nil)
    #expect(state.editor?.composer.buffer.text == "make the sky more dramatic")
  }

  @Test func `a turn in flight is not rephrased`() throws {
    var state = try Running.sent(Size(columns: 80, rows: 24))
    state.press("<C-x>p")
    #expect(state.sheet == nil && state.notice?.text == "a turn is in flight; C-c stops it")
  }
}
