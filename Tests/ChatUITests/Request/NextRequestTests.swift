import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// What the screen says of the next request, and what the user can change of it.
@Suite struct NextRequestTests {
  /// Edits of an attached photograph, 15 MB a picture, which are 20 MB of a request.
  private static func edits(_ count: Int) -> [Turn] {
    (1...count).map { number in
      var turn = Fixture.pending(
        number, number == 1 ? "Add a sunset to the painting" : "edit \(number)",
        parent: number > 1 ? number - 1 : nil,
        attachments: number == 1 ? [photo] : [],
        at: Fixture.now - Double(1000 - number))
      var picture = Fixture.drawn(number)
      picture.byteCount = 15_000_000
      turn.state = .answered
      turn.answer = [
        Part(
          .picture(picture),
          signature: Signature(
            blob: BlobID(rawValue: "s\(number)"), characterCount: 1_450_544))
      ]
      turn.issuer = Issuer(model: Fixture.settings.model, host: "")
      return turn
    }
  }

  private static let photo = Picture(
    blob: BlobID(rawValue: "photo"), mimeType: "image/jpeg", width: 4000, height: 3000,
    byteCount: 3_600_000, name: "photo.jpg")

  private func state(_ count: Int, _ size: Size = Size(columns: 80, rows: 24)) throws -> AppState {
    try Fixture.state(size.columns, size.rows, turns: Self.edits(count))
  }

  private func rule(_ state: AppState) -> String {
    let text = Golden.text(of: state.frame).split(separator: "\n", omittingEmptySubsequences: false)
    return text.last { $0.hasPrefix("──") }.map(String.init) ?? ""
  }

  private func sends(_ effects: [Effect]) -> Bool {
    effects.contains { if case .startTurn = $0 { true } else { false } }
  }

  @Test func `the rule is silent about size up to half of the limit`() throws {
    #expect(try rule(state(2)).hasPrefix("── edits @3 ───"))
  }

  @Test func `past half of the limit the rule says how large the next request is`() throws {
    #expect(try rule(state(3)).hasPrefix("── edits @4 · 69.2 of 100 MB ─"))
  }

  @Test func `what stays here is said`() throws {
    #expect(try rule(state(5)).contains("without old attachments") == false)
    let five = try rule(state(5))
    #expect(five.hasPrefix("── edits @6 · 85.8 of 100 MB · without turn 1 ─"), "\(five)")
    let six = try rule(state(7))
    #expect(six.contains("without 3 turns"), "\(six)")
  }

  @Test func `another model gets the newest picture as the user's, and the rule says so`() throws {
    var state = try state(3)
    state.editor?.session.settings.model = "gemini-nano-banana-2.1"
    #expect(rule(state).hasPrefix("── edits @4 · as your picture ─"))
  }

  @Test func `the sheet shows every turn with its bytes`() throws {
    for size in FrameTests.sizes {
      var state = try state(6, size)
      state.press("<C-x>P")
      try Golden.expect(state.frame, "request-\(size.columns)x\(size.rows)")
    }
  }

