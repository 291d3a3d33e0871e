package import Foundation

/// One step of a session: what the user asked, and everything the service answered.
package struct Turn: Hashable, Sendable, Codable {
  package let id: TurnID
  package let session: SessionID
  /// The turn this one continues; nil for the first of a session.
  package let parent: TurnID?
  package let createdAt: Date
  /// The user's message: words, attached pictures, in the order they are sent.
  package var prompt: [Part]
  /// What was asked for.
  package var settings: GenerationSettings
  package var state: TurnState
  /// All parts of the answer, thoughts included, as received and in the order received.
  package var answer: [Part]
  /// The model that answered, when it is known.
  package var answeredBy: String?
  package var finishReason: FinishReason?
  /// The service's own words about the finish reason, unfiltered.
  package var finishMessage: String?
  package var usage: Usage?
  /// What it was charged for certain, by the prices of ``pricesOf``.
  package var cost: Money?
  /// The date of the model table that priced it: `2026-11-23`.
  package var pricesOf: String?
  /// The most its requests take that run, or whose outcome nobody knows.
  package var atStake = Money.zero
  /// Whether the user sent it although a cap forbade it.
  package var passesCaps = false
  /// When the attempt that answered began.
  package var startedAt: Date?
  /// When the answer was whole, or the turn given up.
  package var finishedAt: Date?
  /// When the next attempt goes, in state ``TurnState/waiting``; the first one, where the user
  /// gave the turn a time.
  package var waitsUntil: Date?
  /// Whose signatures the answer carries; nil for one that nobody takes back as it came: imported,
  /// or called corrupted since.
  package var issuer: Issuer?
  /// Whether it goes along with later requests.
  package var inclusion = Inclusion.automatic
  /// What went into its own request, once it was sent.
  package var request: RequestSummary?

  package init(
    id: TurnID = .random(), session: SessionID, parent: TurnID?, createdAt: Date, prompt: [Part],
    settings: GenerationSettings, state: TurnState = .pending, answer: [Part] = []
  ) {
    self.id = id
    self.session = session
    self.parent = parent
    self.createdAt = createdAt
    self.prompt = prompt
    self.settings = settings
    self.state = state
    self.answer = answer
  }

  /// The same turn under other ids.
  package init(_ turn: Turn, id: TurnID, parent: TurnID?, in session: SessionID) {
    self.init(
      id: id, session: session, parent: parent, createdAt: turn.createdAt, prompt: turn.prompt,
      settings: turn.settings, state: turn.state, answer: turn.answer)
    answeredBy = turn.answeredBy
    finishReason = turn.finishReason
    finishMessage = turn.finishMessage
    usage = turn.usage
    cost = turn.cost
    pricesOf = turn.pricesOf
    atStake = turn.atStake
    passesCaps = turn.passesCaps
    startedAt = turn.startedAt
    finishedAt = turn.finishedAt
    waitsUntil = turn.waitsUntil
    issuer = turn.issuer
    inclusion = turn.inclusion
    request = turn.request
  }

  /// The words of the prompt.
  package var promptText: String {
    prompt.compactMap(\.text).joined(separator: "\n")
  }

  /// The pictures the user attached.
  package var attachments: [Picture] {
    prompt.compactMap(\.picture)
  }

  /// The parts that are not thoughts: what goes back to the service.
  package var finalParts: [Part] {
    answer.filter { !$0.isThought }
  }

  /// The thought pictures, in the order they came.
  package var drafts: [Part] {
    answer.filter { $0.isThought && $0.picture != nil }
  }

  /// The words of the answer that are not thoughts.
  package var answerText: String {
    finalParts.compactMap(\.text).joined()
  }

  /// Pictures of the result: those that are not thoughts, else the last draft, promoted.
  package var resultPictures: [Picture] {
    let finals = finalParts.compactMap(\.picture)
    if !finals.isEmpty { return finals }
    return isPromoted ? drafts.suffix(1).compactMap(\.picture) : []
  }

  /// The picture the next prompt edits: the last of the result.
  package var primaryPicture: Picture? { resultPictures.last }

  /// Whether a draft stands in for the result, because the answer finished with nothing else.
  package var isPromoted: Bool {
    state == .answered && !drafts.isEmpty && finalParts.allSatisfy { $0.picture == nil }
      && finalParts.allSatisfy { ($0.text ?? "").isEmpty }
  }

  /// Whether it waits for the time the user gave it, and was never sent.
  package var isScheduled: Bool { state == .waiting && waitsUntil != nil && startedAt == nil }

  /// Whether the next turn may continue this one by itself.
  package var isAnswered: Bool { state == .answered }
}
