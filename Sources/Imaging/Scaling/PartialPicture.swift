package import Foundation

/// What is there of a picture whose file is still being written.
package struct PartialPicture: Sendable, Hashable {
  /// How large it will be.
  package let size: PixelSize
  /// The picture, scaled; rows that are not there yet are transparent.
  package let pixels: Pixmap

  /// Decodes what is in a file at the size that the closure makes of the picture's own, off the main
  /// actor.
  ///
  /// PNG and JPEG come from the top, a progressive JPEG coarse at first. A WebP, an interlaced PNG
  /// and a picture that is to be turned show only when they are whole. Throws `ImagingError`.
  @concurrent
  package static func decode(
    _ url: URL, limits: PictureLimits = .standard,
    size wanted: @Sendable (PixelSize) -> PixelSize
  ) async throws -> PartialPicture {
    let source = try PictureSource(opening: url)
    let header = try PictureHeader(reading: source, limits: limits)
    guard header.orientation == .up, header.format != .webp else {
      let whole = try PictureDecoder.decode(source, limits: limits, size: wanted)
      return PartialPicture(size: header.size, pixels: whole)
    }
    let pixels = try rows(source, header, limits, size: wanted(header.size))
    return PartialPicture(size: header.size, pixels: pixels)
  }

  private static func rows(
    _ source: PictureSource, _ header: PictureHeader, _ limits: PictureLimits, size: PixelSize
  ) throws(ImagingError) -> Pixmap {
    switch header.format {
    case .png:
      var reader = try PNGReader(source, stored: header.storedSize, limits: limits)
      var scaler = BoxScaler(from: header.storedSize, to: size)
      var isEmpty = true
      do {
        try reader.forEachRow {
          scaler.add($0)
          isEmpty = false
        }
      } catch {
        if isEmpty { throw error }
      }
      return scaler.finish()
    case .jpeg:
      let reader = try JPEGReader(source.all(), stored: header.storedSize)
      return try reader.pixels(atLeast: size, isPartial: true).scaled(to: size)
    case .webp:
      throw .truncated
    }
  }
}
