import Conversation
import Foundation
import Testing

/// What goes back to the service: only what it accepts, exactly as it came, and no more than fits.
@Suite struct RequestPlanTests {
  private static let session = SessionID.random()
  private static let pro = "gemini-3-pro-image"
  private static let host = "generativelanguage.googleapis.com"
  private static let rules = RequestRules(uploadsAbove: nil, host: host)

  private func picture(_ name: String, bytes: Int = 9) -> Picture {
    Picture(
      blob: BlobID(rawValue: name), mimeType: "image/jpeg", width: 4, height: 3, byteCount: bytes)
  }

  private func signature(_ name: String = "s") -> Signature {
    Signature(blob: BlobID(rawValue: name), characterCount: 8)
  }

  private func drawn(_ name: String, bytes: Int = 9) -> Part {
    Part(.picture(picture(name, bytes: bytes)), signature: signature(name + "-signature"))
  }

  private func turn(
    _ prompt: String, _ answer: [Part], _ state: TurnState = .answered,
    attached: [Picture] = [], by model: String? = pro
  ) -> Turn {
    var turn = Turn(
      session: Self.session, parent: nil, createdAt: Date(timeIntervalSince1970: 0),
      prompt: attached.map(Part.picture) + [.text(prompt)],
      settings: GenerationSettings(model: Self.pro), state: state, answer: answer)
    turn.issuer = model.map { Issuer(model: $0, host: Self.host) }
    return turn
  }

  private func plan(
    _ path: [Turn], _ rules: RequestRules = rules, to model: String = pro,
    prompt: [Part] = [.text("edit")], taking: Set<TurnID> = []
  ) -> RequestPlan {
    RequestPlan(of: path, then: prompt, to: model, rules, taking: taking)
  }

  private func user(_ parts: Part...) -> Content { Content(role: .user, parts: parts) }
  private func model(_ parts: Part...) -> Content { Content(role: .model, parts: parts) }

  // MARK: What came goes back

