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
    #expect(
      try await library.health(of: "m", since: moment) == HealthReading(attempts: 4, overloaded: 2))
    #expect(
      try await library.health(of: "m", since: moment + 9) == HealthReading())
    #expect(try await library.health(of: "other", since: moment) == HealthReading())
  }

  @Test func `Statistics tell what became of a model's attempts, by category and quarter`()
    async throws
  {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    /// A turn that asked for pro, with attempts of a model, a failure and a start each.
    func turn(_ attempts: [(String, FailureCategory?, Double)]) async throws {
      let turn = Turn(
        session: session.id, parent: nil, createdAt: moment, prompt: [], settings: pro)
      try await library.commit(turn, session: session)
      for (place, (model, category, start)) in attempts.enumerated() {
        var attempt = Attempt(
          number: place + 1, model: model, host: "h", startedAt: moment + start,
          finishedAt: moment + start + 1)
        attempt.failure = category.map {
          Failure($0, .overloaded, message: "", httpStatus: $0 == .server ? 503 : 429)
        }
        try await library.put(attempt, of: turn.id)
      }
    }
    try await turn([(pro.model, .server, -1), (pro.model, nil, 0)])
    try await turn([
      (pro.model, .server, 100), (pro.model, .rateLimit, 900), ("flash", nil, 901),
    ])
    try await turn([(pro.model, .server, 7200), (pro.model, .server, 7201), (pro.model, nil, 7202)])
    var statistics = try await library.statistics(of: pro.model, since: moment)
    #expect((statistics.attempts, statistics.answered, statistics.retries) == (6, 2, 4))
    #expect(statistics.failures == [.server: 3, .rateLimit: 1])
    #expect((statistics.turns, statistics.diverted) == (3, 1))
    #expect(statistics.lastDiverted == moment + 901)
    // The moment lies 523 s after the beginning of a quarter.
    let quarter = Date(timeIntervalSinceReferenceDate: 817_213_500)
    #expect(
      statistics.slots.map(\.start) == [quarter, quarter + 900, quarter + 7200])
    #expect(
      statistics.slots.map(\.reading) == [
        HealthReading(attempts: 2, overloaded: 1), HealthReading(attempts: 1, overloaded: 0),
        HealthReading(attempts: 3, overloaded: 2),
      ])
    statistics = try await library.statistics(of: "flash", since: moment)
    #expect((statistics.attempts, statistics.answered, statistics.turns) == (1, 1, 0))
    #expect(
      try await library.statistics(of: pro.model, since: moment + 9999) == AttemptStatistics())
  }

  @Test func `A turn that waits for its time is found again as it was left`() async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    var turn = Turn(
      session: session.id, parent: nil, createdAt: moment, prompt: [.text("a boat")],
      settings: pro, state: .waiting)
    turn.waitsUntil = moment + 7200
    try await library.commit(turn, session: session)
    try await library.interruptOrphans(of: session.id)
    let found = try #require(try await library.turn(turn.id))
    #expect(found == turn && found.isScheduled)
    #expect(try await library.notices(of: session.id).isEmpty)
    let row = try #require(try await library.sessions().first)
    #expect(row.summary.lastTurn?.isScheduled == true && row.failure == nil && row.notice == nil)
  }

  @Test func `The attempts since a moment are those of all sessions, oldest first`() async throws {
    let library = try await Library.inMemory()
    for start in [5.0, -1, 0, 3] {
      let session = Session(createdAt: moment, settings: pro)
      let turn = everyTurn(session: session.id, parent: nil)
      try await library.commit(turn, session: session)
      try await library.put(
        Attempt(number: 1, model: "m", host: "h", startedAt: moment + start), of: turn.id)
    }
    let starts = try await library.attempts(since: moment).map(\.startedAt)
    #expect(starts == [moment, moment + 3, moment + 5])
  }

  @Test func `Spending is the exact sum of what ended since`() async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    for second in 0..<10 {
      try await library.commit(
        everyTurn(session: session.id, parent: nil, at: moment + Double(second)), session: session)
    }
    #expect(try await library.spent(since: .distantPast).known.nanodollars == 1_460_000_010)
    #expect(
      try await library.spent(since: moment + 26.3 + 4.5).known.nanodollars == 5 * 146_000_001)
    #expect(try await library.spent(since: .distantFuture).total == .zero)
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
