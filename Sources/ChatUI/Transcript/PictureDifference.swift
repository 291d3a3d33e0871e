import Conversation

/// How much of a picture a turn changed, and where, as the line under its answer tells it.
package struct PictureDifference: Sendable, Equatable {
  /// Where most of what changed lies.
  package enum Area: String, Sendable, CaseIterable {
    case nowhere, everywhere, middle, upperHalf, lowerHalf, leftHalf, rightHalf
  }

  /// Of all pixels, from 0 to 1.
  package var share: Double
  package var area: Area
  /// Of the pixels of the upper, the middle and the lower third.
  package var thirds: [Double]
  /// Of the pixels outside the region that was marked; nil where none was.
  package var outside: Double?
  /// Of all pixels, how many changed in brightness by at least 5, 10, 15 … percent.
  package var shares: [Double]
  /// By how much the whole picture moved; nil where it did not.
  package var shift: Shift?

  /// Pixels to the right and down, negative to the left and up.
  package struct Shift: Sendable, Equatable {
    package var x: Int
    package var y: Int

    package init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }

  package init(
    share: Double, area: Area, thirds: [Double] = [], outside: Double? = nil,
    shares: [Double] = [], shift: Shift? = nil
  ) {
    self.share = share
    self.area = area
    self.thirds = thirds
    self.outside = outside
    self.shares = shares
    self.shift = shift
  }

  /// Of a hundred pixels.
  package var percent: Int { Int((share * 100).rounded()) }

  /// How much changed that was not meant to: `9 % outside B2–D4`; nil without a region.
  func drift(of turn: Turn, _ look: Look) -> String? {
    guard let outside, let region = turn.region else { return nil }
    return look.word("change.outside", String(Int((outside * 100).rounded())), region.title)
  }

  /// Of a hundred pixels, how many changed in brightness by at least some percent; nil where that
  /// was not counted.
  func percent(from threshold: Int) -> Int? {
    let place = threshold / Comparison.thresholdStep - 1
    return shares.indices.contains(place) ? Int((shares[place] * 100).rounded()) : nil
  }

  /// Where the whole picture moved: `12 px to the right and 3 px down`; nil where it did not.
  func movement(_ look: Look) -> String? {
    guard let shift else { return nil }
    let across = shift.x == 0 ? nil : (shift.x > 0 ? "right" : "left", abs(shift.x))
    let down = shift.y == 0 ? nil : (shift.y > 0 ? "down" : "up", abs(shift.y))
    let ways = [across, down].compactMap { $0 }.map { look.word("shift.\($0.0)", String($0.1)) }
    return ways.count == 2 ? look.word("shift.and", ways[0], ways[1]) : ways.first
  }

  /// The sentence: `31 % of the picture changed, mostly the upper half`, or by how much it moved.
  func sentence(_ look: Look) -> String {
    if let movement = movement(look) { return look.word("change.moved", movement) }
    if percent == 0, area != .nowhere { return look.word("change.little") }
    return look.word("change.\(area.rawValue)", String(percent))
  }
}
