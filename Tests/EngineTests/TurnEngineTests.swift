import Conversation
import Engine
import Foundation
import Resilience
import Storage
import Synchronization
import Testing

private typealias Answer = ScriptedTransport.Answer

/// Whole turns: a scripted line, a real client, a real library, a clock that jumps.
@Suite struct TurnEngineTests {
  @Test func `a turn is on disk before a byte goes out, and whole at its end`() async throws {
    let onDisk = Mutex<[TurnState]>([])
    let bench = try await Bench([
      .stream([Answer.picture("draft", isThought: true), Answer.picture("final")])
    ]) { library, session in
      let turns = (try? await library.turns(of: session)) ?? []
      onDisk.withLock { $0 = turns.map(\.state) }
    }
    defer { bench.remove() }
    let events = await bench.run()
    #expect(onDisk.withLock { $0 } == [.pending])
    #expect(events.words == ["committed", "started 1/6 pro", "thought", "part", "finished"])

    let turn = try #require(try await bench.storedTurn())
    #expect(turn == events.lastTurn)
    #expect(turn.state == .answered && turn.answeredBy == "pro-001")
    #expect(turn.cost == Money(nanodollars: 1120))
    let picture = try #require(turn.primaryPicture)
    #expect(picture.mimeType == "image/png" && picture.width == 64 && picture.height == 32)
    #expect(try Data(contentsOf: bench.blobs.url(for: picture.blob)) == Data("final".utf8))
    let signature = try #require(turn.finalParts.first?.signature)
    #expect(try Data(contentsOf: bench.blobs.url(for: signature.blob)) == Data("c2lnbmVk".utf8))
    #expect(turn.answer.allSatisfy { $0.arrivedAfter == 0 })
    let attempt = try #require(try await bench.storedAttempts().first)
    #expect(attempt.failure == nil && attempt.answeredBy == "pro-001" && attempt.bytesSent > 0)
  }

