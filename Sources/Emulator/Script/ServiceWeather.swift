/// How the service does over a stretch of time: faults by chance, 503s in bursts.
///
/// | name | 503 | 429 | other |
/// |---|---|---|---|
/// | `fair` | – | – | – |
/// | `quiet` | 8 % | 1 % | 1 % |
/// | `busy` | 25 % | 3 % | 3 % |
/// | `peak` | 45 % | 5 % | 4 % |
/// | `storm` | 80 % | 10 % | 5 % |
///
/// A burst is a spell in which two of three requests and more are refused, as overload comes in
/// spells: a Markov chain of two states with the table's mean. The same seed gives the same weather.
package struct ServiceWeather: Sendable {
  /// The weathers by name.
  package enum Name: String, Sendable, CaseIterable {
    case fair, quiet, busy, peak, storm
  }

  /// The chances of one kind of weather.
  private struct Chances {
    /// Of a 503, on the mean.
    var overloaded: Double
    /// Of a rate limit.
    var limited: Double
    /// Of anything else of ``others``.
    var other: Double
  }

  /// What else happens now and then.
  private static let others = [
    "500", "504", "cut-mid-stream", "IMAGE_SAFETY", "NO_IMAGE", "error-mid-stream", "429-bare",
  ]
  /// How many requests a burst lasts, on the mean.
  private static let burstLength = 6.0
  /// How much likelier than the mean a 503 is within a burst; the rest of the time makes up for it.
  private static let excess = 1.6

  private let chances: Chances
  /// The delay that rate limits ask for, as a proto duration.
  private let retryDelay: String
  private var random: SeededNumbers
  private var isBurst = false

  /// A weather from its beginning.
  ///
  /// - Parameters:
  ///   - name: Which.
  ///   - retryDelay: What rate limits ask for, `12.5s`.
  ///   - seed: The same one gives the same weather.
  package init(_ name: Name, retryDelay: String = "12.5s", seed: UInt64 = 1) {
    chances =
      switch name {
      case .fair: Chances(overloaded: 0, limited: 0, other: 0)
      case .quiet: Chances(overloaded: 0.08, limited: 0.01, other: 0.01)
      case .busy: Chances(overloaded: 0.25, limited: 0.03, other: 0.03)
      case .peak: Chances(overloaded: 0.45, limited: 0.05, other: 0.04)
      case .storm: Chances(overloaded: 0.8, limited: 0.1, other: 0.05)
      }
    self.retryDelay = retryDelay
    random = SeededNumbers(seed: seed)
  }

  /// What the next request meets.
  package mutating func next() -> ScriptStep {
    let inBurst = min(0.95, chances.overloaded * Self.excess)
    // Half of the time is burst where the mean allows it; the other half has what remains of it.
    let share = 0.5
    let between = max(0, (chances.overloaded - share * inBurst) / (1 - share))
    let change = 1 / Self.burstLength
    if Double.random(in: 0..<1, using: &random) < change { isBurst.toggle() }
    let chance = Double.random(in: 0..<1, using: &random)
    let overloaded = isBurst ? inBurst : between
    if chance < overloaded { return .fault(isBurst ? "503" : "503-demand") }
    // Of the requests that are not refused for overload, so many that the table's share comes out.
    let rest = Double.random(in: 0..<1, using: &random) * (1 - chances.overloaded)
    if rest < chances.limited { return ScriptStep(fault: "429-minute", retryDelay: retryDelay) }
    if rest < chances.limited + chances.other {
      return .fault(Self.others.randomElement(using: &random) ?? "500")
    }
    return .ok
  }
}
