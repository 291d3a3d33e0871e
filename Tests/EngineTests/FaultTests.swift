import Conversation
import Engine
import Foundation
import Resilience
import Synchronization
import Testing

@testable import Storage

private typealias Answer = ScriptedTransport.Answer

/// Whole turns on a disk that refuses: the n-th operation fails, for every n.
@Suite struct FaultTests {
  /// Counts operations and strikes at one of them, or at it and all after it.
  private final class Strike: Sendable {
    private let count = Mutex(0)
    private let target: Int
    private let isLasting: Bool

    init(at target: Int, isLasting: Bool) {
      self.target = target
      self.isLasting = isLasting
    }

    var hasStruck: Bool { count.withLock { $0 } >= target }

    func callAsFunction(_ operation: Faults.Operation) -> Int32? {
      let number = count.withLock { count in
        count += 1
        return count
      }
      // 13 is SQLITE_FULL; as a number of the system it is another refusal.
      return number == target || (isLasting && number > target) ? 13 : nil
    }
  }

  @Test(arguments: [false, true])
  func `no refusal of the disk sends what is not saved or loses what was paid for`(
    isLasting: Bool
  ) async throws {
    for target in 1... {
      let bench = try await Bench([
        .busy, .stream([Answer.picture("draft", isThought: true), Answer.picture("final")]),
      ])
      defer { bench.remove() }
      let strike = Strike(at: target, isLasting: isLasting)
      let events = await Faults.$strike.withValue({ strike($0) }) { await bench.run() }
      guard strike.hasStruck else {
        #expect(events.words.last == "finished" && target > 20)
        return
      }
      try await check(events, bench, "operation \(target)")
    }
  }

  private func check(_ events: [TurnEvent], _ bench: Bench, _ place: Comment) async throws {
    let told = try #require(events.lastTurn, place)
    #expect(told.promptText == "a boat", place)
    if events.words.first != "committed" {
      #expect(bench.transport.requests.isEmpty, place)
    }
    if bench.transport.requests.count == 2 {
      // The picture was paid for: it is in the last event, saved or not.
      #expect(told.resultPictures.count == 1, place)
    }
    let stored = try await bench.storedTurn()
    for part in stored?.answer ?? [] {
      let blobs = [part.picture?.blob, part.signature?.blob].compactMap { $0 }
      #expect(blobs.allSatisfy { bench.blobs.exists($0) }, place)
    }
    if events.words.last == "finished" {
      #expect(stored == told, place)
    } else {
      #expect(events.lastFailure?.category == .storage, place)
    }
  }

  @Test func `a full disk is told before anything is sent`() async throws {
    let bench = try await Bench([.stream([Answer.picture("final")])])
    defer { bench.remove() }
    let events = await Faults.$strike.withValue({ $0.name == "measure" ? ENOSPC : nil }) {
      await bench.run()
    }
    #expect(events.words == ["storageFailed diskFull"])
    #expect(bench.transport.requests.isEmpty)
    #expect(try await bench.storedTurn() == nil)
  }

  @Test func `a picture that could not be saved when it came is saved at the end`() async throws {
    let bench = try await Bench([.stream([Answer.picture("final")])])
    defer { bench.remove() }
    let syncs = Mutex(0)
    let events = await Faults.$strike.withValue({ operation in
      guard operation.name == "rename" else { return nil }
      return syncs.withLock { count in
        count += 1
        return count == 1 ? EIO : nil
      }
    }) { await bench.run() }
    #expect(events.words == ["committed", "started 1/6 pro", "part", "finished"])
    #expect(try await bench.storedTurn()?.resultPictures.count == 1)
  }
}
