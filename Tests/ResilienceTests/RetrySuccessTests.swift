import Foundation
import Resilience
import Testing

/// How often and how soon turns succeed by the real policy while nearly half of all calls fail.
///
/// Seeded, on a virtual clock. `Retries.md` of the documentation has the table that is printed.
@Suite struct RetrySuccessTests {
  /// When an attempt fails: each for itself, or in spells as a Markov chain of two states.
  enum Weather: String, CaseIterable {
    case independent, spells60, spells300

    /// Mean seconds in a spell, calm or bad; the share of failures is 10 % or 80 %.
    var dwell: Double? {
      switch self {
      case .independent: nil
      case .spells60: 60
      case .spells300: 300
      }
    }
  }

  /// A service whose failures have a mean of 45 %.
  struct Service {
    let weather: Weather
    private var isBad = false
    private var asOf = 0.0

    init(_ weather: Weather, _ numbers: inout SplitMix64) {
      self.weather = weather
      isBad = numbers.unit() < 0.5
    }

    mutating func fails(at time: Double, _ numbers: inout SplitMix64) -> Bool {
      guard let dwell = weather.dwell else { return numbers.unit() < 0.45 }
      // The chance that the state changed an odd number of times since it was last looked at.
      let chance = (1 - exp(-2 * (time - asOf) / dwell)) / 2
      if numbers.unit() < chance { isBad.toggle() }
      asOf = time
      return numbers.unit() < (isBad ? 0.8 : 0.1)
    }
  }

  /// Turns that succeeded, by the attempt that did, and the seconds each turn lost by waiting.
  struct Outcome {
    var successes: [Int: Int] = [:]
    var attempts = 0
    var waits: [Double] = []

    func success(within attempts: Int) -> Double {
      Double(successes.filter { $0.key <= attempts }.values.reduce(0, +)) / Double(waits.count)
    }
  }

  static let turns = 10_000

  private static func simulate(
    _ settings: RetrySettings, _ weather: Weather, seed: UInt64
  ) -> Outcome {
    var numbers = SplitMix64(seed: seed)
    var outcome = Outcome()
    let policy = RetryPolicy(settings)
    let failure = FailureCause.overloaded.failure()
    for _ in 0..<turns {
      var service = Service(weather, &numbers)
      var retries = RetryTally()
      var clock = 0.0
      var waited = 0.0
      while true {
        outcome.attempts += 1
        if !service.fails(at: clock, &numbers) {
          outcome.successes[retries.all + 1, default: 0] += 1
          break
        }
        clock += 2  // an answer of 503 takes two seconds
        let decision = policy.decision(
          after: failure, retries: retries, elapsed: clock, random: numbers.unit())
        guard case .retry(let delay, _) = decision else { break }
        clock += delay
        waited += delay
        retries.count(failure)
      }
      outcome.waits.append(waited)
    }
    outcome.waits.sort()
    return outcome
  }

  @Test(arguments: RetryProfile.allCases)
  func `independent failures of 45 percent are outlasted as often as the formula says`(
    profile: RetryProfile
  ) {
    let settings = RetrySettings(profile)
    let most = settings.maxRetries + 1
    let outcome = Self.simulate(settings, .independent, seed: 45)
    for attempts in [1, 2, 3, 4, 5, 6, 10] where attempts <= most {
      let chance = pow(0.45, Double(attempts))
      let sigma = ((1 - chance) * chance / Double(Self.turns)).squareRoot()
      let measured = outcome.success(within: attempts)
      #expect(
        abs(measured - (1 - chance)) <= 4 * sigma, "\(profile) in \(attempts): \(measured)")
    }
    #expect(outcome.success(within: most) == outcome.success(within: .max))
    print(Self.row(profile, .independent, outcome))
  }

  @Test func `the longer the waits, the better spells of failures are outlasted`() {
    for weather in [Weather.spells60, .spells300] {
      let guide = Self.simulate(RetrySettings(.guide), weather, seed: 10)
      let brisk = Self.simulate(RetrySettings(.brisk), weather, seed: 10)
      print(Self.row(.guide, weather, guide))
      print(Self.row(.brisk, weather, brisk))
      // The first attempt meets the mean whatever the weather.
      let sigma = (0.55 * 0.45 / Double(Self.turns)).squareRoot()
      #expect(abs(guide.success(within: 1) - 0.55) <= 4 * sigma)
      #expect(abs(brisk.success(within: 1) - 0.55) <= 4 * sigma)
      // In a spell the second attempt fails more often than the mean; soon after, even more so.
      #expect(brisk.success(within: 2) < guide.success(within: 2))
      #expect(guide.success(within: 2) < 1 - 0.45 * 0.45)
      #expect(guide.success(within: 6) > (weather == .spells60 ? 0.985 : 0.96))
      #expect(brisk.success(within: 10) > (weather == .spells60 ? 0.985 : 0.95))
    }
  }

  @Test func `the same seed gives the same turns`() {
    let first = Self.simulate(RetrySettings(), .spells60, seed: 7)
    let second = Self.simulate(RetrySettings(), .spells60, seed: 7)
    #expect(first.waits == second.waits && first.successes == second.successes)
  }

  /// A row of the documentation's table.
  private static func row(_ profile: RetryProfile, _ weather: Weather, _ outcome: Outcome) -> String
  {
    let shares = [1, 2, 3, 4, 5, 6, 10].map { attempts in
      attempts > RetrySettings(profile).maxRetries + 1
        ? "" : String(format: "%.2f", outcome.success(within: attempts) * 100)
    }
    let count = outcome.waits.count
    let mean = outcome.waits.reduce(0, +) / Double(count)
    let rest = String(
      format: "%.2f | %.1f | %.0f | %.0f", Double(outcome.attempts) / Double(count), mean,
      outcome.waits[count * 95 / 100], outcome.waits[count * 99 / 100])
    return "| \(profile) | \(weather) | \(shares.joined(separator: " | ")) | \(rest) |"
  }
}
