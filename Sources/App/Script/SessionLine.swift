import Conversation
import Foundation
import Resilience
import Storage

/// A line of a JSON Lines export: a session, a turn as `ask --json` prints it, or an attempt.
nonisolated enum SessionLine: Encodable, Sendable {
  case session(SessionHead)
  case turn(TurnHead, TurnReport)
  case attempt(AttemptLine)

  /// What stands before the turns.
  struct SessionHead: Encodable, Sendable {
    var kind = "session"
    let id: String
    let title: String
    let createdAt: String
    let updatedAt: String
    let model: String
    let size: Nullable<String>
    let aspect: Nullable<String>
    let starred: Bool
    let tags: [String]
    let trashedAt: Nullable<String>
    let turns: Int
  }

  /// What a turn's line has beside the report.
  struct TurnHead: Encodable, Sendable {
    var kind = "turn"
    let parent: Nullable<String>
    let state: String
    let createdAt: String
    let prompt: String
    let attachments: [String]
    let size: Nullable<String>
    let aspect: Nullable<String>
    let starred: Bool
    let label: Nullable<String>
    let note: Nullable<String>
    let trashedAt: Nullable<String>
  }

  /// One request of a turn.
  struct AttemptLine: Encodable, Sendable {
    var kind = "attempt"
    let session: String
    let turn: String
    let number: Int
    let model: String
    let answeredBy: Nullable<String>
    let host: String
    let startedAt: String
    let finishedAt: Nullable<String>
    let category: Nullable<String>
    let httpStatus: Nullable<Int>
    let rpcStatus: Nullable<String>
    let message: Nullable<String>
    let waitedSeconds: Nullable<Double>
    let bytesSent: Int
    let bytesReceived: Int
  }

  /// ISO 8601 in UTC, to the millisecond.
  static func time(_ date: Date) -> String {
    date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .session(let head): try head.encode(to: encoder)
    case .turn(let head, let report):
      try report.encode(to: encoder)
      try head.encode(to: encoder)
    case .attempt(let line): try line.encode(to: encoder)
    }
  }

  /// The lines of a session: its own, then each turn's, followed by those of its attempts.
  static func lines(of record: SessionRecord, path: (Picture) -> String) -> [SessionLine] {
    let session = record.session
    var lines = [
      SessionLine.session(
        SessionHead(
          id: session.id.rawValue, title: session.title, createdAt: time(session.createdAt),
          updatedAt: time(session.updatedAt), model: session.settings.model,
          size: Nullable(session.settings.size), aspect: Nullable(session.settings.aspect),
          starred: session.isStarred, tags: session.tags,
          trashedAt: Nullable(session.trashedAt.map(time)),
          turns: record.turns.count))
    ]
    for turn in record.turns {
      let attempts = record.attempts[turn.id] ?? []
      let annotation = record.annotations[turn.id]
      let report = TurnReport(
        turn: turn, attempts: attempts, failure: turn.isAnswered ? nil : attempts.last?.failure,
        path: path)
      let head = TurnHead(
        parent: Nullable(turn.parent?.rawValue), state: turn.state.rawValue,
        createdAt: time(turn.createdAt), prompt: turn.promptText,
        attachments: turn.attachments.map(path),
        size: Nullable(turn.settings.size), aspect: Nullable(turn.settings.aspect),
        starred: annotation?.isStarred ?? false, label: Nullable(annotation?.label),
        note: Nullable(annotation?.note), trashedAt: Nullable((annotation?.trashedAt).map(time)))
      lines.append(.turn(head, report))
      lines += attempts.map { .attempt(AttemptLine($0, of: turn)) }
    }
    return lines
  }
}

nonisolated extension SessionLine.AttemptLine {
  init(_ attempt: Attempt, of turn: Turn) {
    session = turn.session.rawValue
    self.turn = turn.id.rawValue
    number = attempt.number
    model = attempt.model
    answeredBy = Nullable(attempt.answeredBy)
    host = attempt.host
    startedAt = SessionLine.time(attempt.startedAt)
    finishedAt = Nullable(attempt.finishedAt.map(SessionLine.time))
    category = Nullable(attempt.failure?.category.rawValue)
    httpStatus = Nullable(attempt.failure?.httpStatus)
    rpcStatus = Nullable(attempt.failure?.rpcStatus)
    message = Nullable(attempt.failure?.message)
    waitedSeconds = Nullable(attempt.waitedAfter)
    bytesSent = attempt.bytesSent
    bytesReceived = attempt.bytesReceived
  }
}
