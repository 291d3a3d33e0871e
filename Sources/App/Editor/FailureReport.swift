import Conversation
import Foundation
import Resilience
import Storage

/// What support asks for, as a file.
///
/// Time, model, codes and full answers of every attempt of a turn; no key, no picture, no prompt.
nonisolated struct FailureReport: Encodable, Sendable {
  private let program: String
  private let system: String
  private let turn: String
  private let attempts: [Attempt]

  /// - Throws: `LibraryError` when the attempts cannot be read.
  init(turn: TurnID, library: Library) async throws {
    program = HelpText.version
    system = ProcessInfo.processInfo.operatingSystemVersionString
    self.turn = turn.rawValue
    guard let session = try await library.turn(turn)?.session else {
      attempts = []
      return
    }
    attempts = try await library.attempts(of: session)[turn] ?? []
  }

  /// Writes the report to the working directory, off the main actor, and gives its path.
  ///
  /// - Throws: the file system's error.
  @concurrent
  func write() async throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    let text = Self.redacted(String(decoding: try encoder.encode(self), as: UTF8.self))
    let name = "plantain-report-\(turn.prefix(6)).json"
    let file = URL(filePath: name)
    try Data(text.utf8).write(to: file, options: .atomic)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    return file.path
  }

  /// Takes out what looks like a key of the service, should an answer ever quote one.
  static func redacted(_ text: String) -> String {
    text.replacing(/AIza[0-9A-Za-z_\-]{20,}/, with: "[key]")
  }
}
