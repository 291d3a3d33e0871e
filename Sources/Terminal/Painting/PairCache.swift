import CNcurses

/// Pairs of colours by number: ncurses knows colours only in numbered pairs and never forgets one.
struct PairCache {
  /// More pairs than this are not taken although ncurses has them: forgetting them all takes longer
  /// the more there are (131,072: 20 ms, a million: 200 ms), and so does finding one.
  static let most = 1 << 17

  private let limit: Int
  private let hasStandardColors: Bool
  private var pairs: [UInt64: Int32] = [:]
  /// Pair 0 is the terminal's own.
  private var next = 1
  /// Whether a pair was asked for that there was no room for.
  private(set) var isExhausted = false

  init(limit: Int, hasStandardColors: Bool) {
    self.limit = min(limit, Self.most)
    self.hasStandardColors = hasStandardColors
  }

  /// Whether so many new pairs might not fit.
  func isShort(of count: Int) -> Bool {
    isExhausted || (limit > 2 * count && limit - next < count)
  }

  /// The pair of two colours; -1 is the terminal's own.
  mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
    if foreground < 0, background < 0 { return 0 }
    let key = UInt64(UInt32(bitPattern: foreground)) << 32 | UInt64(UInt32(bitPattern: background))
    if let known = pairs[key] { return known }
    guard next < limit else {
      isExhausted = true
      return 0
    }
    let number = Int32(next)
    let front = hasStandardColors ? foreground : max(foreground, foreground < 0 ? 7 : 0)
    let back = hasStandardColors ? background : max(background, 0)
    guard init_extended_pair(number, front, back) == OK else { return 0 }
    next += 1
    pairs[key] = number
    return number
  }

  /// Forgets all pairs; whatever is on the screen has to be painted anew.
  mutating func reset() {
    reset_color_pairs()
    pairs.removeAll(keepingCapacity: true)
    next = 1
    isExhausted = false
  }
}
