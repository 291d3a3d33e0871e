/// When the parts of an answer come.
struct Pacing {
  let latency: EmulatorConfiguration.Latency
  let seed: UInt64

  /// The time to the last part.
  var total: Duration {
    switch latency {
    case .none: return .zero
    case .fast: return .seconds(2)
    case .real:
      var random = SeededNumbers(seed: seed ^ 0x7131)
      return .milliseconds(Int.random(in: 10_000...25_000, using: &random))
    }
  }

  /// When a thought comes, as a share of the whole time: words, a draft, words, a second draft.
  static func share(isPicture: Bool, draftsBefore: Int) -> Double {
    let shares = isPicture ? [0.4, 0.7] : [0.15, 0.55, 0.8]
    return shares[min(draftsBefore, shares.count - 1)]
  }
}
