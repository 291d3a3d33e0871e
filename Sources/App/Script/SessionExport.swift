import ChatUI
import Conversation
import Exchange
import Foundation
import Storage

/// Writes one session, or several, in a format.
nonisolated struct SessionExport: Sendable {
  let library: Library
  let blobs: BlobStore
  let models: ModelTable
  let words: Words
  /// Whether a page holds the pictures byte for byte.
  var isFull = false

  /// Writes sessions to a new file; a page and a folder hold the first alone.
  ///
  /// - Throws: `ExchangeError`, `LibraryError`.
  func write(
    _ sessions: [SessionID], _ format: ExportFormat, to path: String, now: Date
  ) async throws -> ExportSummary {
    switch format {
    case .plantain:
      return try await ArchiveExport(
        library: library, blobs: blobs, program: HelpText.version
      ).write(sessions, to: path, now: now)
    case .jsonl:
      let file = try NewFile(path)
      try await writeLines(of: sessions) { try file.write($0 + "\n") }
      try file.finish()
      return ExportSummary(path: path, sessions: sessions.count, files: 0, missing: 0)
    case .html:
      let record = try await record(of: sessions)
      return try await PageExport(
        blobs: blobs, language: language(for: record), zone: .current, program: HelpText.version,
        isFull: isFull
      ).write(record, to: path, now: now)
    case .markdown:
      let record = try await record(of: sessions)
      return try await MarkdownExport(
        blobs: blobs, language: language(for: record), zone: .current
      ).write(record, to: Self.folder(path))
    }
  }

  /// Hands out a line of JSON for each session, turn and attempt.
  func writeLines(
    of sessions: [SessionID], _ body: (String) throws -> Void
  ) async throws {
    for id in sessions {
      guard let record = try await library.record(of: id) else { continue }
      for line in SessionLine.lines(of: record, path: { blobs.url(for: $0.blob).path }) {
        try body(try Output.jsonLine(line))
      }
    }
  }

  private func record(of sessions: [SessionID]) async throws -> SessionRecord {
    guard let id = sessions.first, let record = try await library.record(of: id) else {
      throw UsageError("There is no session to export.")
    }
    return record
  }

  /// The folder that `lake.md` or `lake/` means.
  static func folder(_ path: String) -> String {
    if path.hasSuffix("/") { return String(path.dropLast()) }
    let isFile = ["md", "markdown"].contains(URL(filePath: path).pathExtension.lowercased())
    return isFile ? (path as NSString).deletingPathExtension : path
  }

  /// The screen's words for a page; a failure is told as on the screen.
  private func language(for record: SessionRecord) -> PageLanguage {
    let now = record.session.updatedAt
    let editor = EditorState(
      OpenedSession(
        session: record.session, turns: record.turns, attempts: record.attempts,
        notices: record.notices, annotations: record.annotations), now: now)
    let look = Look(words: words, setup: Setup(models: models), now: now)
    let words = words
    return PageLanguage(tag: words.language == .chinese ? "zh-Hans" : "en") {
      words[$0]
    } explain: {
      FailureWords($1, of: $0, in: editor, look: look).ended(isBack: false).first ?? ""
    }
  }
}
