package import Foundation

/// Decodes pictures at the size they are needed, off the main actor.
///
/// JPEG is scaled by eighths while decoding, WebP to the pixel, PNG is averaged row by row, so
/// that a large picture costs little more memory than the small one made of it.
package enum PictureDecoder {
  /// Decodes a picture as large as fits into a box, never enlarged, the way up it is to be seen.
  ///
  /// Throws `ImagingError`, or `CancellationError` where nobody waits for it any more.
  @concurrent
  package static func decode(
    _ url: URL, fitting box: PixelSize, limits: PictureLimits = .standard
  ) async throws -> Pixmap {
    try Task.checkCancellation()
    return try decode(PictureSource(opening: url), limits: limits) { $0.fitted(into: box) }
  }

  /// Decodes at the size that the closure makes of the picture's own.
  static func decode(
    _ source: PictureSource, limits: PictureLimits, size wanted: (PixelSize) -> PixelSize
  ) throws(ImagingError) -> Pixmap {
    let header = try PictureHeader(reading: source, limits: limits)
    let size = wanted(header.size)
    switch header.format {
    case .png:
      var scaler = BoxScaler(from: header.storedSize, to: size)
      var reader = try PNGReader(source, stored: header.storedSize, limits: limits)
      try reader.forEachRow { scaler.add($0) }
      return scaler.finish()
    case .jpeg:
      let stored = header.orientation.swapsSides ? size.swapped : size
      let pixels = try JPEGReader(source.all(), stored: header.storedSize).pixels(atLeast: stored)
      return pixels.scaled(to: stored).oriented(header.orientation)
    case .webp:
      return try WebPReader.pixels(source.all(), size: size)
    }
  }
}
