import Conversation
import Foundation
import Testing

@testable import Storage

@Suite struct WatchTests {
  @Test func `What another copy writes is told soon, what this one writes is not`()
    async throws
  {
    let folder = try TemporaryFolder()
    let own = try await Library.open(in: folder.url)
    let other = try await Library.open(in: folder.url)
    let (changes, tell) = AsyncStream<ContinuousClock.Instant>.makeStream()
    let before = try await own.revision()
    let session = Session(createdAt: moment, settings: pro)
    try await own.commit(everyTurn(session: session.id, parent: nil), session: session)
    #expect(try await own.revision() == before)

    let watch = LibraryWatch(own) { tell.yield(.now) }
    defer { watch.stop() }
    // What was written before the first look is not told, so it is written until it is.
    let start = ContinuousClock.now
    let writer = Task {
      while !Task.isCancelled {
        let turn = everyTurn(session: session.id, parent: nil)
        try await other.commit(turn, session: session)
      }
    }
    var times = changes.makeAsyncIterator()
    let first = try #require(await times.next())
    writer.cancel()
    try await writer.value
    // It takes a fifth of a second where nothing else runs.
    #expect(start.duration(to: first) < .seconds(5))
    #expect(try await own.turns(of: session.id).count > 1)
  }
}
