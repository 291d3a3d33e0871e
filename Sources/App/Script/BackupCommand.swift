import Foundation
import Storage

/// `plantain backup`: a copy of the library while other copies of Plantain use it.
nonisolated struct BackupCommand: Sendable {
  let paths: Paths
  let isDemo: Bool

  private struct Report: Encodable, Sendable {
    let target: String
    let sessions: Int
    let turns: Int
    let databaseBytes: Int
    let kept: Int
    let linked: Int
    let copied: Int
    let copiedBytes: Int
    let problems: [CheckCommand.Line]
  }

  /// Makes the backup and says what was copied.
  ///
  /// - Throws: `LibraryError` where nothing could be copied.
  @concurrent
  func run(to target: String?, json: Bool) async throws -> ExitCode {
    let now = Date()
    let folder = target.map { URL(filePath: $0, directoryHint: .isDirectory) } ?? dated(now)
    let made = try await Backup(of: paths.data, to: folder).run(now: now)
    let problems = made.problems.map(CheckCommand.Line.init)
    if json {
      try Output.json(
        Report(
          target: made.target, sessions: made.sessions, turns: made.turns,
          databaseBytes: made.databaseBytes, kept: made.kept, linked: made.linked,
          copied: made.copied, copiedBytes: made.copiedBytes, problems: problems))
    } else {
      Output.line(made.target)
      Output.line(
        "sessions: \(made.sessions), turns: \(made.turns), database: \(made.databaseBytes) bytes")
      Output.line(
        "files: \(made.linked) linked, \(made.copied) copied (\(made.copiedBytes) bytes), "
          + "\(made.kept) were there")
      for problem in problems { Output.line(problem.words) }
    }
    return problems.isEmpty ? .done : .storage
  }

  /// A folder for each day: the files are links, so a day takes little more than its database.
  private func dated(_ now: Date) -> URL {
    let day = now.formatted(
      Date.ISO8601FormatStyle(timeZone: .current).year().month().day().dateSeparator(.dash))
    let backups = paths.state.appending(path: isDemo ? "backups/demo" : "backups")
    return backups.appending(path: day, directoryHint: .isDirectory)
  }
}
