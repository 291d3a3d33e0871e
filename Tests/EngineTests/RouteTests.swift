import Engine
import Foundation
import Resilience
import Testing

private typealias Input = TurnStateMachine.Input

/// Dialogues with the machine about hosts.
@Suite struct RouteTests {
  private let start = Date(timeIntervalSince1970: 1_795_000_000)
  private let overloaded = Failure(.server, .overloaded, message: "busy", httpStatus: 503)
  private let quota = Failure(.quota, .perDay, message: "used up", httpStatus: 429)
  private let wrongKey = Failure(.access, .keyInvalid, message: "no", httpStatus: 400)
  private let corrupted = Failure(
    .request, .corruptedSignature, message: "Corrupted thought signature.", httpStatus: 400)

  private let first = Route(model: "pro", host: "first")
  private let second = Route(model: "pro", host: "second")
  private let third = Route(model: "pro", host: "third")
  private let flash = Route(model: "flash", host: "first")
  private let never = FallbackPolicy(.never, hosts: ["second", "third"])

  private func machine(_ fallback: FallbackPolicy, retries: Int = 5) -> TurnStateMachine {
    var settings = RetrySettings()
    settings.maxRetries = retries
    return TurnStateMachine(
      policy: RetryPolicy(settings), fallback: fallback, route: first, began: start)
  }

  private func ended(_ failure: Failure?, mend: Repair? = nil) -> Input {
    .requestEnded(failure, mend: mend, at: start, random: 0.5)
  }

  @Test func `hosts come before models, and models are asked at the first host`() {
    var machine = machine(
      FallbackPolicy(.always, chain: ["flash"], hosts: ["second", "third"]), retries: 1)
    _ = machine.handle(.start)
    _ = machine.handle(ended(overloaded))
    _ = machine.handle(.wake(attempt: 2))
    for (number, route) in [(3, second), (4, third), (5, flash)] {
      #expect(
        machine.handle(ended(overloaded)) == [
          .fallBack(to: route, after: overloaded),
          .send(attempt: number, of: number, route: route),
        ])
      #expect(machine.route == route)
    }
    #expect(machine.handle(ended(overloaded)) == [.fail(overloaded, lastAttempt: overloaded)])
  }

  @Test func `a quota goes on at once, and the other host has the retries that are left`() {
    var machine = machine(never)
    _ = machine.handle(.start)
    #expect(
      machine.handle(ended(quota)) == [
        .fallBack(to: second, after: quota), .send(attempt: 2, of: 6, route: second),
      ])
    guard case .wait(let notice) = machine.handle(ended(overloaded)).first else {
      Issue.record("a 503 of the second host is waited out")
      return
    }
    #expect(notice.nextAttempt == 3)
    #expect(machine.handle(.wake(attempt: 3)) == [.send(attempt: 3, of: 7, route: second)])
  }

  @Test func `what the other hosts lack is not told in place of the first failure`() {
    var machine = machine(never)
    _ = machine.handle(.start)
    _ = machine.handle(ended(quota))
    #expect(
      machine.handle(ended(wrongKey)) == [
        .fallBack(to: third, after: wrongKey), .send(attempt: 3, of: 6, route: third),
      ])
    #expect(machine.handle(ended(wrongKey)) == [.fail(quota, lastAttempt: wrongKey)])
  }

  @Test func `what the asked model refuses at another host is its answer and is told`() {
    var machine = machine(FallbackPolicy(.always, chain: ["flash"], hosts: ["second"]))
    let refused = Failure(.safety, .imageSafety, message: "no", httpStatus: 200)
    _ = machine.handle(.start)
    _ = machine.handle(ended(quota))
    #expect(machine.handle(ended(refused)) == [.fail(refused, lastAttempt: refused)])
  }

  @Test func `the first host's wrong key is told and nobody else is asked`() {
    var machine = machine(never)
    _ = machine.handle(.start)
    #expect(machine.handle(ended(wrongKey)) == [.fail(wrongKey, lastAttempt: wrongKey)])
  }

  @Test func `the user's other model stays at the host and has the other hosts before it`() {
    var machine = machine(never, retries: 2)
    _ = machine.handle(.start)
    _ = machine.handle(ended(overloaded))
    #expect(
      machine.handle(.switchModel("flash")) == [
        .cancelWait, .send(attempt: 2, of: 3, route: flash),
      ])
    _ = machine.handle(ended(overloaded))
    _ = machine.handle(.now)
    let next = Route(model: "flash", host: "second")
    #expect(machine.handle(ended(overloaded)).first == .fallBack(to: next, after: overloaded))
  }

  @Test func `a request is mended once at each host`() {
    var machine = machine(never)
    _ = machine.handle(.start)
    let refused = ended(corrupted, mend: .picturesAsYours)
    #expect(machine.handle(refused).first == .mend(.picturesAsYours, after: corrupted))
    #expect(machine.handle(ended(quota)).first == .fallBack(to: second, after: quota))
    #expect(machine.handle(refused).first == .mend(.picturesAsYours, after: corrupted))
    #expect(machine.handle(refused) == [.fail(quota, lastAttempt: corrupted)])
  }

  /// A turn that waits at a route, after it was refused at others.
  private func resumed(
    _ fallback: FallbackPolicy, first: Route, at route: Route, after between: [Route]
  ) -> TurnStateMachine {
    func attempt(_ number: Int, _ route: Route, _ failure: Failure, _ wait: Double) -> Attempt {
      Attempt(
        number: number, model: route.model, host: route.host, startedAt: start, finishedAt: start,
        failure: failure, waitedAfter: wait)
    }
    return TurnStateMachine(
      policy: RetryPolicy(), fallback: fallback, first: first,
      attempts: between.enumerated().map { attempt($0 + 1, $1, quota, 0) } + [
        attempt(between.count + 1, route, overloaded, 30)
      ],
      waiting: RetryNotice(
        failure: overloaded, nextAttempt: between.count + 2, attemptLimit: 7, until: start,
        delay: 30, isServerDelay: false))
  }

  @Test func `a turn left waiting at another host knows where it has been`() {
    var machine = resumed(never, first: first, at: second, after: [first])
    #expect(machine.handle(.wake(attempt: 3)) == [.send(attempt: 3, of: 7, route: second)])
    #expect(machine.handle(ended(wrongKey)).first == .fallBack(to: third, after: wrongKey))
    #expect(machine.handle(ended(wrongKey)) == [.fail(quota, lastAttempt: wrongKey)])
    machine = resumed(never, first: first, at: third, after: [first, second])
    #expect(machine.handle(.wake(attempt: 4)) == [.send(attempt: 4, of: 7, route: third)])
    #expect(machine.handle(ended(quota)) == [.fail(quota, lastAttempt: quota)])
  }

  @Test func `a host that is not asked any more gives way to the first`() {
    var machine = resumed(
      FallbackPolicy(.never, hosts: ["third"]), first: first, at: second, after: [first])
    #expect(machine.handle(.wake(attempt: 3)) == [.send(attempt: 3, of: 7, route: first)])
    // The endpoint that the user chose by hand since goes before what the turn had come to.
    machine = resumed(
      FallbackPolicy(.never, hosts: ["second"]), first: third, at: second, after: [first])
    #expect(machine.handle(.wake(attempt: 3)) == [.send(attempt: 3, of: 7, route: third)])
  }
}