  @Test func `thoughts stay here, all else goes back in its order with its signatures`() {
    let words = Part(.text("Here"), signature: signature("a"))
    let tail = Part(.text(" it is"))
    let thought = Part(.picture(picture("t")), isThought: true)
    let plan = plan([turn("draw", [thought, words, drawn("p"), tail])])
    #expect(
      plan.contents == [
        user(.text("draw")), model(words, drawn("p"), tail), user(.text("edit")),
      ])
    #expect(plan.summary.isWhole && plan.fits)
  }

  @Test(arguments: [TurnState.failed, .blocked, .cancelled, .interrupted, .partial, .waiting])
  func `a turn that was not answered is not sent`(state: TurnState) {
    let plan = plan([turn("no", [drawn("p")], state)])
    #expect(plan.contents == [user(.text("edit"))])
    #expect(plan.turns.isEmpty)
  }

  @Test func `a partial turn goes back if the user takes it`() {
    let partial = turn("half", [drawn("p")], .partial)
    #expect(plan([partial], taking: [partial.id]).contents.map(\.role) == [.user, .model, .user])
  }

  // MARK: Pictures nobody signed

  @Test func `a promoted draft goes as the user's, and what it was made from with it`() {
    let promoted = turn("draw", [Part(.picture(picture("d")), isThought: true)])
    #expect(plan([promoted]).contents == [user(.picture(picture("d")), .text("edit"))])
  }

  @Test func `a picture of another model, host or of nobody goes as the user's`() {
    var foreign = turn("draw", [drawn("p")])
    foreign.issuer?.host = "relay.example"
    for turn in [
      turn("draw", [drawn("p")], by: "gemini-nano-banana-2.1"), foreign,
      turn("draw", [drawn("p")], by: nil), turn("draw", [Part(.picture(picture("p")))]),
    ] {
      let plan = plan([turn])
      #expect(plan.contents == [user(.picture(picture("p")), .text("edit"))])
      #expect(plan.summary.asYours == [turn.id])
    }
  }

  @Test func `of several foreign pictures only the last goes, the earlier are in it`() {
    let other = "gemini-nano-banana-2.1"
    let path = [
      turn("1", [drawn("a")], by: other), turn("2", [drawn("b")], by: other),
      turn("3", [drawn("c")]), turn("4", [drawn("d")], by: other),
    ]
    let plan = plan(path)
    #expect(
      plan.contents == [
        user(.picture(picture("b")), .text("3")), model(drawn("c")),
        user(.picture(picture("d")), .text("edit")),
      ])
    #expect(plan.turns.map(\.form) == [.absorbed, .asYours, .received, .asYours])
  }

  @Test func `words of another model leave what the user said`() {
    let asked = turn("a boat", [Part(.text("Which?"), signature: signature())], by: "other")
    #expect(plan([asked]).contents == [user(.text("a boat"), .text("edit"))])
    #expect(plan([asked]).summary.isWhole)
  }

  @Test func `a picture that the prompt names already is not sent twice`() {
    let prompt: [Part] = [.picture(picture("p")), .text("edit")]
    let plan = plan([turn("draw", [drawn("p")], by: nil)], prompt: prompt)
    #expect(plan.contents == [Content(role: .user, parts: prompt)])
  }

  @Test func `the bypass keeps the turns in place, a text at the front included`() {
    var rules = Self.rules
    rules.unsignedRoad = .bypass
    let path = [turn("draw", [.text("Here"), Part(.picture(picture("p")))], by: nil)]
    let contents = plan(path, rules).contents
    #expect(contents.map(\.signing) == [.asReceived, .bypass, .asReceived])
    #expect(contents[1].needsSignature(at: 0) && contents[1].needsSignature(at: 1))
    #expect(!contents[0].needsSignature(at: 0))
  }

  @Test func `a service that asks for no signatures gets the turns without foreign ones`() {
    var rules = Self.rules
    rules.enforcesSignatures = false
    let path = [turn("1", [drawn("a")], by: "other"), turn("2", [drawn("b")])]
    let contents = plan(path, rules).contents
    #expect(
      contents.map(\.signing) == [.asReceived, .omitted, .asReceived, .asReceived, .asReceived])
    #expect(contents.map(\.role) == [.user, .model, .user, .model, .user])
  }

  // MARK: Room

  private func rules(limit: Int) -> RequestRules {
    RequestRules(byteLimit: limit, uploadsAbove: nil, host: Self.host)
  }

  /// Three edits of an attached photograph, 120 kB a picture, which are 160 kB of base64.
  private var edits: [Turn] {
    [
      turn("1", [drawn("a", bytes: 120_000)], attached: [picture("photo", bytes: 120_000)]),
      turn("2", [drawn("b", bytes: 120_000)]), turn("3", [drawn("c", bytes: 120_000)]),
    ]
  }

  @Test(arguments: [
    (700_000, [PlannedTurn.Form.received, .received, .received], true),
    (600_000, [.received, .received, .received], false),
    (400_000, [.leftOutForRoom, .received, .received], false),
    (200_000, [.leftOutForRoom, .leftOutForRoom, .received], false),
  ])
  func `old attachments stay here first, then the oldest turns as a whole`(
    limit: Int, forms: [PlannedTurn.Form], keepsAttachment: Bool
  ) {
    let plan = plan(edits, rules(limit: limit))
    #expect(plan.turns.map(\.form) == forms)
    #expect(plan.turns[0].keepsAttachments == keepsAttachment)
    #expect(plan.fits && plan.byteCount <= limit)
    // User and model side go together, so that validation still holds.
    let goes = forms.filter { $0 == .received }.count
    #expect(plan.contents.map(\.role) == (0..<goes).flatMap { _ in [.user, .model] } + [.user])
  }

  @Test func `the newest picture goes without its turn where that does not fit`() {
    let many = turn(
      "many", [drawn("a", bytes: 120_000), drawn("b", bytes: 120_000), drawn("c", bytes: 120_000)])
    let plan = plan([many], rules(limit: 200_000))
    #expect(plan.contents == [user(.picture(picture("c", bytes: 120_000)), .text("edit"))])
    #expect(plan.fits)
  }

  @Test func `a prompt that is too large by itself does not fit`() {
    let prompt: [Part] = [.picture(picture("big", bytes: 300_000)), .text("edit")]
    let plan = plan(edits, rules(limit: 300_000), prompt: prompt)
    #expect(!plan.fits)
  }

  @Test func `what is uploaded takes no room`() {
    var rules = rules(limit: 300_000)
    rules.uploadsAbove = 100_000
    let prompt: [Part] = [.picture(picture("big", bytes: 90_000_000)), .text("edit")]
    #expect(plan(edits, rules, prompt: prompt).fits)
  }

  @Test func `the user's choice goes before the order of age`() {
    var path = edits
    path[0].inclusion = .always
    path[1].inclusion = .never
    let plan = plan(path, rules(limit: 600_000))
    #expect(plan.turns.map(\.form) == [.received, .leftOutByUser, .received])
    #expect(plan.turns[0].keepsAttachments)
    #expect(plan.summary.leftOut == [path[1].id])
  }

  @Test func `the newest picture goes although its turn shall stay`() {
    var path = edits
    path[2].inclusion = .never
    let plan = plan(path)
    #expect(plan.contents.last == user(.picture(picture("c", bytes: 120_000)), .text("edit")))
  }

  @Test func `words without pictures are never left out for room`() {
    let talk = turn("which?", [Part(.text("This one?"), signature: signature())])
    let plan = plan([talk] + edits, rules(limit: 200_000))
    #expect(plan.turns.map(\.form) == [.received, .leftOutForRoom, .leftOutForRoom, .received])
  }

  @Test func `the bytes of a turn are what leaving it out saves`() {
    let whole = plan(edits)
    for place in 0..<2 {
      var path = edits
      path[place].inclusion = .never
      let less = plan(path)
      #expect(whole.byteCount - less.byteCount == whole.turns[place].byteCount)
    }
  }
}
