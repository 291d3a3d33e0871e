/// How near a picture is looked at, and where.
package struct Zoom: Sendable, Equatable {
  /// Screen pixels a picture pixel, as a power of two: 1 is 2:1, -2 is 1:4.
  package var step: Int
  /// The middle of what shows, in pixels of the picture.
  package var x: Double
  package var y: Double

  /// As near as it goes: 16:1.
  static let nearest = 4

  package init(step: Int, x: Double, y: Double) {
    self.step = step
    self.x = x
    self.y = y
  }

  /// Screen pixels a picture pixel.
  var scale: Double { step >= 0 ? Double(1 << step) : 1 / Double(1 << -step) }

  /// As a scale is spelled: `2:1`.
  package var ratio: String { step >= 0 ? "\(1 << step):1" : "1:\(1 << -step)" }
}
