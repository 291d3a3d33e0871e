/// A thing in a scene, or a small group of the same thing.
package struct SceneObject: Codable, Sendable, Hashable {
  package var kind: ObjectKind
  /// Where its foot (of things in the sky: its middle) stands, in thousandths of the picture's
  /// width and height, from the upper left corner.
  package var x: Int
  package var y: Int
  /// Its height in thousandths of the picture's height.
  package var size: Int
  /// The colour asked for; without it the thing has its own.
  package var pigment: Pigment?
  /// How many of them stand together.
  package var count: Int
  /// Whether it looks to the left.
  package var isMirrored: Bool

  package init(
    kind: ObjectKind, x: Int, y: Int, size: Int, pigment: Pigment? = nil, count: Int = 1,
    isMirrored: Bool = false
  ) {
    self.kind = kind
    self.x = x
    self.y = y
    self.size = size
    self.pigment = pigment
    self.count = count
    self.isMirrored = isMirrored
  }

  private enum CodingKeys: String, CodingKey {
    case kind = "k"
    case x, y
    case size = "s"
    case pigment = "c"
    case count = "n"
    case isMirrored = "m"
  }
}
