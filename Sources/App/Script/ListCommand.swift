import Conversation
import Foundation
import Resilience
import Storage

/// `plantain list` and `plantain show`.
struct ListCommand {
  let library: Library
  let blobs: BlobStore

  private nonisolated struct Entry: Encodable, Sendable {
    let id: String
    let title: String
    let turns: Int
    let costUSD: Double
    let updatedAt: Date
  }

  /// The sessions, newest first: id, date, turns, cost, title; or one JSON array.
  func list(json: Bool) async throws -> ExitCode {
    let sessions = try await library.sessions().map(\.summary)
    if json {
      try Output.json(
        sessions.map {
          Entry(
            id: $0.session.id.rawValue, title: $0.session.title, turns: $0.turnCount,
            costUSD: $0.cost.dollars, updatedAt: $0.session.updatedAt)
        })
      return .done
    }
    for summary in sessions {
      let date = summary.session.updatedAt.formatted(
        .iso8601.year().month().day().dateSeparator(.dash))
      let turns = summary.turnCount == 1 ? "turn " : "turns"
      let cost = "$" + summary.cost.dollars.formatted(.number.precision(.fractionLength(2)))
      Output.line(
        "\(summary.session.id)  \(date)  \(summary.turnCount) \(turns)  \(cost)  "
          + summary.session.title)
    }
    return .done
  }

  /// When a turn goes that waits for its time.
  private static func plan(of turn: Turn) -> String? {
    guard turn.isScheduled, let until = turn.waitsUntil else { return nil }
    return "goes at \(until.formatted(.iso8601))"
  }

  /// The turns of a session: prompt, outcome, pictures with their paths; or one JSON array.
  func show(_ name: String, json: Bool) async throws -> ExitCode {
    let session = try await library.only(name)
    let turns = try await library.turns(of: session.id)
    let attempts = try await library.attempts(of: session.id)
    func path(_ picture: Picture) -> String { blobs.url(for: picture.blob).path }
    if json {
      try Output.json(
        turns.map { turn in
          let tried = attempts[turn.id] ?? []
          return TurnReport(
            turn: turn, attempts: tried, failure: turn.isAnswered ? nil : tried.last?.failure,
            path: path)
        })
      return .done
    }
    Output.line("\(session.title)  \(session.id)")
    for turn in turns {
      Output.line("")
      Output.line("you    \(turn.promptText)")
      for picture in turn.attachments { Output.line("       \(picture.name ?? path(picture))") }
      let failure = attempts[turn.id]?.last?.failure
      let outcome =
        turn.isAnswered
        ? turn.answerText
        : "\(turn.state.rawValue): \(failure?.message ?? Self.plan(of: turn) ?? "outcome unknown")"
      Output.line("model  \(outcome)")
      for picture in turn.resultPictures {
        Output.line("       \(picture.width)×\(picture.height)  \(path(picture))")
      }
    }
    return .done
  }
}
