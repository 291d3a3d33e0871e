import Conversation
import Foundation
import Resilience
import Testing

@testable import Storage

@Suite struct TrashTests {
  private let later = Date() + 3 * 86400

  @Test func `Emptying takes sessions and the words of turns, and leaves numbers and money`()
    async throws
  {
    let made = try await GeneratedLibrary(seed: 1, sessions: 3)
    let (gone, kept) = (made.sessions[1], made.sessions[0])
    let shell = try #require(made.turns.first { $0.session == kept.id })
    let library = made.library
    let spent = try await library.spent(since: .distantPast)
    let uses = try await library.requestCount()
    let numbers = PictureNumbers(try await library.turns(of: kept.id)).entries
    try await library.assign([.label(of: shell.id, "heron")], in: kept.id, now: moment)
    try await library.assign([.star(of: made.turns[1].id, true)], in: kept.id, now: moment)
    try await library.assign(
      [.trash(of: shell.id, moment), .note(of: shell.id, "a secret")], in: kept.id, now: moment)
    try await library.assign([.sessionTrash(of: gone.id, moment)], in: gone.id, now: moment)
    let trash = try await library.trash()
    #expect(trash.sessionCount == 1 && trash.turnCount == 1)

    let done = try await library.emptyTrash(sweeping: made.blobs, now: later)
    #expect(done.sessions == 1 && done.turns == 1 && done.open == 0 && !done.isUnsound)
    // Four files of each of five turns; no other turn has the same.
    #expect(done.files == 20)
    #expect(try await library.trash().isEmpty)
    #expect(try await library.session(gone.id) == nil)
    #expect(try await library.spent(since: .distantPast) == spent)
    #expect(try await library.requestCount() == uses)

    let turns = try await library.turns(of: kept.id)
    let left = try #require(turns.first { $0.id == shell.id })
    #expect(left.promptText.isEmpty && left.answerText.isEmpty && left.drafts.isEmpty)
    #expect(left.attachments.allSatisfy { $0.name == nil } && !left.isAnswered)
    #expect(left.answer.allSatisfy { $0.signature == nil })
    let after = PictureNumbers(turns).entries
    #expect(after.map(\.number) == numbers.map(\.number))
    #expect(after.map(\.picture.blob) == numbers.map(\.picture.blob))
    let said = try await library.annotations(of: kept.id)[shell.id]
    #expect(said?.emptiedAt == later && said?.note == nil && said?.label == nil)
    let report = try await made.check()
    #expect(report.findings.isEmpty, "\(report.findings)")
    #expect(try await library.sessions().map(\.summary.session.id).contains(kept.id))
    #expect(try await library.sessions().count == 2)
  }