  @Test func `two 503s, then a picture`() async throws {
    let bench = try await Bench([.busy, .busy, .stream([Answer.picture("final")])])
    defer { bench.remove() }
    let events = await bench.run()
    #expect(
      events.words == [
        "committed", "started 1/6 pro", "retrying 2/6", "started 2/6 pro", "retrying 3/6",
        "started 3/6 pro", "part", "finished",
      ])
    #expect(bench.clock.waits == [30, 60])
    let attempts = try await bench.storedAttempts()
    #expect(attempts.map(\.number) == [1, 2, 3])
    #expect(attempts.map(\.waitedAfter) == [30, 60, nil])
    #expect(attempts.map(\.failure?.httpStatus) == [503, 503, nil])
    #expect(bench.transport.mostInFlight == 1)
  }

  @Test func `a rate limit waits for what the service asks, never less`() async throws {
    let bench = try await Bench([.rateLimit("2.5s"), .stream([Answer.picture("final")])])
    defer { bench.remove() }
    let events = await bench.run()
    #expect(events.words.last == "finished")
    let wait = try #require(bench.clock.waits.first)
    #expect(wait >= 2.5 && wait <= 3)
    guard case .retrying(let notice) = events.first(where: { $0.word.hasPrefix("retrying") })
    else { return }
    #expect(notice.isServerDelay && notice.failure.category == .rateLimit)
  }

  @Test func `six 503s end the turn with its prompt kept`() async throws {
    let bench = try await Bench(Array(repeating: .busy, count: 9))
    defer { bench.remove() }
    let events = await bench.run()
    #expect(events.words.last == "failed overloaded")
    #expect(bench.transport.requests.count == 6)
    let turn = try #require(try await bench.storedTurn())
    #expect(turn.state == .failed && turn.promptText == "a boat")
  }

  @Test func `stopping a wait sends nothing more`() async throws {
    let bench = try await Bench([.busy], clock: TestClock(isHolding: true))
    defer { bench.remove() }
    let events = await bench.run { event, engine in
      if case .retrying = event, let turn = try? await bench.storedTurn() {
        #expect(turn.state == .waiting && turn.waitsUntil != nil)
        await engine.stop(turn.id)
      }
    }
    #expect(events.words == ["committed", "started 1/6 pro", "retrying 2/6", "failed stopped"])
    #expect(events.lastTurn?.state == .cancelled)
    #expect(events.lastFailure?.charge == Failure.Charge.none)
    #expect(bench.transport.requests.count == 1)
    #expect(try await bench.library.notices(of: bench.session.id).isEmpty)
  }

  @Test func `stopping while the answer comes keeps what came and may be charged`() async throws {
    let bench = try await Bench([
      .stream([Answer.picture("draft", isThought: true)], finish: nil, end: .silence)
    ])
    defer { bench.remove() }
    let events = await bench.run { event, engine in
      if case .delta = event, let turn = try? await bench.storedTurn() {
        await engine.stop(turn.id)
      }
    }
    #expect(events.words == ["committed", "started 1/6 pro", "thought", "failed stopped"])
    let turn = try #require(try await bench.storedTurn())
    #expect(turn.state == .cancelled && turn.drafts.count == 1)
    #expect(events.lastFailure?.category == .cancelled)
    #expect(events.lastFailure?.charge == .possible)
    #expect(bench.transport.requests.count == 1)
  }

  @Test func `an answer cut after its picture is kept as a partial`() async throws {
    let bench = try await Bench([
      .stream([Answer.picture("final")], finish: nil, end: Answer.cut)
    ])
    defer { bench.remove() }
    let events = await bench.run()
    #expect(bench.transport.requests.count == 1)
    let turn = try #require(try await bench.storedTurn())
    #expect(turn.state == .partial && turn.resultPictures.count == 1)
    #expect(events.lastFailure?.isCommitted == true)
  }

  @Test func `an answer cut among its thoughts is asked for once more`() async throws {
    let cut = Answer.stream(
      [Answer.picture("draft", isThought: true)], finish: nil, end: Answer.cut)
    let bench = try await Bench([cut, cut, .stream([Answer.picture("final")])])
    defer { bench.remove() }
    let events = await bench.run()
    #expect(bench.transport.requests.count == 2)
    #expect(events.lastTurn?.state == .failed)
    #expect(events.lastFailure?.charge == .possible)
  }

  @Test func `a lone draft is promoted`() async throws {
    let bench = try await Bench([.stream([Answer.picture("draft", isThought: true)])])
    defer { bench.remove() }
    let events = await bench.run()
    #expect(events.words.last == "finished")
    #expect(events.lastTurn?.isPromoted == true)
    #expect(events.lastTurn?.primaryPicture != nil)
  }

  @Test func `signed words are an answered turn, and no picture`() async throws {
    let bench = try await Bench([
      .stream([#"{"text":"Which boat?","thoughtSignature":"c2lnbmVk"}"#])
    ])
    defer { bench.remove() }
    let events = await bench.run()
    #expect(events.words.last == "failed wordsOnly")
    #expect(try await bench.storedTurn()?.state == .answered)
  }

  @Test func `a picture that cannot be decoded is asked for once more`() async throws {
    let bench = try await Bench([
      .stream([Answer.picture("broken")]), .stream([Answer.picture("final")]),
    ])
    defer { bench.remove() }
    let events = await bench.run()
    #expect(
      events.words == [
        "committed", "started 1/6 pro", "retrying 2/2", "started 2/2 pro", "part", "finished",
      ])
    #expect(try await bench.storedAttempts().first?.failure?.cause == .badPicture)
  }

  @Test func `a refusal is not retried and leaves the prompt`() async throws {
    let bench = try await Bench([.stream([], finish: "IMAGE_SAFETY")])
    defer { bench.remove() }
    let events = await bench.run()
    #expect(events.lastFailure?.category == .safety)
    #expect(events.lastTurn?.state == .blocked)
    #expect(bench.transport.requests.count == 1)
  }

  @Test func `another model takes over when the rule allows it`() async throws {
    let script = Array(repeating: Answer.busy, count: 6) + [.stream([Answer.picture("final")])]
    let bench = try await Bench(script, fallback: FallbackPolicy(.always, chain: ["flash"]))
    defer { bench.remove() }
    let events = await bench.run()
    #expect(
      events.words.suffix(4) == ["fellBack flash", "started 7/7 flash", "part", "finished"])
    #expect(bench.transport.requests.last?.path().contains("flash") == true)
    let turn = try #require(try await bench.storedTurn())
    #expect(turn.settings.model == "pro")
    #expect(try await bench.storedAttempts().last?.model == "flash")
  }

  @Test func `the user hastens a wait, then sends it to another model`() async throws {
    let bench = try await Bench(
      [.busy, .busy, .stream([Answer.picture("final")])], clock: TestClock(isHolding: true))
    defer { bench.remove() }
    let events = await bench.run { event, engine in
      guard case .retrying(let notice) = event, let turn = try? await bench.storedTurn() else {
        return
      }
      if notice.nextAttempt == 2 {
        await engine.sendNow(turn.id)
      } else {
        await engine.switchModel(turn.id, to: "flash")
      }
    }
    #expect(
      events.words == [
        "committed", "started 1/6 pro", "retrying 2/6", "started 2/6 pro", "retrying 3/6",
        "started 3/6 flash", "part", "finished",
      ])
    #expect(bench.transport.mostInFlight == 1)
  }
}
