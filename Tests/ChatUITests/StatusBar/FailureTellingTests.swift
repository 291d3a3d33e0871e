import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// What a failure is called must be true of it.
@Suite struct FailureTellingTests {
  private func text(_ state: AppState) -> String { Golden.text(of: state.frame) }

  private func bar(_ state: AppState, _ columns: Int) -> String {
    StatusBar(state).line(columns: columns).map(\.text).joined()
  }

  @Test func `a key at the beginning of a sentence keeps its case on the card`() throws {
    var state = try StatusBarTests.failed(
      Failure(.server, .deadlineExceeded, message: "", httpStatus: 504, charge: .possible))
    state.press("<C-x>!")
    #expect(text(state).contains(" l sends it at a smaller size"))
    #expect(text(state).contains(" The service took too long to draw"))
  }

  @Test func `a model that is gone is never its own replacement`() throws {
    let gone = Failure(.request, .modelNotFound, message: "", httpStatus: 404)
    var state = try StatusBarTests.failed(gone)
    let next = "gemini-nano-banana-2.1"
    #expect(bar(state, 110).contains("r use \(next)"))
    #expect(text(state).contains("r uses \(next)"))
    let models = state.press("<C-x>r").compactMap { effect -> String? in
      if case .startTurn(let request) = effect { request.settings.model } else { nil }
    }
    #expect(models == [next])
  }

  @Test func `a notice about the turn ends when the turn fails`() throws {
    var state = try Running.sent(Size(columns: 80, rows: 24))
    _ = state.update(.turn(Fixture.turnID(2), .started(Fixture.attempt(1), of: 6)))
    state.press("<C-x>!")
    #expect(state.notice?.text == "nothing has gone wrong so far")
    _ = state.update(.turn(Fixture.turnID(2), .retrying(Fixture.notice())))
    #expect(state.notice == nil)
  }

  @Test func `a notice without room leaves the clock of a wait`() throws {
    var state = try Running.waiting(Size(columns: 80, rows: 24))
    state.setup.service = .relay("relay.example.com")
    _ = state.update(.notice("a sentence that is far too long for this row to hold with its keys"))
    #expect(bar(state, 80).hasPrefix(" ▲ server 503 · in 0:41 · a sentence"))
  }

  @Test func `an interrupted turn is not told to have gone well`() throws {
    var turn = Fixture.pending(2, "make the sky more dramatic", parent: 1)
    turn.state = .interrupted
    var state = try Fixture.state(turns: [Fixture.answered(), turn])
    state.press("<C-x>!")
    #expect(state.notice?.text == "cut short by leaving; the service said nothing")
  }

  @Test func `an answer that may be charged is not called free`() throws {
    let state = try StatusBarTests.failed(
      Failure(.network, .badPicture, message: "m", httpStatus: 200, charge: .possible))
    #expect(text(state).contains("the picture came damaged and cannot be shown."))
    #expect(text(state).contains("It may have been charged."))
    #expect(!text(state).contains("Nothing is charged"))
  }

  @Test func `a wait after what may be charged does not call it free`() throws {
    var state = try Running.sent(Size(columns: 110, rows: 36))
    _ = state.update(.turn(Fixture.turnID(2), .started(Fixture.attempt(1), of: 6)))
    var failure = Fixture.overloaded
    failure.charge = .possible
    _ = state.update(.turn(Fixture.turnID(2), .retrying(Fixture.notice(failure, next: 2, of: 2))))
    #expect(text(state).contains("The attempt before may have been charged."))
    #expect(!text(state).contains("Nothing is charged"))
  }

  @Test func `the end of what may be charged says so, whatever the cause`() throws {
    var failure = Fixture.overloaded
    failure.charge = .possible
    #expect(text(try StatusBarTests.failed(failure)).contains("It may have been charged. r sends"))
    let late = Failure(.network, .answerTimeout, message: "", charge: .possible)
    #expect(
      text(try StatusBarTests.failed(late)).contains("r sends it again, l at a smaller size."))
  }

  @Test func `a wait that is over offers to go now or to give up`() throws {
    var turn = Fixture.pending(2, "make the sky more dramatic", parent: 1)
    turn.state = .waiting
    turn.waitsUntil = Fixture.now - 5
    let state = try Fixture.state(
      turns: [Fixture.answered(), turn],
      attempts: [turn.id: [Fixture.attempt(1, Fixture.overloaded, at: Fixture.now - 60)]],
      notices: [turn.id: Fixture.notice(next: 2, left: -5)])
    #expect(bar(state, 110).contains("its wait is over"))
    #expect(bar(state, 110).contains("C-x r now · s stop"))
  }

  @Test func `a turn stopped in its wait is told as stopped after a restart too`() throws {
    var turn = Fixture.pending(2, "make the sky more dramatic", parent: 1)
    turn.state = .cancelled
    let state = try Fixture.state(
      turns: [Fixture.answered(), turn],
      attempts: [turn.id: [Fixture.attempt(1, Fixture.overloaded, at: Fixture.now - 60)]],
      draft: Draft(text: "make the sky more dramatic"))
    #expect(text(state).contains("stopped by you."))
    #expect(bar(state, 110).hasPrefix(" – cancelled · your prompt is back"))
  }

  @Test func `drafts of a finished turn stand at half of its height`() throws {
    var state = try Fixture.state(120, 40)
    state.press("<C-x>d")
    let images = state.frame.images
    let final = try #require(images.first { $0.request.blob == "drawn1" }?.rect)
    let drafts = images.filter { $0.request.blob.hasPrefix("draft") }.map(\.rect)
    #expect(drafts.count == 2)
    #expect(drafts.allSatisfy { abs($0.rows * 2 - final.rows) <= 2 }, "\(drafts) of \(final)")
  }

  @Test func `a prompt is not called back once the composer was emptied`() throws {
    var state = try StatusBarTests.failed(
      Failure(.safety, .imageSafety, message: "", httpStatus: 200, finishReason: "IMAGE_SAFETY"))
    #expect(bar(state, 110).contains("your prompt is back"))
    state.press("<C-u>")
    #expect(bar(state, 110).contains("Up brings the prompt back"))
    state.press("<Up>")
    #expect(bar(state, 110).contains("your prompt is back"))
  }

  @Test func `a folded turn is cut with a mark on a narrow screen`() throws {
    var state = try Fixture.state(40, 10)
    state.press("<Tab><Space>")
    let row = text(state).split(separator: "\n").first { $0.contains("▸") }
    #expect(row?.contains("…") == true)
  }

  @Test func `a refusal is told in the language of the screen`() throws {
    var state = try Fixture.state(language: .chinese)
    _ = state.update(.saved(.failure(.exists(name: "lake-2.jpg"))))
    #expect(state.notice?.text == "已有 lake-2.jpg，换个名字")
  }

  @Test func `one attempt is not counted in the plural`() throws {
    #expect(!text(try StatusBarTests.failed(Fixture.overloaded)).contains("1 attempts"))
  }

  @Test func `a status without a name stands alone in its brackets`() throws {
    let state = try StatusBarTests.failed(
      Failure(.request, .unknownRequest, message: "A long sentence.", httpStatus: 418))
    #expect(text(state).contains("(418)."))
  }
}
