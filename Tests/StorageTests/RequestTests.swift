import Conversation
import Foundation
import Testing

@testable import Storage

/// What was learned of the service, and what is settled about later requests.
@Suite struct RequestTests {
  private let session = Session(title: "Lake", createdAt: moment, settings: pro)

  private func file(_ name: String, livesUntil date: Date) -> UploadedFile {
    UploadedFile(name: "files/\(name)", uri: "https://h/files/\(name)", expiresAt: date)
  }

  @Test func `an upload is known to its own host, until it expires or is forgotten`() async throws {
    let library = try await Library.inMemory()
    let blobs = [picture(1).blob, picture(2).blob]
    let later = Date(timeIntervalSinceNow: 3600)
    try await library.put(file("a", livesUntil: later), of: blobs[0], at: "h", now: moment)
    try await library.put(file("b", livesUntil: later + 3600), of: blobs[1], at: "h", now: moment)
    #expect(
      try await library.uploads(of: blobs, at: "h", livingAt: later - 1).mapValues(\.name)
        == [blobs[0]: "files/a", blobs[1]: "files/b"])
    #expect(try await library.uploads(of: blobs, at: "other", livingAt: later - 1).isEmpty)
    #expect(try await library.uploads(of: blobs, at: "h", livingAt: later).count == 1)
    #expect(try await library.uploads(of: [blobs[1]], at: "h", livingAt: moment).count == 1)

    try await library.put(file("c", livesUntil: later), of: blobs[1], at: "h", now: moment)
    try await library.forgetUploads(of: [blobs[0]], at: "h")
    #expect(
      try await library.uploads(of: blobs, at: "h", livingAt: moment).mapValues(\.name)
        == [blobs[1]: "files/c"])
  }

  @Test func `the limit of a host is the one that was learned last`() async throws {
    let library = try await Library.inMemory()
    #expect(try await library.requestLimit(of: "h") == nil)
    try await library.learn(requestLimit: 20_971_520, of: "h", now: moment)
    try await library.learn(requestLimit: 15_000_000, of: "h", now: moment)
    #expect(try await library.requestLimit(of: "h") == 15_000_000)
    #expect(try await library.requestLimit(of: "other") == nil)
  }

  @Test func `a turn that is disowned keeps all but its issuer`() async throws {
    let library = try await Library.inMemory()
    var turn = everyTurn(session: session.id, parent: nil)
    try await library.commit(turn, session: session)
    try await library.disown([turn.id])
    turn.issuer = nil
    #expect(try await library.turn(turn.id) == turn)
  }

  @Test func `what the user settled of a turn stays when the turn is written again`() async throws {
    let library = try await Library.inMemory()
    let turn = everyTurn(session: session.id, parent: nil)
    try await library.commit(turn, session: session)
    try await library.assign([.inclusion(of: turn.id, .never)], in: session.id, now: moment)
    try await library.update(turn)
    #expect(try await library.turn(turn.id)?.inclusion == .never)
  }

  @Test func `answers of an earlier version know their issuer by their last attempt`() async throws
  {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "plantain.sqlite")
    try Data().write(to: file)
    let connection = try Connection(path: file.path)
    try connection.script(Schema.steps[0])
    try connection.script("PRAGMA user_version = 1")
    try connection.script(
      """
      INSERT INTO session (id, title, created_at, updated_at, model, includes_thoughts)
      VALUES ('00000000000000aa', 'Lake', 0, 0, 'pro', 1);
      INSERT INTO turn (id, session, created_at, model, includes_thoughts, state)
      VALUES ('00000000000000b1', '00000000000000aa', 0, 'pro', 1, 'answered'),
        ('00000000000000b2', '00000000000000aa', 1, 'pro', 1, 'failed');
      INSERT INTO attempt (turn, number, model, host, started_at, bytes_sent, bytes_received)
      VALUES ('00000000000000b1', 1, 'pro', 'h', 0, 1, 1),
        ('00000000000000b1', 2, 'lite', 'h', 1, 1, 1);
      """)
    let library = try await Library.open(in: folder.url)
    let turns = try await library.turns(of: SessionID(rawValue: "00000000000000aa"))
    #expect(turns.map(\.issuer) == [Issuer(model: "lite", host: "h"), nil])
    #expect(turns.map(\.inclusion) == [.automatic, .automatic])
    #expect(turns.map(\.request) == [nil, nil])
  }
}
