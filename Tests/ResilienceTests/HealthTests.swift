import Foundation
import Resilience
import Testing

/// The alarm, and the way round a model that is overloaded.
@Suite struct HealthTests {
  private func reading(_ overloaded: Int, of attempts: Int) -> HealthReading {
    HealthReading(attempts: attempts, overloaded: overloaded)
  }

  @Test(arguments: [
    (0, 0, false, true), (1, 1, false, false), (4, 4, false, false), (2, 5, true, false),
    (3, 10, false, false), (4, 10, true, false), (30, 100, false, false), (31, 100, true, false),
    (15, 100, false, true), (16, 100, false, false),
  ])
  func `the alarm takes five attempts and more than 30 %, being well at most 15 %`(
    overloaded: Int, attempts: Int, isAlarm: Bool, isWell: Bool
  ) {
    #expect(reading(overloaded, of: attempts).isAlarm == isAlarm)
    #expect(reading(overloaded, of: attempts).isWell == isWell)
  }

  private let chain = ["flash", "lite"]

  @Test func `the alarm rises at 30 % and falls at 15 %, saying each once`() {
    var detour = Detour(around: "pro")
    let policy = FallbackPolicy(.always, chain: chain)
    let course = [(1, 5), (2, 5), (4, 10), (2, 10), (1, 5), (3, 20), (4, 14), (5, 14), (0, 0)]
    let news = course.map { detour.take(reading($0.0, of: $0.1), policy) }
    #expect(
      news == [
        nil, .taken("flash"), nil, nil, nil, .ended("pro"), nil, .taken("flash"),
        .ended("pro"),
      ])
  }

  @Test func `to ask offers once, and goes round the model only when told to`() {
    var detour = Detour(around: "pro")
    let policy = FallbackPolicy(.ask, chain: chain)
    #expect(detour.take(reading(3, of: 5), policy) == .offered("flash"))
    #expect(detour.take(reading(4, of: 6), policy) == nil)
    #expect(detour.standIn == nil && detour.offer == "flash")
    #expect(detour.accept() == "flash")
    #expect(detour.standIn == "flash" && detour.offer == nil)
    #expect(detour.take(reading(1, of: 1), policy) == nil)
    #expect(detour.take(reading(0, of: 0), policy) == .ended("pro"))
    #expect(detour.standIn == nil && detour.accept() == nil)
  }

  @Test func `an offer that nobody took ends without a word`() {
    var detour = Detour(around: "pro")
    let policy = FallbackPolicy(.ask, chain: chain)
    #expect(detour.take(reading(3, of: 5), policy) == .offered("flash"))
    #expect(detour.take(reading(0, of: 9), policy) == nil)
    #expect(detour.offer == nil && !detour.isAlarm)
  }

  @Test func `who goes back in spite of the alarm is left alone until it has ended`() {
    var detour = Detour(around: "pro")
    let policy = FallbackPolicy(.always, chain: chain)
    #expect(detour.take(reading(3, of: 5), policy) == .taken("flash"))
    #expect(detour.decline() && detour.standIn == nil)
    #expect(detour.take(reading(4, of: 6), policy) == nil)
    #expect(detour.take(reading(0, of: 6), policy) == nil)
    #expect(detour.take(reading(3, of: 6), policy) == .taken("flash"))
  }

  @Test func `never stays never, and a model is not its own way round`() {
    var never = Detour(around: "pro")
    #expect(never.take(reading(5, of: 5), FallbackPolicy(.never, chain: chain)) == nil)
    #expect(never.isAlarm && never.standIn == nil && never.offer == nil)
    var flash = Detour(around: "flash")
    #expect(flash.take(reading(5, of: 5), FallbackPolicy(.always, chain: chain)) == .taken("lite"))
    var alone = Detour(around: "flash")
    #expect(alone.take(reading(5, of: 5), FallbackPolicy(.always, chain: ["flash"])) == nil)
  }

  @Test func `a rule that becomes never ends what it began`() {
    var detour = Detour(around: "pro")
    _ = detour.take(reading(3, of: 5), FallbackPolicy(.always, chain: chain))
    #expect(detour.take(reading(3, of: 5), FallbackPolicy(.never, chain: chain)) == .ended("pro"))
  }
}
