import Conversation
import Foundation
import Resilience
import Storage
import Testing

/// What was spent, and the caps that several copies keep together.
@Suite struct SpendingTests {
  private func turn(
    in session: Session, cost: Double? = nil, atStake: Double = 0, ended seconds: Double? = nil
  ) -> Turn {
    var turn = Turn(
      session: session.id, parent: nil, createdAt: moment, prompt: [.text("a boat")],
      settings: session.settings)
    turn.cost = cost.map(Money.init(dollars:))
    turn.atStake = Money(dollars: atStake)
    turn.finishedAt = seconds.map { moment + $0 }
    return turn
  }

  private func attempt(_ number: Int = 1) -> Attempt {
    Attempt(number: number, model: "m", host: "h", startedAt: moment)
  }

  @Test func `a session's and a day's money count what is known and what is possible`()
    async throws
  {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    let other = Session(createdAt: moment, settings: pro)
    try await library.commit(turn(in: session, cost: 0.14, ended: 10), session: session)
    try await library.commit(turn(in: session, cost: 0.2, ended: -50), session: session)
    try await library.commit(turn(in: session, atStake: 0.15), session: session)
    try await library.commit(turn(in: other, cost: 1, atStake: 0.5, ended: 20), session: other)
    let spending = try await library.spending(of: session.id, since: moment)
    #expect(
      spending.session
        == Spending.Amount(known: Money(dollars: 0.34), possible: Money(dollars: 0.15)))
    #expect(
      spending.day
        == Spending.Amount(known: Money(dollars: 1.14), possible: Money(dollars: 0.65)))
  }

  @Test func `totals are by day and model, count results alone, and what the trash holds`()
    async throws
  {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    var first = everyTurn(session: session.id, parent: nil)
    first.atStake = Money(dollars: 0.5)
    let second = everyTurn(session: session.id, parent: first.id, at: moment + 30)
    var other = turn(in: session, cost: 0.04, ended: -86400 * 3)
    other.answeredBy = "lite"
    try await library.commit(first, session: session)
    try await library.commit(second, session: session)
    try await library.commit(other, session: session)
    try await library.commit(turn(in: session, cost: 1, ended: -86400 * 30), session: session)
    try await library.assign([.trash(of: second.id, moment)], in: session.id, now: moment)
    let totals = try await library.totals(since: moment - 86400 * 7)
    #expect(totals.map(\.model) == ["gemini-3-pro-image-001", "lite"])
    #expect(totals.map(\.turns) == [2, 1])
    #expect(totals.map(\.pictures) == [2, 0], "drafts are no results")
    #expect(totals[0].spent.known == Money(nanodollars: 292_000_002))
    #expect(totals[0].spent.possible == Money(dollars: 0.5))
    #expect(totals[0].day > totals[1].day && totals[0].day.wholeMatch(of: /\d{4}-\d\d-\d\d/) != nil)
  }

  @Test func `an attempt takes its room, and the next finds it gone`() async throws {
    let folder = try TemporaryFolder()
    let caps = SpendingCaps(day: Money(dollars: 0.25))
    let cost = Money(dollars: 0.15)
    let here = try await Library.open(in: folder.url)
    let there = try await Library.open(in: folder.url)
    let sessions = [1, 2].map { _ in Session(createdAt: moment, settings: pro) }
    let turns = sessions.map { turn(in: $0) }
    try await here.commit(turns[0], session: sessions[0])
    try await there.commit(turns[1], session: sessions[1])
    let first = try await here.begin(
      attempt(), of: turns[0], staking: cost, within: caps, since: moment)
    #expect(first.overrun == nil && first.nearing == nil)
    let second = try await there.begin(
      attempt(), of: turns[1], staking: cost, within: caps, since: moment)
    #expect(second.overrun?.use.left == Money(dollars: 0.1))
    // The attempt is recorded, its money is not.
    #expect(try await there.turn(turns[1].id)?.atStake == .zero)
    #expect(try await there.attempts(of: sessions[1].id)[turns[1].id]?.count == 1)
    // Once the first has cost nothing the second may go.
    var ended = turns[0]
    ended.finishedAt = moment + 1
    try await here.update(ended)
    let third = try await there.begin(
      attempt(2), of: turns[1], staking: cost, within: caps, since: moment)
    #expect(third.overrun == nil)
    #expect(try await there.turn(turns[1].id)?.atStake == cost)
  }

  @Test func `what the user sends over a cap is counted, and not refused`() async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    var turn = turn(in: session)
    turn.passesCaps = true
    try await library.commit(turn, session: session)
    let caps = SpendingCaps(session: Money(dollars: 0.1))
    let begun = try await library.begin(
      attempt(), of: turn, staking: Money(dollars: 0.15), within: caps, since: moment)
    #expect(begun.overrun == nil)
    let stored = try #require(try await library.turn(turn.id))
    #expect(stored.passesCaps && stored.atStake == Money(dollars: 0.15))
  }
}
