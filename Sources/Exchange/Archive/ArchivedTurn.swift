import Conversation
import Foundation
import Resilience
import Storage

/// A turn as the archive spells it, with all that hangs on it.
///
/// The names are the format's own, so that a change of our types does not change the format; what
/// came later may be missing. Money is in billionths of a US dollar.
struct ArchivedTurn: Codable, Hashable {
  var id: TurnID
  var parent: TurnID?
  var createdAt: Double
  var settings: GenerationSettings
  var state: String
  var prompt: [ArchivedPart]
  var answer: [ArchivedPart]
  var answeredBy: String?
  var finishReason: String?
  var finishMessage: String?
  var usage: Usage?
  var cost: Int64?
  var pricesOf: String?
  var atStake: Int64?
  var passesCaps: Bool?
  var startedAt: Double?
  var finishedAt: Double?
  var waitsUntil: Double?
  var issuer: Issuer?
  var inclusion: String?
  var request: RequestSummary?
  var attempts: [ArchivedAttempt]?
  /// What a waiting turn waits for; told, never taken over.
  var notice: RetryNotice?
  var annotation: Annotation?

  init(_ turn: Turn, in record: SessionRecord) {
    id = turn.id
    parent = turn.parent
    createdAt = turn.createdAt.timeIntervalSinceReferenceDate
    settings = turn.settings
    state = turn.state.rawValue
    prompt = turn.prompt.map(ArchivedPart.init)
    answer = turn.answer.map(ArchivedPart.init)
    answeredBy = turn.answeredBy
    finishReason = turn.finishReason?.rawValue
    finishMessage = turn.finishMessage
    usage = turn.usage
    cost = turn.cost?.nanodollars
    pricesOf = turn.pricesOf
    atStake = turn.atStake == .zero ? nil : turn.atStake.nanodollars
    passesCaps = turn.passesCaps ? true : nil
    startedAt = turn.startedAt?.timeIntervalSinceReferenceDate
    finishedAt = turn.finishedAt?.timeIntervalSinceReferenceDate
    waitsUntil = turn.waitsUntil?.timeIntervalSinceReferenceDate
    issuer = turn.issuer
    inclusion = turn.inclusion == .automatic ? nil : turn.inclusion.rawValue
    request = turn.request
    attempts = record.attempts[turn.id]?.map(ArchivedAttempt.init)
    notice = record.notices[turn.id]
    annotation = record.annotations[turn.id]
  }

  /// The turn of a session; nil where a part, the state or the inclusion is none that we know.
  func turn(of session: SessionID) -> Turn? {
    let sides = (prompt.compactMap(\.part), answer.compactMap(\.part))
    guard sides.0.count == prompt.count, sides.1.count == answer.count,
      let state = TurnState(rawValue: state),
      let inclusion = Inclusion(rawValue: inclusion ?? Inclusion.automatic.rawValue)
    else { return nil }
    func date(_ time: Double?) -> Date? { time.map(Date.init(timeIntervalSinceReferenceDate:)) }
    var turn = Turn(
      id: id, session: session, parent: parent,
      createdAt: Date(timeIntervalSinceReferenceDate: createdAt), prompt: sides.0,
      settings: settings, state: state, answer: sides.1)
    turn.answeredBy = answeredBy
    turn.finishReason = finishReason.map(FinishReason.init(rawValue:))
    turn.finishMessage = finishMessage
    turn.usage = usage
    turn.cost = cost.map(Money.init(nanodollars:))
    turn.pricesOf = pricesOf
    turn.atStake = Money(nanodollars: atStake ?? 0)
    turn.passesCaps = passesCaps ?? false
    turn.startedAt = date(startedAt)
    turn.finishedAt = date(finishedAt)
    turn.waitsUntil = date(waitsUntil)
    turn.issuer = issuer
    turn.inclusion = inclusion
    turn.request = request
    return turn
  }
}
