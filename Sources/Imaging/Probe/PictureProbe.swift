package import Foundation

/// Looks at picture files before anything is done with them.
package enum PictureProbe {
  /// Reads the head of a file and says what picture it holds, told by its content, not its name.
  ///
  /// Throws `ImagingError` for what is no regular file, no picture, or over the limits.
  package static func inspect(
    _ url: URL, limits: PictureLimits = .standard
  ) throws(ImagingError) -> PictureFacts {
    let source = try PictureSource(opening: url)
    return PictureFacts(try PictureHeader(reading: source, limits: limits), source.byteCount)
  }

  /// Reads every pixel of a file at the least cost, keeping none.
  ///
  /// Throws `ImagingError`, `truncated` and `undecodable` among the rest.
  @discardableResult
  package static func verify(
    _ url: URL, limits: PictureLimits = .standard
  ) throws(ImagingError) -> PictureFacts {
    try verify(PictureSource(opening: url), limits: limits)
  }

  static func verify(
    _ source: PictureSource, limits: PictureLimits
  ) throws(ImagingError) -> PictureFacts {
    let header = try PictureHeader(reading: source, limits: limits)
    switch header.format {
    case .png:
      var reader = try PNGReader(source, stored: header.storedSize, limits: limits)
      try reader.forEachRow(toEnd: true) { _ in }
    case .jpeg:
      _ = try JPEGReader(source.all(), stored: header.storedSize).pixels(
        atLeast: PixelSize(width: 1, height: 1))
    case .webp:
      let (width, height) = (header.storedSize.width, header.storedSize.height)
      _ = try WebPReader.pixels(
        source.all(), size: PixelSize(width: (width + 7) / 8, height: (height + 7) / 8))
    }
    return PictureFacts(header, source.byteCount)
  }
}

extension PictureFacts {
  init(_ header: PictureHeader, _ byteCount: Int) {
    self.init(
      format: header.format, width: header.size.width, height: header.size.height,
      byteCount: byteCount, orientation: header.orientation)
  }
}
