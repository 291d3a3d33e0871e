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

  /// Decodes a picture at exactly a size, whatever its shape, the way up it is to be seen.
  ///
  /// Throws as above.
  @concurrent
  package static func decode(
    _ url: URL, stretchedTo size: PixelSize, limits: PictureLimits = .standard
  ) async throws -> Pixmap {
    try Task.checkCancellation()
    let source = try PictureSource(opening: url)
    return try decode(source, limits: limits) { $0.clamped(to: size) }.scaled(to: size)
  }

  /// Decodes a picture at half, a quarter, … of its size, off the main actor; `halvings` 0 is whole.
  ///
  /// Answers the picture's own size beside it. Throws as above.
  @concurrent
  package static func decode(
    _ url: URL, halvings: Int, limits: PictureLimits = .standard
  ) async throws -> (pixels: Pixmap, stored: PixelSize) {
    try Task.checkCancellation()
    let source = try PictureSource(opening: url)
    var stored = PixelSize(width: 1, height: 1)
    let pixels = try decode(source, limits: limits) { size in
      stored = size
      return PixelSize(
        width: max(1, size.width >> halvings), height: max(1, size.height >> halvings))
    }
    return (pixels, stored)
  }

  /// Decodes at the size that the closure makes of the picture's own.
  static func decode(
    _ source: PictureSource, limits: PictureLimits, size wanted: (PixelSize) -> PixelSize
  ) throws(ImagingError) -> Pixmap {
    let header = try PictureHeader(reading: source, limits: limits)
    let size = wanted(header.size)
    let stored = header.orientation.swapsSides ? size.swapped : size
    return try pixels(source, header, limits, size: stored).oriented(header.orientation)
  }

  /// The pixels as they are stored, scaled to exactly a size.
  private static func pixels(
    _ source: PictureSource, _ header: PictureHeader, _ limits: PictureLimits, size: PixelSize
  ) throws(ImagingError) -> Pixmap {
    switch header.format {
    case .png:
      var reader = try PNGReader(source, stored: header.storedSize, limits: limits)
      guard size != header.storedSize else { return try reader.pixels() }
      var scaler = BoxScaler(from: header.storedSize, to: size)
      try reader.forEachRow { scaler.add($0) }
      return scaler.finish()
    case .jpeg:
      let reader = try JPEGReader(source.all(), stored: header.storedSize)
      return try reader.pixels(atLeast: size).scaled(to: size)
    case .webp:
      return try WebPReader.pixels(source.all(), size: size)
    }
  }
}

extension Pixmap {
  /// Decodes a whole picture of any format taken, the way up it is to be seen.
  ///
  /// Throws `ImagingError`; what is over the limits is refused before memory is taken for it.
  package init(decoding bytes: [UInt8], limits: PictureLimits = .standard) throws(ImagingError) {
    self = try PictureDecoder.decode(PictureSource(bytes), limits: limits) { $0 }
  }
}
