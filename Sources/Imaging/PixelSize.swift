/// An extent in pixels.
package struct PixelSize: Hashable, Sendable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The largest extent of the same shape inside a box, never enlarged, at least one pixel.
  package func fitted(into box: PixelSize) -> PixelSize {
    guard width > box.width || height > box.height else { return self }
    let scale = min(Double(box.width) / Double(width), Double(box.height) / Double(height))
    return PixelSize(
      width: max(1, min(box.width, Int((Double(width) * scale).rounded()))),
      height: max(1, min(box.height, Int((Double(height) * scale).rounded()))))
  }

  /// The smaller of both widths and of both heights.
  package func clamped(to other: PixelSize) -> PixelSize {
    PixelSize(width: min(width, other.width), height: min(height, other.height))
  }

  /// Width and height in each other's place.
  var swapped: PixelSize { PixelSize(width: height, height: width) }
}
