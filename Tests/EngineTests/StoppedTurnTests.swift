import Conversation
import Engine
import Foundation
import Resilience
import Testing

private typealias Answer = ScriptedTransport.Answer

/// The user's stop, at every moment of a turn.
@Suite struct StoppedTurnTests {
  @Test func `a stop at any event ends the turn once and sends nothing after it`() async throws {
    for moment in 0... {
      let bench = try await Bench([
        .busy,
        .stream(
          [Answer.picture("draft", isThought: true), Answer.picture("final")], finish: nil,
          end: .silence),
      ])
      defer { bench.remove() }
      var seen = 0
      var turn: TurnID?
      var requestsAtStop: Int?
      let events = await bench.run { event, engine in
        if case .committed(let committed) = event { turn = committed.id }
        if seen == moment, let turn {
          requestsAtStop = bench.transport.requests.count
          await engine.stop(turn)
        }
        // The script ends in silence, so that only a stop ends the turn.
        if case .delta(let part) = event, !part.isThought, seen < moment, let turn {
          await engine.stop(turn)
        }
        seen += 1
      }
      let place = Comment(rawValue: "stopped at event \(moment)")
      #expect(events.filter(\.isLast).count == 1 && events.last?.isLast == true, place)
      let stored = try #require(try await bench.storedTurn(), place)
      #expect(stored.state == .cancelled && stored == events.lastTurn, place)
      #expect(bench.transport.mostInFlight <= 1, place)
      #expect(await bench.engine.isRunning(stored.id) == false, place)
      guard let requestsAtStop else { return }
      // A request that the stop overtook may still be counted; none follows it.
      #expect(bench.transport.requests.count <= max(requestsAtStop + 1, 1), place)
    }
  }

  @Test func `a stop after the answer is whole changes nothing`() async throws {
    let bench = try await Bench([.stream([Answer.picture("final")])])
    defer { bench.remove() }
    let turn = try #require(await bench.run().lastTurn)
    await bench.engine.stop(turn.id)
    #expect(try await bench.storedTurn()?.state == .answered)
  }
}

extension TurnEvent {
  fileprivate var isLast: Bool {
    switch self {
    case .finished, .failed, .storageFailed: true
    default: false
    }
  }
}
