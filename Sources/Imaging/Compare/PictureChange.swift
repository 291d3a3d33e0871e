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
  /// Of the pixels, how many changed in brightness by at least 5, 10, 15 … 50 percent.
  package let shares: [Double]
  /// By how much the whole picture moved; nil where it did not.
  package private(set) var shift: PictureShift?

  /// Every how many percent of brightness changes are counted, and to which.
  package static let shareStep = 5
  package static let mostShare = 50

  package init(
    share: Double, area: ChangeArea, thirds: [Double], outside: Double? = nil,
    shares: [Double] = [], shift: PictureShift? = nil
  ) {
    self.share = share
    self.area = area
    self.thirds = thirds
    self.outside = outside
    self.shares = shares
    self.shift = shift
  }

  /// The place that was to change, by the size of the compared picture.
  package typealias Place =
    @Sendable (_ width: Int, _ height: Int) -> (
      x: Int, y: Int, width: Int, height: Int
    )

  /// Both pictures are compared at this width, or at the smaller one's.
  private static let width = 256
  /// A shift is looked for at this width, where more than this share changed.
  private static let shiftWidth = 1024
  private static let shiftShare = 0.05

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
    var change = PictureChange(from: before, to: after, within: place)
    guard change.share > shiftShare, oldSize == newSize else { return change }
    try Task.checkCancellation()
    let box = PixelSize(width: shiftWidth, height: .max)
    let fine = try (
      PictureDecoder.decode(old, limits: limits) { $0.fitted(into: box) },
      PictureDecoder.decode(new, limits: limits) { $0.fitted(into: box) }
    )
    try Task.checkCancellation()
    change.shift = PictureShift.find(
      from: fine.0, to: fine.1, scale: Double(newSize.width) / Double(fine.1.width))
    return change
  }

  /// Compares two pictures of one size.
  init(from old: Pixmap, to new: Pixmap, within place: Place? = nil) {
    precondition(old.size == new.size, "pictures of one size are compared")
    let meant = place?(new.width, new.height)
    var counts = AreaCounts(size: new.size)
    var countOutside = 0
    var brighter = [Int](repeating: 0, count: Self.mostShare / Self.shareStep + 1)
    for y in 0..<new.height {
      for x in 0..<new.width {
        let offset = (y * new.width + x) * 4
        let percent = abs(luminanceDelta(old, new, offset)) * 100 / 255
        brighter[min(brighter.count - 1, percent / Self.shareStep)] += 1
        guard differs(old, new, offset) else { continue }
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
    shares = (1..<brighter.count).map { step in
      Double(brighter[step...].reduce(0, +)) / Double(new.width * new.height)
    }
  }
}

/// By how much a pixel became brighter: ITU-R BT.601, from -255 to 255.
private func luminanceDelta(_ old: Pixmap, _ new: Pixmap, _ offset: Int) -> Int {
  func delta(_ channel: Int) -> Int {
    Int(new.bytes[offset + channel]) - Int(old.bytes[offset + channel])
  }
  return (77 * delta(0) + 150 * delta(1) + 29 * delta(2)) / 256
}

/// Whether a pixel changed by more than compression changes it, in brightness or in colour.
///
/// The limits stand above what JPEG of quality 75 does to a picture scaled down.
private func differs(_ old: Pixmap, _ new: Pixmap, _ offset: Int) -> Bool {
  func delta(_ channel: Int) -> Int {
    Int(new.bytes[offset + channel]) - Int(old.bytes[offset + channel])
  }
  let (red, blue, alpha) = (delta(0), delta(2), delta(3))
  let luminance = luminanceDelta(old, new, offset)
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
