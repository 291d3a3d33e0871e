import Engine
import Foundation
import Resilience
import Testing

private typealias Input = TurnStateMachine.Input
private typealias Output = TurnStateMachine.Output

/// Dialogues with the machine: what goes in, what is to be done.
@Suite struct TurnStateMachineTests {
  private let start = Date(timeIntervalSince1970: 1_795_000_000)
  private let pro = Route(model: "pro", host: "h")
  private let flash = Route(model: "flash", host: "h")
  private let overloaded = Failure(.server, .overloaded, message: "busy", httpStatus: 503)
  private let cut = Failure(.network, .cutMidStream, message: "cut", charge: .possible)
  private let stopped = Failure(.cancelled, .stopped, message: "Stopped by the user.")

  private func machine(
    _ fallback: FallbackPolicy = FallbackPolicy(.never), settings: RetrySettings = RetrySettings()
  ) -> TurnStateMachine {
    TurnStateMachine(policy: RetryPolicy(settings), fallback: fallback, route: pro, began: start)
  }

  private func ended(_ failure: Failure?, after seconds: Double = 0) -> Input {
    .requestEnded(failure, at: start + seconds, random: 0.5)
  }

  private func notice(_ failure: Failure, next: Int, of limit: Int = 6, at seconds: Double = 0)
    -> RetryNotice
  {
    let delays = [30.0, 60, 120, 240, 300]
    let delay = delays[next - 2]
    return RetryNotice(
      failure: failure, nextAttempt: next, attemptLimit: limit, until: start + seconds + delay,
      delay: delay, isServerDelay: false)
  }

  @Test func `a turn that succeeds at once`() {
    var machine = machine()
    #expect(machine.handle(.start) == [.send(attempt: 1, of: 6, route: pro)])
    #expect(machine.handle(.bodySent) == [])
    #expect(machine.handle(.part(isThought: true)) == [])
    #expect(machine.handle(.part(isThought: false)) == [])
    #expect(machine.handle(ended(nil)) == [.finish])
    #expect(machine.state == .finished)
  }

  @Test func `a 503 waits, then the same goes again`() {
    var machine = machine()
    _ = machine.handle(.start)
    let notice = notice(overloaded, next: 2)
    #expect(machine.handle(ended(overloaded)) == [.wait(notice)])
    #expect(machine.state == .waiting(notice))
    #expect(machine.handle(.wake(attempt: 2)) == [.send(attempt: 2, of: 6, route: pro)])
    #expect(machine.handle(ended(nil)) == [.finish])
  }

