import Conversation
import Foundation
import Resilience

@testable import Storage

/// A library with real files: some sessions with trees of turns, one with a draft.
final class GeneratedLibrary {
  let folder: TemporaryFolder
  let data: URL
  let library: Library
  let blobs: BlobStore
  var numbers: SeededNumbers
  private(set) var sessions: [Session] = []
  private(set) var turns: [Turn] = []

  init(seed: UInt64, sessions count: Int = 2, turns turnCount: Int = 4) async throws {
    folder = try TemporaryFolder()
    data = folder.url.appending(path: "data", directoryHint: .isDirectory)
    library = try await Library.open(in: data)
    blobs = try BlobStore(in: data)
    numbers = SeededNumbers(seed: seed)
    for index in 0..<count {
      let session = Session(createdAt: moment + Double(index), settings: pro)
      sessions.append(session)
      for _ in 0..<turnCount { try await addTurn(to: session) }
    }
    let attachment = try picture()
    try await library.saveDraft(
      Draft(text: "later", attachments: [attachment]), session: sessions[0])
  }

  /// Adds a turn below a random one.
  @discardableResult
  func addTurn(to session: Session) async throws -> Turn {
    let parent = turns.filter { $0.session == session.id }.randomElement(using: &numbers)
    var turn = Turn(
      session: session.id, parent: parent?.id, createdAt: moment + Double(turns.count),
      prompt: [.picture(try picture(name: "ref.png")), .text("prompt \(turns.count)")],
      settings: pro, state: .answered,
      answer: [
        Part(.text("thinking"), isThought: true), Part(.picture(try picture()), isThought: true),
        Part(.picture(try picture()), signature: try signature()), Part(.text("done")),
      ])
    turn.cost = Money(nanodollars: 146_000_000)
    turn.finishedAt = turn.createdAt + 20
    try await library.commit(turn, session: session)
    var attempt = Attempt(
      number: 1, model: pro.model, host: "h", startedAt: turn.createdAt, finishedAt: turn.finishedAt
    )
    attempt.bytesSent = 10
    try await library.put(attempt, of: turn.id)
    turns.append(turn)
    return turn
  }

  func bytes() -> [UInt8] { (0..<200).map { _ in UInt8.random(in: 0...255, using: &numbers) } }

  private func picture(name: String? = nil) throws -> Picture {
    let bytes = bytes()
    return Picture(
      blob: try blobs.store(bytes), mimeType: "image/png", width: 8, height: 8,
      byteCount: bytes.count, name: name)
  }

  private func signature() throws -> Signature {
    let text = Array(Data(bytes()).base64EncodedString().utf8)
    return Signature(blob: try blobs.store(text), characterCount: text.count)
  }

  /// The blobs that turns name.
  var blobIDs: [BlobID] {
    turns.flatMap { $0.prompt + $0.answer }
      .flatMap { [$0.picture?.blob, $0.signature?.blob].compactMap(\.self) }
  }

  func check(repairing: Bool = false, from backup: URL? = nil) async throws -> CheckReport {
    try await LibraryCheck(of: data, from: backup).run(repairing: repairing)
  }
}

extension Library {
  /// Runs SQL that the program would not, with references unchecked.
  func vandalize(_ sql: String) throws(LibraryError) {
    try connection.script("PRAGMA foreign_keys = OFF; \(sql); PRAGMA foreign_keys = ON")
  }

  func text(_ sql: String) throws(LibraryError) -> String? {
    try connection.rows(sql) { row in row.textIfAny("x") }.first ?? nil
  }
}
