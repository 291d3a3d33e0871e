/// One way of a picture to the screen, from the start of a process to its end.
///
/// Times are those of the fastest run: whatever else runs on the machine only adds to them.
struct PictureRow: Codable {
  /// `png to cells`, `jpeg to cells`: first shown, as chafa shows them, a large picture and a small
  /// one; `png beyond that`: what the large one took more; `png to kitty`, `png to sixel`: as pixels;
  /// `kept cells`: shown again, without the process around it.
  var kind: String
  /// Pixels of the picture, in width and height.
  var side: Int
  var seconds: Double
  /// nil without chafa, and where it is no measure.
  var chafaSeconds: Double?
  /// The most memory of any run's process, in bytes, libraries included.
  var memory: Int?
  var chafaMemory: Int?

  var ratio: Double? { chafaSeconds.map { seconds / $0 } }

  var memoryRatio: Double? {
    guard let memory, let chafaMemory else { return nil }
    return Double(memory) / Double(chafaMemory)
  }

  /// What this took more than another.
  func beyond(_ other: PictureRow, kind: String) -> PictureRow {
    func more<Number: Comparable & SignedNumeric>(_ one: Number?, _ two: Number?) -> Number? {
      one.flatMap { one in two.map { max(0, one - $0) } }
    }
    return PictureRow(
      kind: kind, side: side, seconds: max(0, seconds - other.seconds),
      chafaSeconds: more(chafaSeconds, other.chafaSeconds), memory: more(memory, other.memory),
      chafaMemory: more(chafaMemory, other.chafaMemory))
  }

  static let head = ["", "size", "plantain", "chafa", "ratio", "memory", "chafa's", "ratio"]

  var cells: [String] {
    [
      kind, "\(side)²", Report.milliseconds(seconds), Report.milliseconds(chafaSeconds),
      Report.ratio(ratio), Report.megabytes(memory), Report.megabytes(chafaMemory),
      Report.ratio(memoryRatio),
    ]
  }
}