  @Test func `a turn that is held back waits, and its first attempt is no retry`() {
    var machine = machine()
    let held = RetryNotice(
      PacingHold(.spacing(.requestsPerMinute, limit: 10)), nextAttempt: 1, attemptLimit: 6,
      until: start + 6, from: start)
    #expect(machine.handle(.hold(held)) == [.wait(held)])
    #expect(machine.handle(.start) == [])
    #expect(machine.handle(.wake(attempt: 1)) == [.send(attempt: 1, of: 6, route: pro)])
    #expect(machine.handle(ended(overloaded)) == [.wait(notice(overloaded, next: 2))])
    machine = self.machine()
    _ = machine.handle(.hold(held))
    #expect(
      machine.handle(.stop) == [.cancelWait, .fail(stopped, lastAttempt: stopped)])
  }

  @Test func `six 503s end the turn`() {
    var machine = machine()
    _ = machine.handle(.start)
    for attempt in 2...6 {
      #expect(machine.handle(ended(overloaded)) == [.wait(notice(overloaded, next: attempt))])
      #expect(
        machine.handle(.wake(attempt: attempt)) == [
          .send(attempt: attempt, of: 6, route: pro)
        ])
    }
    #expect(machine.handle(ended(overloaded)) == [.fail(overloaded, lastAttempt: overloaded)])
    #expect(machine.state == .failed)
  }

  @Test func `now counts as a retry`() {
    var machine = machine()
    _ = machine.handle(.start)
    for attempt in 2...6 {
      _ = machine.handle(ended(overloaded))
      #expect(
        machine.handle(.now) == [.cancelWait, .send(attempt: attempt, of: 6, route: pro)])
    }
    #expect(machine.handle(ended(overloaded)) == [.fail(overloaded, lastAttempt: overloaded)])
  }

  @Test func `a timer that fires late does not send a second request`() {
    var machine = machine()
    _ = machine.handle(.start)
    _ = machine.handle(ended(overloaded))
    _ = machine.handle(.now)
    #expect(machine.handle(.wake(attempt: 2)) == [])
    _ = machine.handle(ended(overloaded))
    #expect(machine.handle(.wake(attempt: 2)) == [])
    #expect(machine.handle(.wake(attempt: 3)) == [.send(attempt: 3, of: 6, route: pro)])
  }

  @Test func `now and another model do nothing while a request is in flight`() {
    var machine = machine()
    _ = machine.handle(.start)
    #expect(machine.handle(.now) == [])
    #expect(machine.handle(.switchModel("flash")) == [])
    #expect(machine.handle(.start) == [])
    #expect(machine.state == .requesting(attempt: 1))
  }

  @Test func `thoughts alone may be retried, anything else may not`() {
    var machine = machine()
    _ = machine.handle(.start)
    _ = machine.handle(.part(isThought: true))
    guard case .wait = machine.handle(ended(cut)).first else {
      Issue.record("a cut after thoughts is retried once")
      return
    }
    _ = machine.handle(.wake(attempt: 2))
    _ = machine.handle(.part(isThought: false))
    _ = machine.handle(.part(isThought: true))
    var committed = cut
    committed.isCommitted = true
    #expect(machine.handle(ended(cut)) == [.fail(committed, lastAttempt: committed)])
  }

  @Test func `a 503 after a picture has come is not retried`() {
    var machine = machine()
    _ = machine.handle(.start)
    _ = machine.handle(.part(isThought: false))
    var committed = overloaded
    committed.isCommitted = true
    #expect(machine.handle(ended(overloaded)) == [.fail(committed, lastAttempt: committed)])
  }

  @Test func `stopping waits for the request to end and sends nothing more`() {
    var machine = machine()
    _ = machine.handle(.start)
    _ = machine.handle(.bodySent)
    #expect(machine.handle(.stop) == [.abort])
    #expect(machine.handle(.stop) == [])
    var charged = stopped
    charged.charge = .possible
    #expect(machine.handle(ended(overloaded)) == [.fail(charged, lastAttempt: charged)])
    for input in [Input.start, .now, .wake(attempt: 2), .stop, ended(nil)] {
      #expect(machine.handle(input) == [])
    }
  }

  @Test func `an answer that was whole before the stop reached it is kept`() {
    var machine = machine()
    _ = machine.handle(.start)
    _ = machine.handle(.stop)
    #expect(machine.handle(ended(nil)) == [.finish])
  }

  @Test func `a wait that is stopped is over, and free after a 503`() {
    var machine = machine()
    _ = machine.handle(.start)
    _ = machine.handle(.bodySent)
    _ = machine.handle(ended(overloaded))
    #expect(machine.handle(.stop) == [.cancelWait, .fail(stopped, lastAttempt: stopped)])
  }

  @Test func `a wait that is stopped after a cut may have been charged`() {
    var machine = machine()
    _ = machine.handle(.start)
    _ = machine.handle(ended(cut))
    var charged = stopped
    charged.charge = .possible
    #expect(machine.handle(.stop) == [.cancelWait, .fail(charged, lastAttempt: stopped)])
  }

  @Test func `a stop before anything was sent`() {
    var machine = machine()
    #expect(machine.handle(.stop) == [.fail(stopped, lastAttempt: stopped)])
    #expect(machine.handle(.start) == [])
  }

  @Test func `another model takes over once the first is given up, and its error is not told`() {
    var settings = RetrySettings()
    settings.maxRetries = 1
    var machine = machine(
      FallbackPolicy(.always, chain: ["flash", "lite"]), settings: settings)
    let refused = Failure(.safety, .imageSafety, message: "no", httpStatus: 200)
    _ = machine.handle(.start)
    _ = machine.handle(ended(overloaded))
    _ = machine.handle(.wake(attempt: 2))
    #expect(
      machine.handle(ended(overloaded)) == [
        .fallBack(to: flash, after: overloaded), .send(attempt: 3, of: 3, route: flash),
      ])
    #expect(machine.handle(ended(refused)) == [.fail(overloaded, lastAttempt: refused)])
  }

  @Test func `a partial of another model is told as it is`() {
    var settings = RetrySettings()
    settings.maxRetries = 0
    var machine = machine(FallbackPolicy(.always, chain: ["flash"]), settings: settings)
    _ = machine.handle(.start)
    _ = machine.handle(ended(overloaded))
    _ = machine.handle(.part(isThought: false))
    var committed = cut
    committed.isCommitted = true
    #expect(machine.handle(ended(cut)) == [.fail(committed, lastAttempt: committed)])
  }

  @Test func `the user's other model is asked at once and keeps what retries are left`() {
    var machine = machine()
    _ = machine.handle(.start)
    _ = machine.handle(ended(overloaded))
    #expect(
      machine.handle(.switchModel("flash")) == [
        .cancelWait, .send(attempt: 2, of: 6, route: flash),
      ])
    #expect(machine.handle(ended(overloaded)) == [.wait(notice(overloaded, next: 3))])
  }

  @Test func `a turn that has ended is sent again with retries of its own`() {
    var machine = TurnStateMachine(
      policy: RetryPolicy(), fallback: FallbackPolicy(), route: pro, began: start, attempts: 6)
    #expect(machine.handle(.start) == [.send(attempt: 7, of: 12, route: pro)])
  }

  @Test func `a turn left waiting goes on where its attempts end`() {
    func attempt(_ number: Int, waited: Double?) -> Attempt {
      Attempt(
        number: number, model: "pro", host: "h", startedAt: start, finishedAt: start,
        failure: overloaded, waitedAfter: waited)
    }
    // Attempts 1 and 2 were a run that the user's own decision ended: they do not count.
    let attempts = [
      attempt(1, waited: 30), attempt(2, waited: nil), attempt(3, waited: 30),
      attempt(4, waited: 60),
    ]
    let notice = RetryNotice(
      failure: overloaded, nextAttempt: 5, attemptLimit: 8, until: start, delay: 60,
      isServerDelay: false)
    var machine = TurnStateMachine(
      policy: RetryPolicy(), fallback: FallbackPolicy(), first: pro, attempts: attempts,
      waiting: notice)
    #expect(machine.handle(.wake(attempt: 5)) == [.send(attempt: 5, of: 8, route: pro)])
    for next in 6...8 {
      guard case .wait(let notice) = machine.handle(ended(overloaded)).first else {
        Issue.record("attempt \(next) is allowed")
        return
      }
      #expect(notice.nextAttempt == next && notice.attemptLimit == 8)
      _ = machine.handle(.wake(attempt: next))
    }
    #expect(machine.handle(ended(overloaded)) == [.fail(overloaded, lastAttempt: overloaded)])
  }

  @Test func `a request is mended once for each reason, and that is no retry`() {
    let corrupted = Failure(
      .request, .corruptedSignature, message: "Corrupted thought signature.", httpStatus: 400)
    func refused(_ mend: Repair?) -> Input {
      .requestEnded(corrupted, mend: mend, at: start, random: 0.5)
    }
    var machine = machine()
    _ = machine.handle(.start)
    #expect(
      machine.handle(refused(.picturesAsYours)) == [
        .mend(.picturesAsYours, after: corrupted), .send(attempt: 2, of: 6, route: pro),
      ])
    #expect(
      machine.handle(ended(overloaded)) == [
        .wait(
          RetryNotice(
            failure: overloaded, nextAttempt: 3, attemptLimit: 7, until: start + 30, delay: 30,
            isServerDelay: false))
      ])
    _ = machine.handle(.now)
    #expect(
      machine.handle(refused(.picturesAsYours)) == [.fail(corrupted, lastAttempt: corrupted)])
  }

  @Test func `a wait that was mended before a restart is not mended twice`() {
    let gone = Failure(.request, .fileNotFound, message: "gone", httpStatus: 403)
    func attempt(_ number: Int, _ failure: Failure, waited: Double) -> Attempt {
      Attempt(
        number: number, model: "pro", host: "h", startedAt: start, finishedAt: start,
        failure: failure, waitedAfter: waited)
    }
    var machine = TurnStateMachine(
      policy: RetryPolicy(), fallback: FallbackPolicy(), first: pro,
      attempts: [attempt(1, gone, waited: 0), attempt(2, overloaded, waited: 30)],
      waiting: RetryNotice(
        failure: overloaded, nextAttempt: 3, attemptLimit: 7, until: start, delay: 30,
        isServerDelay: false))
    _ = machine.handle(.wake(attempt: 3))
    let again = Input.requestEnded(gone, mend: .uploadAgain, at: start, random: 0.5)
    #expect(machine.handle(again) == [.fail(gone, lastAttempt: gone)])
  }

  @Test func `no dialogue ever has two requests in flight, and it always ends once`() {
    var numbers = SplitMix64(seed: 4)
    for _ in 0..<2_000 {
      var machine = machine(FallbackPolicy(.always, chain: ["flash"], hosts: ["second"]))
      var inFlight = 0
      var ends = 0
      for _ in 0..<40 {
        let inputs: [Input] = [
          .start, .bodySent, .part(isThought: true), .part(isThought: false), .now,
          .wake(attempt: Int.random(in: 1...8, using: &numbers)), .switchModel("lite"), .stop,
        ]
        var input = inputs.randomElement(using: &numbers) ?? .start
        if inFlight > 0, Bool.random(using: &numbers) {
          input = ended([overloaded, cut, nil].randomElement(using: &numbers) ?? nil)
          inFlight -= 1
        }
        for output in machine.handle(input) {
          switch output {
          case .send: inFlight += 1
          case .finish, .fail: ends += 1
          default: break
          }
        }
        #expect(inFlight <= 1 && ends <= 1)
      }
    }
  }
}
