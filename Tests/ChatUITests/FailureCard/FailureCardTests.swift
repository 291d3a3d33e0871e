import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// What the card tells of each kind of failure, and its keys.
@Suite struct FailureCardTests {
  private func card(
    _ failure: Failure, _ size: Size = Size(columns: 110, rows: 36),
    _ language: Language = .english
  ) throws -> AppState {
    var state = try StatusBarTests.failed(failure, language: language)
    state.size = size
    state.press("<C-x>!")
    return state
  }

  private func text(_ state: AppState) -> String { Golden.text(of: state.frame) }

  private static let denied = Failure(
    .access, .permissionDenied, message: "The caller does not have permission", httpStatus: 403,
    rpcStatus: "PERMISSION_DENIED")
  private static let disabled = Failure(
    .access, .apiDisabled, message: "Generative Language API has not been used in project 12345678",
    httpStatus: 403, rpcStatus: "PERMISSION_DENIED", reason: "SERVICE_DISABLED")

  @Test func `whose side it is stands first`() throws {
    let sides = [
      (Fixture.overloaded, "This is the service's side, not yours."),
      (Failure(.request, .invalidArgument, message: "", httpStatus: 400), "This is the request"),
      (Self.denied, "This is your account or key."),
      (Failure(.network, .offline, message: ""), "This is the network between here"),
      (Failure(.storage, .diskFull, message: ""), "This is on this machine."),
    ]
    for (failure, sentence) in sides {
      #expect(text(try card(failure)).contains("|\n \(sentence)"))
    }
  }

  @Test func `access that is denied lists what it can be, narrowed by what the service said`()
    throws
  {
    let all = text(try card(Self.denied))
    #expect(all.contains("It can be one of these:"))
    for cause in ["another project", "not enabled", "restricted", "organisation", "region"] {
      #expect(all.contains(cause), "\(cause)")
    }
    let one = text(try card(Self.disabled))
    #expect(one.contains("the API is not enabled for the project of the key"))
    #expect(!one.contains("organisation") && one.contains("SERVICE_DISABLED"))
    for size in FrameTests.sizes {
      let name = "card-access-\(size.columns)x\(size.rows)"
      try Golden.expect(try card(Self.denied, size).frame, name)
    }
  }

  @Test func `a quota tells the tiers and where limits stand, a cap of one's own does not`() throws
  {
    let quota = Failure(.quota, .perDay, message: "", httpStatus: 429)
    #expect(text(try card(quota)).contains("Tiers: free, 1 with billing, 2 above $250"))
    #expect(text(try card(quota)).contains("https://ai.google.dev/gemini-api/docs/rate-limits"))
    #expect(!text(try card(quota)).contains("monthly"))
    for cause in [FailureCause.spendLimit, .perMonth, .longDelay] {
      let month = Failure(.quota, cause, message: "", httpStatus: 429)
      #expect(text(try card(month)).contains("A monthly quota is raised by support"), "\(cause)")
    }
    let cap = Failure(.quota, .capReached, message: "This turn costs about $0.24; … Not sent.")
    #expect(!text(try card(cap)).contains("Tiers"))
    #expect(text(try card(cap)).contains("This turn costs about $0.24"))
  }

  @Test func `an overload says where to look, and that a preview model has no promise`() throws {
    let card = text(try card(Fixture.overloaded))
    #expect(card.contains("503s at busy hours are expected"))
    #expect(card.contains("Status        https://aistudio.google.com/status"))
    #expect(card.contains("https://discuss.ai.google.dev (staff answer in 30 to 60 minutes)"))
    #expect(card.contains("none given, so our schedule: 30 60 120 240 300 s, ± 20 %"))
  }

  @Test func `a long prompt is named after a 500, a short one is not`() throws {
    let broken = Failure(.server, .internalError, message: "", httpStatus: 500)
    #expect(!text(try card(broken)).contains("characters"))
    var turn = Fixture.pending(2, String(repeating: "clouds ", count: 100), parent: 1)
    turn.state = .failed
    var state = try Fixture.state(
      110, 36, turns: [Fixture.answered(), turn],
      attempts: [turn.id: [Fixture.attempt(1, broken)]])
    state.press("<C-x>!")
    #expect(text(state).contains("The prompt has 700 characters; a shorter one often passes"))
  }

