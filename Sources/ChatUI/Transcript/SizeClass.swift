package import Conversation
import Foundation

/// The sizes a picture can be asked in, as the service spells them.
///
/// Each stands for a square twice as wide as the one before; other aspects have as many pixels.
package enum SizeClass: String, Sendable, CaseIterable {
  case half = "512"
  case one = "1K"
  case two = "2K"
  case four = "4K"

  /// The class whose pixels are nearest to a picture's, by ratio; nil for a picture without any.
  package init?(of picture: Picture) {
    guard picture.width > 0, picture.height > 0 else { return nil }
    let side = (Double(picture.width) * Double(picture.height)).squareRoot()
    let step = Int(log2(side / 512).rounded())
    self = Self.allCases[max(0, min(Self.allCases.count - 1, step))]
  }
}
