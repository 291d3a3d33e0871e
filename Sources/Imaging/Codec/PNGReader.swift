internal import CSPNG

/// A PNG read row by row through libspng.
struct PNGReader: ~Copyable {
  private let context: OpaquePointer
  private let source: PictureSource
  private let stored: PixelSize

  /// Takes a picture and the size its head was found to announce.
  init(
    _ source: PictureSource, stored: PixelSize, limits: PictureLimits
  ) throws(ImagingError) {
    // Each chunk's own sum is checked below, and covers the very bytes that this one is made of.
    let flags = Int32(SPNG_CTX_IGNORE_ADLER32.rawValue)
    guard let context = spng_ctx_new(flags) else { throw .undecodable(detail: "no memory is left") }
    self.context = context
    self.source = source
    self.stored = stored
    source.rewind()
    spng_set_image_limits(context, UInt32(limits.side), UInt32(limits.side))
    // The second is of all that is kept of other chunks, unpacked.
    spng_set_chunk_limits(
      context, limits.byteCount, min(limits.byteCount, PictureLimits.standard.byteCount))
    // Damage in chunks that carry no pixels costs the chunk, not the picture.
    spng_set_crc_action(
      context, Int32(SPNG_CRC_ERROR.rawValue), Int32(SPNG_CRC_DISCARD.rawValue))
    // Were one of these to fail, the first row would say so.
    spng_set_png_stream(
      context,
      { _, source, target, count in
        guard let source, let target else { return SPNG_IO_ERROR.rawValue }
        let bytes = Unmanaged<PictureSource>.fromOpaque(source).takeUnretainedValue()
        return bytes.next(count, to: target) ? 0 : SPNG_IO_EOF.rawValue
      }, Unmanaged.passUnretained(source).toOpaque())
  }

  deinit { spng_ctx_free(context) }

  /// Gives every row from the top, the same buffer each time.
  ///
  /// With `toEnd`, what follows the pixels is read too, up to the end mark.
  mutating func forEachRow(
    toEnd: Bool = false, _ body: (UnsafeBufferPointer<SIMD4<UInt8>>) -> Void
  ) throws(ImagingError) {
    var header = spng_ihdr()
    try check(spng_get_ihdr(context, &header))
    // A file may be written to while it is read; whoever takes the rows counts on their length.
    guard stored == PixelSize(width: Int(header.width), height: Int(header.height)) else {
      throw .undecodable(detail: "it announces two sizes")
    }
    if header.interlace_method == UInt8(SPNG_INTERLACE_NONE.rawValue) {
      try rowByRow(body)
    } else {
      try whole(body)
    }
    if toEnd { try check(spng_decode_chunks(context)) }
  }

  /// All pixels, just as they are stored.
  mutating func pixels() throws(ImagingError) -> Pixmap {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(stored.width * stored.height * 4)
    try forEachRow { bytes.append(contentsOf: UnsafeRawBufferPointer($0)) }
    return Pixmap(width: stored.width, height: stored.height, bytes: bytes)
  }

  /// The colour profile, unpacked; nil where there is none or it is damaged.
  func profile() -> [UInt8]? {
    var profile = spng_iccp()
    guard spng_get_iccp(context, &profile) == 0, let bytes = profile.profile else { return nil }
    return Array(UnsafeRawBufferPointer(start: bytes, count: profile.profile_len))
  }

  private func rowByRow(
    _ body: (UnsafeBufferPointer<SIMD4<UInt8>>) -> Void
  ) throws(ImagingError) {
    try check(
      spng_decode_image(
        context, nil, 0, Int32(SPNG_FMT_RGBA8.rawValue),
        Int32(SPNG_DECODE_TRNS.rawValue | SPNG_DECODE_PROGRESSIVE.rawValue)))
    var row = [SIMD4<UInt8>](repeating: .zero, count: stored.width)
    for _ in 0..<stored.height {
      let status = row.withUnsafeMutableBytes {
        spng_decode_row(context, $0.baseAddress, $0.count)
      }
      // The last row comes with "end of image".
      if status != Int32(SPNG_EOI.rawValue) { try check(status) }
      row.withUnsafeBufferPointer(body)
    }
  }

  /// The rows of an interlaced picture are complete only when all of it was read.
  private func whole(
    _ body: (UnsafeBufferPointer<SIMD4<UInt8>>) -> Void
  ) throws(ImagingError) {
    let (width, height) = (stored.width, stored.height)
    var pixels = [SIMD4<UInt8>](repeating: .zero, count: width * height)
    try check(
      pixels.withUnsafeMutableBytes {
        spng_decode_image(
          context, $0.baseAddress, $0.count, Int32(SPNG_FMT_RGBA8.rawValue),
          Int32(SPNG_DECODE_TRNS.rawValue))
      })
    pixels.withUnsafeBufferPointer { pixels in
      for row in 0..<height {
        body(UnsafeBufferPointer(rebasing: pixels[row * width..<(row + 1) * width]))
      }
    }
  }

  private func check(_ status: Int32) throws(ImagingError) {
    switch status {
    case 0: return
    case Int32(SPNG_IO_EOF.rawValue), Int32(SPNG_EOF.rawValue),
      Int32(SPNG_EIDAT_TOO_SHORT.rawValue):
      throw .truncated
    default: throw .undecodable(detail: String(cString: spng_strerror(status)))
    }
  }
}
