package import Foundation
import Screen

/// A picture that is arriving: what of it can be seen before its part is whole.
///
/// It is looked at twice a second at most and for a fifth of the time, by one look after another.
package struct ArrivingPicture: Sendable, Equatable {
  /// Where its bytes are; the file goes when its part is whole.
  package let file: URL
  /// How much of it was there when it was last told of.
  private(set) var byteCount = 0
  private(set) var isWhole = false
  /// What the last look has seen: nothing below the rows that were there.
  private(set) var cells: CellGrid?
  /// When the look that is taken now began.
  private var lookBegan: Date?
  private var lookByteCount = 0
  private var restsUntil: Date

  /// On a fast line a picture is there before its first look.
  private static let firstRest = 0.5
  private static let rest = 0.5

  init(_ file: URL, at now: Date) {
    self.file = file
    restsUntil = now.addingTimeInterval(Self.firstRest)
  }

  /// More of it has come.
  mutating func came(_ count: Int, isWhole: Bool) {
    byteCount = count
    self.isWhole = isWhole
  }

  /// Begins a look at it, where one is due.
  mutating func look(at now: Date) -> Bool {
    guard lookBegan == nil, byteCount > lookByteCount, isWhole || now >= restsUntil else {
      return false
    }
    lookBegan = now
    lookByteCount = byteCount
    return true
  }

  /// Ends the look; nil where there was nothing to be seen.
  mutating func looked(_ seen: CellGrid?, at now: Date) {
    let began = lookBegan ?? now
    restsUntil = now.addingTimeInterval(max(Self.rest, 4 * now.timeIntervalSince(began)))
    lookBegan = nil
    cells = seen ?? cells
  }
}