  @Test func `What was emptied cannot be brought back; what was said of others can`() async throws {
    let made = try await GeneratedLibrary(seed: 2)
    let session = made.sessions[0].id
    let (shell, other) = (made.turns[0], made.turns[1])
    try await made.library.assign([.star(of: other.id, true)], in: session, now: moment)
    try await made.library.assign([.trash(of: shell.id, moment)], in: session, now: moment)
    _ = try await made.library.emptyTrash(now: moment)
    let undone = try await made.library.undo(in: session, now: moment)
    #expect(undone?.assignments == [.star(of: other.id, false)])
    #expect(try await made.library.undo(in: session, now: moment) == nil)
    await #expect {
      try await made.library.assign([.trash(of: shell.id, nil)], in: session, now: moment)
    } throws: {
      ($0 as? LibraryError)?.code == .changedSince
    }
    #expect(try await made.library.annotations(of: session)[shell.id]?.trashedAt == moment)
  }

  @Test func `What is young, open, waiting or of a later day stays`() async throws {
    let made = try await GeneratedLibrary(seed: 3, sessions: 3)
    let library = made.library
    let lock = try SessionLock(session: made.sessions[1].id, in: made.data)
    for session in made.sessions[1...] {
      try await library.assign([.sessionTrash(of: session.id, moment)], in: session.id, now: moment)
    }
    var waiting = made.turns[0]
    waiting.state = .waiting
    try await library.update(waiting)
    try await library.assign(
      [.trash(of: waiting.id, moment), .trash(of: made.turns[1].id, moment + 100)],
      in: made.sessions[0].id, now: moment)
    let done = try await library.emptyTrash(until: moment + 50, sweeping: made.blobs, now: Date())
    #expect(done.sessions == 1 && done.open == 1 && done.turns == 0)
    // Stored a moment ago, so that a turn that is not written yet may be meant to name them.
    #expect(done.files == 0)
    #expect(try await library.turn(waiting.id) == waiting)
    lock?.release()
    let rest = try await library.emptyTrash(until: moment + 50, sweeping: made.blobs, now: later)
    #expect(rest.sessions == 1 && rest.open == 0 && rest.files == 32)
    #expect(try await made.check().findings.isEmpty)
  }

  @Test func `A file that is stored again counts as new`() async throws {
    let made = try await GeneratedLibrary(seed: 4)
    let bytes = made.bytes()
    let id = try made.blobs.store(bytes)
    let between = Date()
    // The system's file times move in steps of some milliseconds.
    for _ in 0..<100_000 {
      _ = try made.blobs.store(bytes)
      let path = made.blobs.url(for: id).path
      let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      if let date, date > between { break }
    }
    let swept = try await made.library.sweep(made.blobs, olderThan: between)
    #expect(swept?.files == 0)
    #expect(made.blobs.exists(id))
    let all = try await made.library.sweep(made.blobs, olderThan: Date() + 60)
    #expect(all?.files == 1)
    #expect(!made.blobs.exists(id))
  }

  @Test func `Nothing is removed while the database is not sound`() async throws {
    let made = try await GeneratedLibrary(seed: 5)
    let id = try made.blobs.store(made.bytes())
    try await made.library.vandalize("INSERT INTO annotation (turn) VALUES ('ffff')")
    let done = try await made.library.emptyTrash(sweeping: made.blobs, now: later)
    #expect(done.isUnsound && made.blobs.exists(id))
  }

  @Test func `Deleted words do not stay in the database's file`() async throws {
    let made = try await GeneratedLibrary(seed: 6)
    let turn = made.turns[0]
    try await made.library.assign(
      [.note(of: turn.id, "heron-secret")], in: turn.session, now: moment)
    try await made.library.assign([.trash(of: turn.id, moment)], in: turn.session, now: moment)
    _ = try await made.library.emptyTrash(now: moment)
    // Not read in this process: closing the file would drop its locks.
    let found = try run("grep", "-c", "-a", "heron-secret", made.data.path + "/plantain.sqlite")
    #expect(found.output.trimmingCharacters(in: .whitespacesAndNewlines) == "0")
  }

  @Test(arguments: [false, true])
  func `Whichever operation fails, the library stays sound and can be emptied after`(
    lasting: Bool
  ) async throws {
    let made = try await GeneratedLibrary(seed: 7)
    let library = made.library
    var count = 0
    var wholes = 0
    while true {
      count += 1
      let turn = try await made.addTurn(to: made.sessions[0])
      try await library.assign([.trash(of: turn.id, moment)], in: turn.session, now: moment)
      let strike = FaultTests.Strike(at: count, lasting: lasting, with: 10)
      let done: Emptying?
      do {
        done = try await Faults.$strike.withValue({ strike($0) }) {
          try await library.emptyTrash(sweeping: made.blobs, now: later)
        }
      } catch is LibraryError { done = nil }
      // A rollback that failed too is made up for by the next look.
      let isEmptied = try await library.trash().isEmpty
      let report = try await made.check()
      #expect(report.isSound, "\(count): \(report.findings)")
      if isEmptied { wholes += 1 }
      _ = try await library.emptyTrash(sweeping: made.blobs, now: later)
      #expect(try await library.trash().isEmpty)
      if done != nil, !strike.hasStruck { break }
    }
    #expect(count > 20 && wholes < count)
    #expect(try await made.check().findings.isEmpty)
  }
}

extension Library {
  /// Requests that limits and statistics count.
  fileprivate func requestCount() throws(LibraryError) -> Int {
    try connection.rows("SELECT count(*) AS x FROM attempt") { row throws(LibraryError) in
      try row.integer("x")
    }.first ?? 0
  }
}
