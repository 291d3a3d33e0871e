import ChatUI
import Conversation
import Exchange
import Foundation
import Storage

/// `plantain export`: a session, or all of them, to a file or folder that is new.
struct ExportCommand {
  private let call: Invocation.Export
  private let export: SessionExport
  private let format: ExportFormat

  /// - Throws: ``UsageError`` for a format that does not go where it is to go.
  init(_ call: Invocation.Export, _ export: SessionExport) throws(UsageError) {
    self.call = call
    self.export = export
    format = call.format ?? call.output.flatMap(ExportFormat.init(path:)) ?? .plantain
    guard call.output != "-" || call.format == .jsonl || call.format == nil else {
      throw UsageError("Only --format jsonl goes to standard output; give -o a file.")
    }
    guard !call.isFull || format == .html else {
      throw UsageError("--full is for a page, where the other formats hold the pictures anyway.")
    }
  }

  /// Writes what is asked for and prints where it is.
  ///
  /// - Returns: 19 where pictures are missing here that should have gone along.
  /// - Throws: ``UsageError`` for a session that is not there, `ExchangeError`, `LibraryError`.
  func run() async throws -> ExitCode {
    let sessions = try await sessions()
    guard !sessions.isEmpty else { throw UsageError("There is no session to export.") }
    if call.output == "-" {
      try await export.writeLines(of: sessions.map(\.id)) { Output.raw($0) }
      return .done
    }
    let now = Date()
    if call.isAll, format == .html || format == .markdown {
      return try await writeEach(sessions, into: call.output ?? Self.name("plantain", now), now)
    }
    let path = call.output ?? Self.name(sessions, now) + (format == .markdown ? "" : format.ending)
    return tell(try await export.write(sessions.map(\.id), format, to: path, now: now))
  }

  private func sessions() async throws -> [Session] {
    guard call.isAll else { return [try await export.library.only(call.session ?? "last")] }
    var sessions: [Session] = []
    for id in try await export.library.allSessions() {
      guard let session = try await export.library.session(id) else { continue }
      // A page for people leaves the trash where it is; an archive holds all.
      if format == .plantain || format == .jsonl || session.trashedAt == nil {
        sessions.append(session)
      }
    }
    return sessions
  }

  /// A page or a folder for each session, in a folder that may be there.
  private func writeEach(
    _ sessions: [Session], into folder: String, _ now: Date
  ) async throws -> ExitCode {
    let folder = URL(filePath: folder, directoryHint: .isDirectory)
    do {
      try Paths.make(folder)
    } catch {
      throw UsageError("-o \(folder.path) cannot be made.")
    }
    var code = ExitCode.done
    for session in sessions {
      let name =
        "\(SaveTemplate.safe(session.title.lowercased(), else: "session"))"
        + "-\(session.id.rawValue.prefix(4))" + (format == .html ? format.ending : "")
      let path = folder.appending(path: name).path
      let told = tell(try await export.write([session.id], format, to: path, now: now))
      if code == .done { code = told }
    }
    return code
  }

  private func tell(_ summary: ExportSummary) -> ExitCode {
    Output.line(summary.path)
    guard summary.missing > 0 else { return .done }
    Output.note("\(summary.missing) of its pictures and signatures are missing or damaged here.")
    return .storage
  }

  private static func name(_ sessions: [Session], _ now: Date) -> String {
    sessions.count == 1
      ? SaveTemplate.safe(sessions[0].title.lowercased(), else: "session") : name("plantain", now)
  }

  private static func name(_ word: String, _ now: Date) -> String {
    let day = now.formatted(Date.ISO8601FormatStyle(timeZone: .current).year().month().day())
    return "\(word)-\(day)"
  }
}
