internal import CTurboJPEG

/// A JPEG decoded through TurboJPEG, at full size or smaller by eighths.
struct JPEGReader: ~Copyable {
  private let handle: tjhandle
  private let bytes: [UInt8]
  private let stored: PixelSize

  /// Takes a whole file and the size its head was found to announce.
  init(_ bytes: [UInt8], stored: PixelSize) throws(ImagingError) {
    guard let handle = tjInitDecompress() else {
      throw .undecodable(detail: "no memory is left")
    }
    self.handle = handle
    self.bytes = bytes
    self.stored = stored
  }

  deinit { tjDestroy(handle) }

  /// The pixels as stored, scaled by the fewest eighths that give at least a size.
  ///
  /// They are of full size where that is smaller, or where no size is given. With `isPartial` the
  /// end may be missing: rows that are not there are transparent.
  func pixels(
    atLeast size: PixelSize? = nil, isPartial: Bool = false
  ) throws(ImagingError) -> Pixmap {
    var (fullWidth, fullHeight): (Int32, Int32) = (0, 0)
    var (subsampling, colorspace): (Int32, Int32) = (0, 0)
    try check(
      tjDecompressHeader3(
        handle, bytes, UInt(bytes.count), &fullWidth, &fullHeight, &subsampling, &colorspace))
    // Memory is taken by the size that was held against the limits, and by no other.
    guard stored == PixelSize(width: Int(fullWidth), height: Int(fullHeight)) else {
      throw .undecodable(detail: "it announces two sizes")
    }
    func scaled(_ eighths: Int) -> (width: Int, height: Int) {
      ((stored.width * eighths + 7) / 8, (stored.height * eighths + 7) / 8)
    }
    let eighths =
      size.flatMap { size in
        (1...8).first { scaled($0).width >= size.width && scaled($0).height >= size.height }
      } ?? 8
    let (width, height) = scaled(eighths)
    let isInk =
      colorspace == Int32(TJCS_CMYK.rawValue) || colorspace == Int32(TJCS_YCCK.rawValue)
    let format = isInk ? TJPF_CMYK : TJPF_RGBA
    // Finer steps of decoding do not survive being averaged afterwards.
    let flags = TJFLAG_LIMITSCANS | (eighths < 8 ? TJFLAG_FASTUPSAMPLE | TJFLAG_FASTDCT : 0)
    var status: Int32 = 0
    var pixels = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
      // Rows that a damaged file does not fill are black, not what was in memory before.
      buffer.update(repeating: 0)
      status = tjDecompress2(
        handle, bytes, UInt(bytes.count), buffer.baseAddress, Int32(width), 0, Int32(height),
        Int32(format.rawValue), Int32(flags))
      count = width * height * 4
    }
    do {
      try check(status)
    } catch .truncated where isPartial && !isInk {
      JPEGReader.clearMissing(&pixels, width: width, height: height)
    }
    if isInk { JPEGReader.convertInk(&pixels) }
    return Pixmap(width: width, height: height, bytes: pixels)
  }

  /// Makes the rows transparent that the library had no data for: it leaves them in a middle grey,
  /// from the right end of the row of blocks on in which the data end.
  private static func clearMissing(_ pixels: inout [UInt8], width: Int, height: Int) {
    var end = pixels.count
    while end > 0, pixels[(end - 4)..<(end - 1)].allSatisfy({ $0 == 128 }) { end -= width * 4 }
    for offset in end..<pixels.count { pixels[offset] = 0 }
  }

  /// Four inks, stored inverted as Adobe's programs do, to red, green and blue.
  private static func convertInk(_ pixels: inout [UInt8]) {
    for offset in stride(from: 0, to: pixels.count, by: 4) {
      let black = Int(pixels[offset + 3])
      for channel in offset..<offset + 3 {
        pixels[channel] = UInt8(Int(pixels[channel]) * black / 255)
      }
      pixels[offset + 3] = 255
    }
  }

  private func check(_ status: Int32) throws(ImagingError) {
    guard status != 0 else { return }
    let detail = String(cString: tjGetErrorStr2(handle))
    if detail.contains("Premature end") || detail.contains("premature end") { throw .truncated }
    // Cameras write these; every viewer shows such pictures.
    let isWarning = tjGetErrorCode(handle) == Int32(TJERR_WARNING.rawValue)
    if isWarning, detail.contains("extraneous bytes") || detail.contains("Invalid SOS") { return }
    throw .undecodable(detail: detail)
  }
}
