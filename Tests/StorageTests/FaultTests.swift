import Conversation
import Foundation
import Synchronization
import Testing

@testable import Storage

/// The n-th operation fails, for every n, once or from then on; and the program dies before it.
@Suite struct FaultTests {
  /// Counts operations and strikes at one of them.
  final class Strike: Sendable {
    let count = Mutex(0)
    let target: Int
    let isLasting: Bool
    let number: Int32

    init(at target: Int, lasting isLasting: Bool, with number: Int32) {
      self.target = target
      self.isLasting = isLasting
      self.number = number
    }

    func callAsFunction(_: Faults.Operation) -> Int32? {
      let count = count.withLock { count in
        count += 1
        return count
      }
      return count == target || isLasting && count > target ? number : nil
    }

    var hasStruck: Bool { count.withLock { $0 >= target } }
  }

  @Test(arguments: [false, true])
  func `A turn is committed whole or not at all, whichever operation fails`(lasting: Bool)
    async throws
  {
    let folder = try TemporaryFolder()
    let library = try await Library.open(in: folder.url)
    let session = Session(createdAt: moment, settings: pro)
    let first = everyTurn(session: session.id, parent: nil)
    try await library.commit(first, session: session)
    var target = 0
    while true {
      target += 1
      let strike = Strike(at: target, lasting: lasting, with: 10)  // SQLITE_IOERR
      let turn = everyTurn(session: session.id, parent: first.id, at: moment + 90)
      let before = try await library.turns(of: session.id)
      do {
        try await Faults.$strike.withValue({ strike($0) }) {
          try await library.commit(turn, session: session)
        }
        #expect(!strike.hasStruck)
        #expect(try await library.turns(of: session.id) == before + [turn])
        break
      } catch let error as LibraryError {
        #expect(error.code == .sqlite(10))
        #expect(try await library.turns(of: session.id) == before)
        #expect(try await library.sessions().first?.summary.turnCount == before.count)
      }
    }
    #expect(target > 10)
  }

  @Test(arguments: [false, true])
  func `An answer replaces the one before whole or not at all`(lasting: Bool) async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    let answered = everyTurn(session: session.id, parent: nil)
    var pending = answered
    pending.answer = []
    pending.state = .pending
    try await library.commit(pending, session: session)
    var target = 0
    while try await library.turn(answered.id) == pending {
      target += 1
      let strike = Strike(at: target, lasting: lasting, with: 10)
      try? await Faults.$strike.withValue({ strike($0) }) { try await library.update(answered) }
    }
    #expect(try await library.turn(answered.id) == answered)
    #expect(target > 8)
  }

  @Test(arguments: [ENOSPC, EIO], [false, true])
  func `A picture is stored whole or not at all, whichever operation fails`(
    number: Int32, lasting: Bool
  ) throws {
    let folder = try TemporaryFolder()
    let store = try BlobStore(in: folder.url)
    var target = 0
    while true {
      target += 1
      let strike = Strike(at: target, lasting: lasting, with: number)
      let stored = Result {
        try Faults.$strike.withValue({ strike($0) }) {
          try store.store(BlobStoreTests.bytes)
        }
      }
      let isThere = store.exists(BlobStoreTests.id)
      if isThere { #expect(try store.verify(BlobStoreTests.id)) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: store.spool.path).isEmpty)
      guard case .failure(let error as LibraryError) = stored else { break }
      #expect(error.code == .system(number))
      #expect(error.isDiskFull == (number == ENOSPC))
      try? FileManager.default.removeItem(at: store.url(for: BlobStoreTests.id))
    }
    #expect(target > 10)
    #expect(try store.verify(BlobStoreTests.id))
  }

  @Test func `Opening fails with an error or succeeds, whichever operation fails, and then works`()
    async throws
  {
    var target = 0
    while true {
      target += 1
      let folder = try TemporaryFolder()
      let data = folder.url.appending(path: "new")
      let strike = Strike(at: target, lasting: false, with: EIO)
      do {
        _ = try await Faults.$strike.withValue({ strike($0) }) {
          _ = try BlobStore(in: data)
          return try await Library.open(in: data)
        }
        break
      } catch is LibraryError {
        _ = try BlobStore(in: data)
        let library = try await Library.open(in: data)
        #expect(try await library.sessions().isEmpty)
      }
    }
    #expect(target > 15)
  }

  @Test func `A database without room for another page says so and stays as it was`() async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    let first = everyTurn(session: session.id, parent: nil)
    try await library.commit(first, session: session)
    var full = 0
    let pages = try await library.pageCount()
    for more in 0...100 {
      try await library.limit(pages: pages + more)
      var turn = everyTurn(session: session.id, parent: first.id, at: moment + 90)
      turn.prompt = [.text(String(repeating: "long ", count: 20_000))]
      let before = try await library.turns(of: session.id)
      do {
        try await library.commit(turn, session: session)
        if full > 0 { break }
      } catch {
        full += 1
        #expect(error.isDiskFull)
        #expect(try await library.turns(of: session.id) == before)
      }
    }
    #expect(full > 10)
  }

  @Test func `A program killed before any operation of a turn leaves all of it or nothing`()
    async throws
  {
    let folder = try TemporaryFolder()
    let library = try await Library.open(in: folder.url)
    try await library.spillEarly()
    let session = Session(createdAt: moment, settings: pro)
    let first = everyTurn(session: session.id, parent: nil)
    try await library.commit(first, session: session)
    var pending = everyTurn(session: session.id, parent: first.id, at: moment + 90)
    let answered = pending
    pending.answer = []
    pending.state = .pending

    // Files as they are at a moment are what a kill at that moment leaves. (Not copied in this
    // process: closing the database's file would drop its locks.)
    let copies = Mutex<[URL]>([])
    try await Faults.$strike.withValue({ _ in
      copies.withLock { copies in
        let copy = folder.url.appending(path: "copy \(copies.count)")
        copies.append(copy)
        _ = try? run(
          "sh", "-c", "mkdir \"$1\"; cp \"$0\"/plantain.sqlite \"$0\"/plantain.sqlite-wal \"$1\"",
          folder.url.path, copy.path)
      }
      return nil
    }) {
      try await library.commit(pending, session: session)
      try await library.update(answered)
    }

    var states: Set<[Turn]> = []
    for copy in copies.withLock({ $0 }) {
      let library = try await Library.open(in: copy)
      #expect(try await library.isIntact())
      states.insert(try await library.turns(of: session.id))
    }
    #expect(states == [[first], [first, pending]])
  }
}

extension Library {
  func pageCount() throws(LibraryError) -> Int {
    try connection.rows("PRAGMA page_count") { row throws(LibraryError) in
      try row.integer("page_count")
    }.first ?? 0
  }

  func limit(pages: Int) throws(LibraryError) {
    try connection.script("PRAGMA max_page_count = \(pages)")
  }

  /// Lets a transaction write to the file before its end.
  func spillEarly() throws(LibraryError) {
    try connection.script("PRAGMA cache_size = 1; PRAGMA cache_spill = 1")
  }

  func isIntact() throws(LibraryError) -> Bool {
    let words = try connection.rows("PRAGMA integrity_check") { row throws(LibraryError) in
      try row.text("integrity_check")
    }
    let orphans = try connection.rows("PRAGMA foreign_key_check") { _ in "orphan" }
    return words == ["ok"] && orphans.isEmpty
  }
}
