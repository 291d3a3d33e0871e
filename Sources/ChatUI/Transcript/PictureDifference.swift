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

  package init(share: Double, area: Area, thirds: [Double] = []) {
    self.share = share
    self.area = area
    self.thirds = thirds
  }

  /// Of a hundred pixels.
  package var percent: Int { Int((share * 100).rounded()) }

  /// The sentence: `31 % of the picture changed, mostly the upper half`.
  func sentence(_ look: Look) -> String {
    if percent == 0, area != .nowhere { return look.word("change.little") }
    return look.word("change.\(area.rawValue)", String(percent))
  }
}