  @Test func `the output filter is told as it is`() throws {
    let safety = Failure(
      .safety, .imageSafety, message: "", httpStatus: 200, finishReason: "IMAGE_SAFETY")
    let card = try card(safety)
    #expect(text(card).contains("It errs most on portraits and history."))
    var rated = safety
    rated.safetyRatings = [
      SafetyRating("HARM_CATEGORY_SEXUALLY_EXPLICIT", probability: "HIGH", isBlocked: true),
      SafetyRating("HARM_CATEGORY_NEW", probability: "LOW"),
    ]
    #expect(
      text(try self.card(rated)).contains("Ratings       SEXUALLY_EXPLICIT HIGH blocked, NEW LOW"))
    #expect(text(card).contains("r same again") && text(card).contains("p rephrase"))
  }

  @Test func `the way to the service names the proxy`() throws {
    var state = try card(Fixture.overloaded)
    #expect(text(state).contains("generativelanguage.googleapis.com, directly"))
    state.setup.proxy = "proxy.example:3128"
    #expect(text(state).contains("through the proxy proxy.example:3128"))
  }

  @Test func `a turn that went to two hosts names each above its attempts`() throws {
    var turn = Fixture.pending(2, "more", parent: 1)
    turn.state = .failed
    var attempts = (1...3).map { Fixture.attempt($0, Fixture.overloaded) }
    attempts[2].host = "relay.example"
    for tries in [attempts, Array(attempts.prefix(2))] {
      var state = try Fixture.state(
        110, 60, turns: [Fixture.answered(), turn], attempts: [turn.id: tries])
      state.press("<C-x>!")
      let lines = text(state).split(separator: "\n").map { $0.filter { $0 != "|" } }
        .map { $0.trimmingCharacters(in: .whitespaces) }
      let hosts = lines.filter { $0 == Fixture.attempt(1).host || $0 == "relay.example" }
      #expect(
        hosts == (tries.count == 3 ? ["generativelanguage.googleapis.com", "relay.example"] : []))
    }
  }

  @Test func `what may have been charged is named in dollars`() throws {
    var turn = Fixture.pending(2, "more", parent: 1)
    turn.state = .failed
    turn.atStake = Money(dollars: 0.1432)
    let late = Failure(.server, .deadlineExceeded, message: "", httpStatus: 504, charge: .possible)
    var state = try Fixture.state(
      110, 36, turns: [Fixture.answered(), turn], attempts: [turn.id: [Fixture.attempt(1, late)]])
    state.press("<C-x>!")
    #expect(text(state).contains("perhaps $0.15: the outcome of an attempt is unknown"))
    #expect(text(state).contains("l lower size"))
  }

  @Test func `keys save the report, with pictures when asked, and copy what was said`() throws {
    var state = try card(Fixture.overloaded)
    #expect(state.press("o") == [.saveReport(Fixture.turnID(2))])
    #expect(state.press("O") == [.saveReport(Fixture.turnID(2), withPictures: true)])
    #expect(state.press("y").contains(.copy(try #require(Fixture.overloaded.rawAnswer))))
    #expect(state.press("a").isEmpty)
    let expired = Failure(.request, .fileNotFound, message: "", httpStatus: 403)
    var other = try card(expired)
    #expect(text(other).contains("r send the file again"))
    let started = other.press("a").contains { if case .startTurn = $0 { true } else { false } }
    #expect(started && other.sheet == nil)
  }

  @Test func `what stands below is counted, and scrolled to`() throws {
    var state = try card(Self.denied, Size(columns: 80, rows: 24))
    let more = try #require(text(state).firstMatch(of: /(\d+) more below · Esc closes/))
    state.press(String(repeating: "j", count: try #require(Int(more.1))))
    #expect(!text(state).contains("more below"))
    #expect(text(state).contains("o saves what support asks for"))
  }
}
