import Conversation
import Foundation
import Testing

@testable import Storage

@Suite struct LargeLibraryTests {
  @Test func `Ten thousand sessions with fifty thousand turns are listed and searched at once`()
    async throws
  {
    let folder = try TemporaryFolder()
    var library = try await Library.open(in: folder.url)
    try await library.fill(sessions: 10_000)
    let clock = ContinuousClock()
    let indexing = try await clock.measure { library = try await Library.open(in: folder.url) }
    var sessions: [StoredSession] = []
    let listing = try await clock.measure { sessions = try await library.sessions() }
    #expect(sessions.count == 10_000)
    var first: [StoredSession] = []
    let page = try await clock.measure { first = try await library.sessions(limit: 50) }
    #expect(first == Array(sessions.prefix(50)))
    #expect(
      sessions.allSatisfy { $0.summary.turnCount == 5 && $0.summary.lastTurn?.answer.count == 3 })
    #expect(sessions.allSatisfy { $0.summary.lastPicture?.mimeType == "image/png" })
    #expect(sessions.filter { $0.failure != nil }.count == 1000)
    var found = SearchPage()
    let searching = try await clock.measure {
      found = try await library.search(SearchQuery("sky dramat"), limit: 20)
    }
    #expect(found.hits.count == 20 && found.count == SearchPage.limit && found.isCut)
    #expect(found.hits.first?.turn.id == sessions.first?.summary.lastTurn?.id)
    let listed = try await library.sessions(SearchQuery("dram \"session 77\""), limit: 20)
    #expect(listed.count == 1)
    let session = Session(createdAt: moment, settings: pro)
    let commit = try await clock.measure {
      for _ in 1...50 {
        try await library.commit(everyTurn(session: session.id, parent: nil), session: session)
      }
    }
    print(
      """
      index: \(indexing), sessions(): \(listing), its first 50: \(page), search: \(searching), \
      commit with 1 to 50 turns before: \(commit / 50)
      """)
    #expect(listing < .seconds(5), "an order of magnitude above what it takes")
    #expect(searching < .seconds(1), "two orders of magnitude above what it takes")
  }
}

extension Library {
  /// Sessions of five turns each, written as `commit` writes them; the last turn of every tenth failed.
  fileprivate func fill(sessions count: Int) throws(LibraryError) {
    let failure = try Value(json: everyFailure)
    guard case .text(let json) = failure else { return }
    try connection.script(
      """
      BEGIN;
      WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < \(count - 1))
      INSERT INTO session (id, title, created_at, updated_at, model, size, includes_thoughts,
        turn_count, cost, last_turn, last_picture_turn, last_picture_position, last_picture_number)
      SELECT printf('%016x', i), 'Session ' || i, i, i, 'm', '2K', 1, 5, 5000,
        printf('%016x', i * 5 + 4),
        printf('%016x', i * 5 + 4), 2, 3 FROM n;
      WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < \(count * 5 - 1))
      INSERT INTO turn (id, session, created_at, model, size, includes_thoughts, state, cost)
      SELECT printf('%016x', i), printf('%016x', i / 5), i, 'm', '2K', 1, 'answered', 1000 FROM n;
      INSERT INTO part (turn, side, position, kind, text, thought)
      SELECT id, 'prompt', 0, 'text', 'make the sky more dramatic', 0 FROM turn;
      INSERT INTO part (turn, side, position, kind, blob, mime, width, height, byte_count, thought,
        signature, signature_characters)
      SELECT turn.id, 'answer', value, 'picture', printf('%064x', turn.rowid), 'image/png', 1, 1, 1,
        value < 2, printf('%064x', turn.rowid), 1 FROM turn, json_each('[0,1,2]');
      INSERT INTO attempt
      SELECT id, 1, 'm', NULL, 'h', created_at, created_at + 20,
        CASE WHEN rowid % 50 = 0 THEN '\(json.replacing("'", with: "''"))' END, NULL, NULL, NULL, 1, 1,
        9, 1
      FROM turn;
      INSERT INTO unindexed SELECT id FROM session;
      COMMIT;
      """)
  }
}
