import Conversation
import Foundation
import Storage
import Testing

@Suite struct SessionLockTests {
  let folder: TemporaryFolder
  let session = SessionID.random()

  init() throws { folder = try TemporaryFolder() }

  var file: String { folder.url.appending(path: "locks/\(session).lock").path }

  @Test func `A held session is not given to another process, a released one is`() throws {
    let lock = try #require(try SessionLock(session: session, in: folder.url))
    #expect(try run("flock", "--nonblock", file, "true").code == 1)
    #expect(try SessionLock(session: session, in: folder.url) == nil)
    #expect(SessionLock.holder(of: session, in: folder.url) == getpid())
    lock.release()
    lock.release()
    #expect(SessionLock.holder(of: session, in: folder.url) == nil)
    #expect(try run("flock", "--nonblock", file, "true").code == 0)
    #expect(try SessionLock(session: session, in: folder.url) != nil)
  }

  @Test func `A session that another process drives is not given to us until it is killed`() throws
  {
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    let other = Process()
    other.executableURL = URL(filePath: "/usr/bin/env")
    // One process that holds the lock and nothing that would inherit it; it tells when it has it.
    other.arguments = ["bash", "-c", "exec 9>'\(file)'; flock 9; echo; read -r -u 0 _"]
    let input = Pipe()
    let output = Pipe()
    other.standardInput = input
    other.standardOutput = output
    try other.run()
    #expect(output.fileHandleForReading.availableData.count == 1)
    #expect(try SessionLock(session: session, in: folder.url) == nil)
    kill(other.processIdentifier, SIGKILL)
    other.waitUntilExit()
    #expect(try SessionLock(session: session, in: folder.url) != nil)
  }

  @Test func `Sessions are locked one by one, and a lock ends with its object`() throws {
    do {
      let first = try SessionLock(session: session, in: folder.url)
      let second = try SessionLock(session: .random(), in: folder.url)
      #expect(first != nil && second != nil)
    }
    #expect(try SessionLock(session: session, in: folder.url) != nil)
  }

  @Test(arguments: ["", "../x", "a/b", "xyz"])
  func `An id that is none has no lock`(id: String) {
    #expect(throws: LibraryError.self) {
      try SessionLock(session: SessionID(rawValue: id), in: folder.url)
    }
  }

  @Test func `Pending turns of sessions nobody drives become interrupted`() async throws {
    let library = try await Library.open(in: folder.url)
    var turns: [Turn] = []
    for state in [TurnState.pending, .pending, .waiting] {
      let session = Session(createdAt: moment, settings: pro)
      let turn = Turn(
        session: session.id, parent: nil, createdAt: moment, prompt: [.text("p")], settings: pro,
        state: state)
      try await library.commit(turn, session: session)
      turns.append(turn)
    }
    let lock = try #require(try SessionLock(session: turns[0].session, in: folder.url))
    #expect(try await library.interruptOrphans() == 1)
    #expect(try await library.turn(turns[0].id)?.state == .pending)
    #expect(try await library.turn(turns[1].id)?.state == .interrupted)
    #expect(try await library.turn(turns[2].id)?.state == .waiting)
    #expect(try await library.interruptOrphans(of: turns[0].session) == 1)
    #expect(try await library.turn(turns[0].id)?.state == .interrupted)
    lock.release()
    #expect(try await library.interruptOrphans() == 0)
  }
}
