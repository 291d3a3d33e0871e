import Conversation
import Foundation
import Resilience
import Storage
import Testing

@Suite struct StatisticsTests {
  @Test func `Health counts the attempts that ended in the window, and their 503s`() async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    let turn = everyTurn(session: session.id, parent: nil)
    try await library.commit(turn, session: session)
    let ends: [(Double?, Int?)] = [(-1, 503), (0, 503), (1, nil), (2, 429), (3, 503), (nil, nil)]
    for (offset, (end, status)) in ends.enumerated() {
      var attempt = Attempt(
        number: offset + 1, model: "m", host: "h", startedAt: moment,
        finishedAt: end.map { moment + $0 })
      attempt.failure = status.map { Failure(.server, .overloaded, message: "", httpStatus: $0) }
      try await library.put(attempt, of: turn.id)
    }
    #expect(try await library.health(since: moment) == HealthReading(attempts: 4, overloaded: 2))
    #expect(
      try await library.health(since: moment + 9) == HealthReading(attempts: 0, overloaded: 0))
  }

  @Test func `Spending is the exact sum of what ended since`() async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    for second in 0..<10 {
      try await library.commit(
        everyTurn(session: session.id, parent: nil, at: moment + Double(second)), session: session)
    }
    #expect(try await library.spent(since: .distantPast).nanodollars == 1_460_000_010)
    #expect(try await library.spent(since: moment + 26.3 + 4.5).nanodollars == 5 * 146_000_001)
    #expect(try await library.spent(since: .distantFuture) == .zero)
  }

  @Test func `Typical times are percentiles of the last fifty answers`() async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    for index in 1...61 {
      if index == 5 {
        #expect(try await library.typicalSeconds(model: pro.model, size: "2K") == nil)
      }
      var turn = everyTurn(session: session.id, parent: nil, at: moment + 1000 * Double(index))
      turn.answer = []
      turn.finishedAt = turn.startedAt.map { $0 + Double(index) }
      try await library.commit(turn, session: session)
    }
    // 12…61 seconds: the 5th and the 45th of 50, counted from 0.
    let typical = try #require(try await library.typicalSeconds(model: pro.model, size: "2K"))
    #expect(typical.map { ($0 * 1e3).rounded() } == [17_000, 56_000])
    #expect(try await library.typicalSeconds(model: pro.model, size: nil) == nil)
    #expect(try await library.typicalSeconds(model: "other", size: "2K") == nil)
  }
}
