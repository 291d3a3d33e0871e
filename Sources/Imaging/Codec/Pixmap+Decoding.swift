extension Pixmap {
  /// Decodes a whole picture of any format taken, the way up it is to be seen.
  ///
  /// Throws `ImagingError`; what is over the limits is refused before memory is taken for it.
  package init(decoding bytes: [UInt8], limits: PictureLimits = .standard) throws(ImagingError) {
    try self.init(decoding: PictureSource(bytes), limits: limits)
  }

  init(decoding source: PictureSource, limits: PictureLimits) throws(ImagingError) {
    let header = try PictureHeader(reading: source, limits: limits)
    switch header.format {
    case .png:
      var pixels: [UInt8] = []
      pixels.reserveCapacity(header.size.width * header.size.height * 4)
      var reader = try PNGReader(source, stored: header.storedSize, limits: limits)
      try reader.forEachRow { pixels.append(contentsOf: UnsafeRawBufferPointer($0)) }
      self.init(width: header.size.width, height: header.size.height, bytes: pixels)
    case .jpeg:
      self = try JPEGReader(source.all(), stored: header.storedSize).pixels().oriented(
        header.orientation)
    case .webp:
      self = try WebPReader.pixels(source.all(), size: header.size)
    }
  }
}