  @Test func `Space keeps a turn here and lets it go again, and both are saved`() throws {
    var state = try state(6)
    state.press("<C-x>P")
    // The first turn has no room; the user insists, and another makes room for it.
    let first = Fixture.turnID(1)
    #expect(
      state.press("<Space>") == [.assign([.inclusion(of: first, .always)], in: Fixture.sessionID)])
    var forms = state.editor?.plan(state.requestRules).turns.map(\.form)
    #expect(
      forms == [
        .received, .leftOutForRoom, .leftOutForRoom, .received, .received, .received,
      ])
    #expect(
      state.press("<Space>") == [
        .assign([.inclusion(of: first, .automatic)], in: Fixture.sessionID)
      ])
    #expect(
      state.press("<Down><Down>j<Space>") == [
        .assign([.inclusion(of: Fixture.turnID(4), .never)], in: Fixture.sessionID)
      ])
    forms = state.editor?.plan(state.requestRules).turns.map(\.form)
    #expect(forms?[3] == .leftOutByUser && forms?[1] == .received)
    // The newest picture always goes, and the bar says so.
    #expect(state.press("<Down><Down><Space>") == [])
    #expect(state.notice?.text == "the newest picture always goes")
    state.press("<Esc>")
    #expect(state.sheet == nil)
  }

  @Test func `a prompt that cannot fit is not sent, and stays`() throws {
    var state = try state(1)
    state.requestRules = RequestRules(byteLimit: 10_000_000, uploadsAbove: nil)
    #expect(!sends(state.press("night<Enter>")))
    #expect(state.notice?.text.hasPrefix("too large to send: 20.0 of 10 MB") == true)
    #expect(state.editor?.composer.buffer.text == "night")
  }

  @Test func `a picture that is too large is not sent, and a smaller copy is one key away`() throws
  {
    var state = try Fixture.state()
    #expect(state.press("make it so @big.png ").contains(.attach(path: "big.png")))
    let sentence = "big.png has 10000×8000 pixels; at most 64 megapixels are taken."
    _ = state.update(.attached(path: "big.png", .failure(.tooLarge(sentence))))
    #expect(state.notice?.text == sentence)
    #expect(rule(state).contains("big.png is too large, C-x l shrinks it"))
    // Enter does not send the words alone.
    #expect(!sends(state.press("<Enter>")))
    #expect(state.notice?.text == "big.png is too large: C-x l attaches a smaller copy")
    #expect(state.press("<C-x>l").contains(.attach(path: "big.png", shrinks: true)))
    var copy = Fixture.lake
    copy.name = "big.png"
    _ = state.update(.attached(path: "big.png", .success(copy), without: ["place", "camera"]))
    #expect(state.notice?.text == "big.png goes without its place and camera data")
    #expect(state.editor?.composer.attachments == [copy])
    #expect(sends(state.press("<Enter>")))
  }

  @Test func `without the word that is too large the prompt goes`() throws {
    var state = try Fixture.state()
    state.press("so @big.png ")
    _ = state.update(.attached(path: "big.png", .failure(.tooLarge("too large"))))
    state.press("<C-w><C-w>night")
    #expect(sends(state.press("<Enter>")))
  }

  @Test func `no more pictures are sent than the model takes`() throws {
    var state = try state(1)
    state.editor?.composer.attachments = (0..<15).map { number in
      Picture(
        blob: BlobID(rawValue: "r\(number)"), mimeType: "image/png", width: 1, height: 1,
        byteCount: 10)
    }
    #expect(!sends(state.press("join<Enter>")))
    #expect(state.notice?.text == "gemini-3-pro-image takes 14 pictures at once; here are 15")
    state.editor?.composer.attachments.removeLast()
    #expect(sends(state.press("<Enter>")))
  }

  @Test func `a mended request is told, and what was learned holds from then on`() throws {
    var state = try Running.sent(Size(columns: 110, rows: 36))
    let id = Fixture.turnID(2)
    _ = state.update(.turn(id, .started(Fixture.attempt(1), of: 6)))
    let refusal = Failure(
      .request, .payloadTooLarge, message: "Request payload size exceeds the limit", httpStatus: 400
    )
    var rules = RequestRules()
    rules.byteLimit = 20_000_000
    _ = state.update(.turn(id, .mended(.smallerRequest, after: refusal, under: rules)))
    #expect(state.requestRules == rules)
    #expect(state.notice?.text == "request too large; less of the history goes, once, now")
    #expect(state.editor?.attempts[id]?.last?.failure == refusal)

    let corrupted = Failure(
      .request, .corruptedSignature, message: "Corrupted thought signature.", httpStatus: 400)
    _ = state.update(.turn(id, .started(Fixture.attempt(2), of: 6)))
    _ = state.update(.turn(id, .mended(.picturesAsYours, after: corrupted, under: rules)))
    #expect(state.editor?.tree[Fixture.turnID(1)]?.issuer == nil)
  }
}
