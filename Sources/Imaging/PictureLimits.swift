/// How big a picture may be; the header is held against it before memory is taken for pixels.
package struct PictureLimits: Hashable, Sendable {
  /// Width × height.
  package var pixels: Int
  /// Of the file, in bytes.
  package var byteCount: Int
  /// Of the longer side, in pixels.
  package var side: Int

  package init(pixels: Int, byteCount: Int, side: Int) {
    self.pixels = pixels
    self.byteCount = byteCount
    self.side = side
  }

  /// 64 megapixels, 50 MiB, 16,384 pixels a side.
  package static let standard = PictureLimits(
    pixels: 64_000_000, byteCount: 50 * 1_048_576, side: 16_384)

  /// Throws `tooLarge` or `empty` for a file that is not even opened further.
  func check(byteCount: Int) throws(ImagingError) {
    guard byteCount > 0 else { throw .empty }
    guard byteCount <= self.byteCount else {
      throw .tooLarge(byteCount: byteCount, limit: self.byteCount)
    }
  }

  /// Throws `sideTooLong` or `tooManyPixels`; sides without extent are undecodable.
  func check(_ size: PixelSize) throws(ImagingError) {
    let (width, height) = (size.width, size.height)
    guard width > 0, height > 0 else { throw .undecodable(detail: "it has no pixels") }
    guard max(width, height) <= side else {
      throw .sideTooLong(width: width, height: height, limit: side)
    }
    guard width * height <= pixels else {
      throw .tooManyPixels(width: width, height: height, limit: pixels)
    }
  }
}
