import Conversation
import Engine
import Foundation
import Resilience
import Storage
import Testing

private typealias Answer = ScriptedTransport.Answer

/// Turns and the caps on what may be spent.
///
/// A turn takes 1,120 billionths here.
@Suite struct CapTests {
  private let drawn = Answer.stream([Answer.picture("final")])
  private let price = Money(nanodollars: 1120)

  private func cap(_ nanodollars: Int64) -> SpendingCaps {
    SpendingCaps(session: Money(nanodollars: nanodollars))
  }

  @Test func `a turn over the cap is neither written nor sent`() async throws {
    let bench = try await Bench([drawn, drawn], caps: cap(2000))
    defer { bench.remove() }
    #expect(await bench.run().words.last == "finished")
    #expect(await bench.run().words == ["overCap session 880"])
    #expect(bench.transport.requests.count == 1)
    #expect(try await bench.library.turns(of: bench.session.id).count == 1)
  }

  @Test func `the user may send it all the same, and its retries go too`() async throws {
    let bench = try await Bench([.busy, drawn], caps: cap(1000))
    defer { bench.remove() }
    var request = bench.request()
    request.passesCaps = true
    let events = await bench.read(await bench.engine.start(request))
    #expect(events.words.last == "finished" && bench.transport.requests.count == 2)
    #expect(try await bench.storedTurn()?.passesCaps == true)
  }

  @Test func `a failure that is free leaves no money at stake`() async throws {
    let bench = try await Bench([.busy, drawn], caps: cap(1200))
    defer { bench.remove() }
    #expect(await bench.run().words.last == "finished")
    let turn = try #require(try await bench.storedTurn())
    #expect(turn.cost == price && turn.atStake == .zero && turn.pricesOf == "2026-11-23")
  }

  @Test func `an attempt whose outcome is unknown counts, and stops the retry at the cap`()
    async throws
  {
    let cut = Answer.stream(
      [Answer.picture("draft", isThought: true)], finish: nil, end: Answer.cut)
    let bench = try await Bench([cut, drawn], caps: cap(2000))
    defer { bench.remove() }
    let events = await bench.run()
    #expect(
      events.words == [
        "committed", "started 1/6 pro", "thought", "retrying 2/2", "started 2/2 pro",
        "failed capReached",
      ])
    #expect(bench.transport.requests.count == 1)
    let turn = try #require(try await bench.storedTurn())
    #expect(turn.state == .failed && turn.atStake == price && turn.cost == nil)
    #expect(events.lastFailure?.category == .quota)
  }

  @Test func `the answer after an unknown outcome has its price, the other stays at stake`()
    async throws
  {
    let cut = Answer.stream(
      [Answer.picture("draft", isThought: true)], finish: nil, end: Answer.cut)
    let bench = try await Bench([cut, drawn])
    defer { bench.remove() }
    #expect(await bench.run().words.last == "finished")
    let turn = try #require(try await bench.storedTurn())
    #expect(turn.cost == price && turn.atStake == price)
  }

  @Test func `a program that ends in flight leaves its money at stake`() async throws {
    let silent = Answer(end: .silence)
    let bench = try await Bench([silent])
    defer { bench.remove() }
    for await event in await bench.engine.start(bench.request()) {
      if case .started = event { break }
    }
    let next = try await Bench([drawn], reopening: bench, caps: cap(2000))
    let turn = try #require(try await next.storedTurn())
    #expect(turn.atStake == price)
    #expect(await next.run().words == ["overCap session 880"])
  }

  @Test func `the attempt that brings a cap to four fifths says so`() async throws {
    let bench = try await Bench([drawn, drawn], caps: cap(2500))
    defer { bench.remove() }
    #expect(!(await bench.run().words.contains { $0.hasPrefix("nearingCap") }))
    #expect(await bench.run().words.contains("nearingCap session 2240"))
  }

  @Test func `a turn that waits for its time is looked at when that comes`() async throws {
    let bench = try await Bench([drawn], caps: cap(1000))
    defer { bench.remove() }
    var request = bench.request()
    request.sendAt = bench.clock.now + 3600
    let events = await bench.read(await bench.engine.start(request))
    #expect(events.words == ["committed", "started 1/6 pro", "failed capReached"])
    #expect(bench.transport.requests.isEmpty)
  }

  /// Turns of three models, some of whose outcomes stay unknown, sent as long as the caps allow.
  @Test func `a cap is never passed, in ten thousand random runs`() throws {
    let table = try ModelTable.builtIn()
    var random = SplitMix64(seed: 11)
    for _ in 0..<10_000 {
      let cap = Money(dollars: Double.random(in: 0.1...2, using: &random))
      var spent = Spending()
      for _ in 0..<20 {
        let model = try #require(table.models.randomElement(using: &random))
        let size = model.sizes.randomElement(using: &random)
        let input = Int.random(in: 0..<8000, using: &random)
        let ceiling = table.ceiling(of: model.id, size: size, inputTokens: input)
        guard SpendingCaps(session: cap).overrun(by: ceiling, after: spent) == nil else { continue }
        if Bool.random(using: &random) {
          spent.session.possible += ceiling
        } else {
          // As measured: 50 to 350 tokens of thoughts, 88 to 630 beside those of the picture.
          let picture = try #require(model.price.imageTokens[size ?? "1K"])
          var usage = Usage()
          usage.promptTokenCount = input
          usage.thoughtsTokenCount = Int.random(in: 50...350, using: &random)
          usage.candidatesTokenCount = picture + Int.random(in: 88...630, using: &random)
          usage.candidatesTokensDetails = [.init(modality: "IMAGE", tokenCount: picture)]
          spent.session.known += model.cost(of: usage, size: size, pictures: 1)
        }
        #expect(spent.session.total <= cap)
      }
    }
  }

  @Test func `a day's cap counts from where the local day began`() async throws {
    // The day begins an hour before each moment here.
    let bench = try await Bench([drawn, drawn], caps: SpendingCaps(day: Money(nanodollars: 2000)))
    defer { bench.remove() }
    #expect(await bench.run().words.last == "finished")
    #expect(await bench.run().words == ["overCap day 880"])
    let next = try await Bench(
      [drawn], reopening: bench, after: 7200, caps: SpendingCaps(day: Money(nanodollars: 2000)))
    #expect(await next.run().words.last == "finished")
  }
}
