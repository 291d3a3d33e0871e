import Conversation
import Foundation
import Synchronization
import Testing

@testable import Storage

/// One folder, several users of it; and nobody else.
@Suite final class SharingTests {
  let folder: TemporaryFolder
  /// What must stay open until its files were looked at.
  let held = Mutex<[any Sendable]>([])

  init() throws { folder = try TemporaryFolder() }

  @Test func `Two libraries of one folder see each other's turns`() async throws {
    let first = try await Library.open(in: folder.url)
    let second = try await Library.open(in: folder.url)
    let session = Session(createdAt: moment, settings: pro)
    let turn = everyTurn(session: session.id, parent: nil)
    try await first.commit(turn, session: session)
    #expect(try await second.turns(of: session.id) == [turn])
    let next = everyTurn(session: session.id, parent: turn.id, at: moment + 90)
    try await second.commit(next, session: session)
    #expect(try await first.turns(of: session.id) == [turn, next])
    #expect(try await first.sessions() == second.sessions())
  }

  @Test func `Four libraries write at once, and none is turned away or loses a turn`() async throws
  {
    let folder = folder.url.appending(path: "new")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 1...4 {
        group.addTask {
          let library = try await Library.open(in: folder)
          for second in 1...10 {
            let session = Session(createdAt: moment + Double(second), settings: pro)
            try await library.commit(
              everyTurn(session: session.id, parent: nil), session: session)
          }
        }
      }
      try await group.waitForAll()
    }
    let library = try await Library.open(in: folder)
    #expect(try await library.sessions().count == 40)
    #expect(try await library.isIntact())
  }

  @Test func `Files are 0600 and folders 0700 whatever the umask says`() async throws {
    for mask: mode_t in [0o000, 0o022, 0o077] {
      // The umask is the process's: tests beside this one are content with any of these.
      let before = umask(mask)
      defer { umask(before) }
      let shared = folder.url.appending(path: "\(mask)", directoryHint: .isDirectory)
      try await useEverything(in: shared)
      for (path, mode) in try folder.modes() {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(
          atPath: folder.url.appending(path: path).path, isDirectory: &isFolder)
        #expect(mode == (isFolder.boolValue ? 0o700 : 0o600), "\(path)")
      }
    }
    let names = try folder.modes().keys.map { ($0 as NSString).lastPathComponent }
    #expect(names.filter { $0 == "plantain.sqlite-wal" }.count == 3)
    #expect(names.filter { $0.hasSuffix(".lock") }.count == 3)
  }

  /// Makes every kind of file in a data folder.
  private func useEverything(in data: URL) async throws {
    let store = try BlobStore(in: data)
    let library = try await Library.open(in: data)
    held.withLock { $0.append(library) }
    let session = Session(createdAt: moment, settings: pro)
    let lock = try #require(try SessionLock(session: session.id, in: data))
    held.withLock { $0.append(lock) }
    try await library.commit(everyTurn(session: session.id, parent: nil), session: session)
    let spooled = store.spool.appending(path: "open to all")
    #expect(FileManager.default.createFile(atPath: spooled.path, contents: Data([1])))
    try store.adopt(spooled, as: BlobID(rawValue: digits(1)))
    _ = try store.store([1, 2, 3])
  }

  @Test func `A database of a later version is left alone`() async throws {
    _ = try await Library.open(in: folder.url).pretendLater()
    await #expect {
      _ = try await Library.open(in: folder.url)
    } throws: {
      ($0 as? LibraryError)?.code == .newerSchema(Schema.steps.count + 1)
    }
  }

  @Test func `A file that is no database is an error in words`() async throws {
    try Data(repeating: 7, count: 10_000).write(to: folder.url.appending(path: "plantain.sqlite"))
    await #expect {
      _ = try await Library.open(in: folder.url)
    } throws: {
      "\($0)".hasPrefix("The library's database is damaged")
    }
  }
}

extension Library {
  fileprivate func pretendLater() throws(LibraryError) {
    try connection.script("PRAGMA user_version = \(Schema.steps.count + 1)")
  }
}
