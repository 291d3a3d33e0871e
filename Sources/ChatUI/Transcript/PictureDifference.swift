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

  package init(share: Double, area: Area, thirds: [Double] = [], outside: Double? = nil) {
    self.share = share
    self.area = area
    self.thirds = thirds
    self.outside = outside
  }

  /// Of a hundred pixels.
  package var percent: Int { Int((share * 100).rounded()) }

  /// How much changed that was not meant to: `9 % outside B2–D4`; nil without a region.
  func drift(of turn: Turn, _ look: Look) -> String? {
    guard let outside, let region = turn.region else { return nil }
    return look.word("change.outside", String(Int((outside * 100).rounded())), region.title)
  }

  /// The sentence: `31 % of the picture changed, mostly the upper half`.
  func sentence(_ look: Look) -> String {
    if percent == 0, area != .nowhere { return look.word("change.little") }
    return look.word("change.\(area.rawValue)", String(percent))
  }
}
