package import Foundation

/// How much of a picture an edit changed, and where.
package struct PictureChange: Hashable, Sendable {
  /// Of all pixels, from 0 to 1.
  package let share: Double
  package let area: ChangeArea
  /// Of the pixels of the upper, the middle and the lower third.
  package let thirds: [Double]
  /// Of the pixels outside the place that was to change; nil where there was none.
  package let outside: Double?

  package init(share: Double, area: ChangeArea, thirds: [Double], outside: Double? = nil) {
    self.share = share
    self.area = area
    self.thirds = thirds
    self.outside = outside
  }

  /// The place that was to change, by the size of the compared picture.
  package typealias Place =
    @Sendable (_ width: Int, _ height: Int) -> (
      x: Int, y: Int, width: Int, height: Int
    )

  /// Both pictures are compared at this width, or at the smaller one's.
  private static let width = 256

  /// Compares two picture files, off the main actor.
  ///
  /// Pictures of different shapes are laid over each other. Throws `ImagingError`, or
  /// `CancellationError` where nobody waits for it any more.
  @concurrent
  package static func measure(
    from old: URL, to new: URL, within place: Place? = nil, limits: PictureLimits = .standard
  ) async throws -> PictureChange {
    let (old, new) = (try PictureSource(opening: old), try PictureSource(opening: new))
    let oldSize = try PictureHeader(reading: old, limits: limits).size
    let newSize = try PictureHeader(reading: new, limits: limits).size
    let size = newSize.fitted(into: PixelSize(width: width, height: .max)).clamped(to: oldSize)
    let before = try PictureDecoder.decode(old, limits: limits) { _ in size }
    try Task.checkCancellation()
    let after = try PictureDecoder.decode(new, limits: limits) { _ in size }
    return PictureChange(from: before, to: after, within: place)
  }

  /// Compares two pictures of one size.
  init(from old: Pixmap, to new: Pixmap, within place: Place? = nil) {
    precondition(old.size == new.size, "pictures of one size are compared")
    let meant = place?(new.width, new.height)
    var counts = AreaCounts(size: new.size)
    var countOutside = 0
    for y in 0..<new.height {
      for x in 0..<new.width where differs(old, new, (y * new.width + x) * 4) {
        counts.add(x: x, y: y)
        if let meant,
          !(meant.x..<meant.x + meant.width).contains(x)
            || !(meant.y..<meant.y + meant.height).contains(y)
        {
          countOutside += 1
        }
      }
    }
    outside = meant.map { meant in
      let room = new.width * new.height - meant.width * meant.height
      return room > 0 ? Double(countOutside) / Double(room) : 0
    }
    share = Double(counts.all) / Double(new.width * new.height)
    area = counts.area
    thirds = counts.thirds
  }
}

/// Whether a pixel changed by more than compression changes it, in brightness or in colour.
///
/// The limits stand above what JPEG of quality 75 does to a picture scaled down.
private func differs(_ old: Pixmap, _ new: Pixmap, _ offset: Int) -> Bool {
  func delta(_ channel: Int) -> Int {
    Int(new.bytes[offset + channel]) - Int(old.bytes[offset + channel])
  }
  let (red, green, blue, alpha) = (delta(0), delta(1), delta(2), delta(3))
  // ITU-R BT.601, in 256ths.
  let luminance = (77 * red + 150 * green + 29 * blue) / 256
  let chroma = max(abs(blue - luminance), abs(red - luminance))
  return abs(luminance) > 24 || chroma > 48 || abs(alpha) > 32
}

/// Counts of changed pixels by where they lie.
private struct AreaCounts {
  private let size: PixelSize
  private(set) var all = 0
  private var upper = 0
  private var left = 0
  private var middle = 0
  private var inThirds = [0, 0, 0]

  init(size: PixelSize) { self.size = size }

  mutating func add(x: Int, y: Int) {
    all += 1
    if y * 2 < size.height { upper += 1 }
    if x * 2 < size.width { left += 1 }
    inThirds[y * 3 / size.height] += 1
    if isInMiddle(x, size.width), isInMiddle(y, size.height) { middle += 1 }
  }

  /// How much of each third changed, from the top.
  var thirds: [Double] {
    inThirds.indices.map { place in
      let rows = (0..<size.height).count { $0 * 3 / size.height == place }
      return Double(inThirds[place]) / Double(max(1, rows * size.width))
    }
  }

  /// The one place that holds three quarters of the change, or everywhere.
  var area: ChangeArea {
    guard all > 0 else { return .nowhere }
    if middle * 4 >= all * 3 { return .middle }
    let halves: [(area: ChangeArea, count: Int)] = [
      (.upperHalf, upper), (.lowerHalf, all - upper), (.leftHalf, left), (.rightHalf, all - left),
    ]
    guard let most = halves.max(by: { $0.count < $1.count }), most.count * 4 >= all * 3
    else { return .everywhere }
    return most.area
  }

  private func isInMiddle(_ place: Int, _ extent: Int) -> Bool {
    place * 4 >= extent && place * 4 < extent * 3
  }
}
