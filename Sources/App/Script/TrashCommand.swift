import Conversation
import Foundation
import Storage

/// `plantain trash`: what is in the trash, and emptying it.
struct TrashCommand {
  let library: Library
  let blobs: BlobStore

  private nonisolated struct Entry: Encodable, Sendable {
    let session: String
    let title: String
    let turns: Int
    let trashedAt: Date
    let isSession: Bool
  }

  private nonisolated struct Report: Encodable, Sendable {
    let sessions: Int
    let turns: Int
    let open: Int
    let files: Int
    let bytes: Int
  }

  /// Lists the trash, newest first; or one JSON array.
  func list(json: Bool) async throws -> ExitCode {
    let entries = try await library.trash().entries.map {
      Entry(
        session: $0.session.id.rawValue, title: $0.session.title, turns: $0.turns,
        trashedAt: $0.trashedAt, isSession: $0.isWhole)
    }
    if json {
      try Output.json(entries)
      return .done
    }
    for entry in entries {
      let date = entry.trashedAt.formatted(.iso8601.year().month().day().dateSeparator(.dash))
      let what = entry.isSession ? "session" : "turns of a session"
      Output.line("\(entry.session)  \(date)  \(what), \(entry.turns) turns  \(entry.title)")
    }
    if entries.isEmpty { Output.note("The trash is empty.") }
    return .done
  }

  /// Empties the trash of what is older than some days, and removes the files nothing names.
  func empty(olderThan days: Int, json: Bool) async throws -> ExitCode {
    let now = Date()
    let until = days == 0 ? Date.distantFuture : now - Double(days) * 86400
    let done = try await library.emptyTrash(until: until, sweeping: blobs, now: now)
    if json {
      try Output.json(
        Report(
          sessions: done.sessions, turns: done.turns, open: done.open, files: done.files,
          bytes: done.byteCount))
    } else {
      Output.line(
        "sessions: \(done.sessions), turns: \(done.turns), "
          + "files: \(done.files), bytes: \(done.byteCount)")
    }
    if done.open > 0 {
      Output.note("\(done.open) sessions stay, because they are open in a copy of Plantain.")
    }
    if done.isUnsound {
      Output.note("No file was removed: the library is damaged. plantain check tells how.")
      return .storage
    }
    return .done
  }
}
