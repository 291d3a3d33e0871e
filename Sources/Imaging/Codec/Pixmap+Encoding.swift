internal import CSPNG
internal import CTurboJPEG
internal import CWebP
internal import Foundation

extension Pixmap {
  /// The picture in a format, with the profile its colours are meant by; PNG has no quality.
  func encoded(
    as format: PictureFormat, quality: Int, profile: ColorProfile?
  ) throws(ImagingError) -> [UInt8] {
    switch format {
    case .png: try png(profile: profile)
    case .jpeg: try ColorProfile.add(profile, toJPEG: jpeg(quality: quality))
    case .webp: try ColorProfile.add(profile, toWebP: webp(quality: quality), size: size)
    }
  }

  /// Whether no pixel lets anything shine through.
  package var isOpaque: Bool {
    bytes.withUnsafeBytes { bytes in
      stride(from: 3, to: bytes.count, by: 4).allSatisfy { bytes[$0] == 255 }
    }
  }

  /// A JPEG with its colours at half resolution (4:2:0); what shines through stands on white.
  ///
  /// Quality goes from 1 to 100.
  package func jpeg(quality: Int = 85) throws(ImagingError) -> [UInt8] {
    guard let handle = tjInitCompress() else { throw .notEncodable(detail: "no memory is left") }
    defer { tjDestroy(handle) }
    var output: UnsafeMutablePointer<UInt8>?
    var count: UInt = 0
    defer { tjFree(output) }
    let status = onWhite().bytes.withUnsafeBufferPointer { pixels in
      tjCompress2(
        handle, pixels.baseAddress, Int32(width), 0, Int32(height), Int32(TJPF_RGBX.rawValue),
        &output, &count, Int32(TJSAMP_420.rawValue), Int32(min(100, max(1, quality))), 0)
    }
    guard status == 0, let output else {
      throw .notEncodable(detail: String(cString: tjGetErrorStr2(handle)))
    }
    return Array(UnsafeBufferPointer(start: output, count: Int(count)))
  }

  /// A PNG, without alpha where the picture is opaque.
  ///
  /// Compression is zlib's level, 0 to 9; 1 is meant for speed.
  package func png(compression: Int = 1) throws(ImagingError) -> [UInt8] {
    try png(compression: compression, profile: nil)
  }

  private func png(
    compression: Int = 1, profile: ColorProfile?
  ) throws(ImagingError) -> [UInt8] {
    guard let context = spng_ctx_new(Int32(SPNG_CTX_ENCODER.rawValue)) else {
      throw .notEncodable(detail: "no memory is left")
    }
    defer { spng_ctx_free(context) }
    func check(_ status: Int32) throws(ImagingError) {
      guard status == 0 || status == Int32(SPNG_EOI.rawValue) else {
        throw .notEncodable(detail: String(cString: spng_strerror(status)))
      }
    }
    let channels = isOpaque ? 3 : 4
    try check(spng_set_option(context, SPNG_ENCODE_TO_BUFFER, 1))
    try check(
      spng_set_option(context, SPNG_IMG_COMPRESSION_LEVEL, Int32(min(9, max(0, compression)))))
    if compression < 6 {
      // One filter for all rows: choosing a filter for each costs more than deflating at level 1.
      try check(spng_set_option(context, SPNG_FILTER_CHOICE, Int32(SPNG_FILTER_CHOICE_UP.rawValue)))
    }
    var header = spng_ihdr()
    header.width = UInt32(width)
    header.height = UInt32(height)
    header.bit_depth = 8
    header.color_type = UInt8(
      (channels == 3 ? SPNG_COLOR_TYPE_TRUECOLOR : SPNG_COLOR_TYPE_TRUECOLOR_ALPHA).rawValue)
    try check(spng_set_ihdr(context, &header))
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: profile?.bytes.count ?? 0, alignment: 1)
    defer { memory.deallocate() }
    if var profile = profile?.forSPNG(in: memory) { try check(spng_set_iccp(context, &profile)) }
    try check(
      spng_encode_image(
        context, nil, 0, Int32(SPNG_FMT_PNG.rawValue),
        Int32(SPNG_ENCODE_PROGRESSIVE.rawValue | SPNG_ENCODE_FINALIZE.rawValue)))
    var row = [UInt8](repeating: 0, count: width * channels)
    for y in 0..<height {
      copyRow(y, channels: channels, to: &row)
      try check(spng_encode_row(context, row, row.count))
    }
    var count = 0
    var status: Int32 = 0
    guard let output = spng_get_png_buffer(context, &count, &status) else {
      throw .notEncodable(detail: String(cString: spng_strerror(status)))
    }
    defer { free(output) }
    return Array(UnsafeRawBufferPointer(start: output, count: count))
  }

  /// A lossy WebP; quality goes from 1 to 100.
  package func webp(quality: Int = 85) throws(ImagingError) -> [UInt8] {
    var output: UnsafeMutablePointer<UInt8>?
    defer { WebPFree(output) }
    let count = WebPEncodeRGBA(
      bytes, Int32(width), Int32(height), Int32(width * 4), Float(min(100, max(1, quality))),
      &output)
    guard count > 0, let output else {
      throw .notEncodable(detail: "a side of a WebP has at most 16383 pixels")
    }
    return Array(UnsafeBufferPointer(start: output, count: count))
  }

  private func copyRow(_ y: Int, channels: Int, to row: inout [UInt8]) {
    bytes.withUnsafeBytes { pixels in
      row.withUnsafeMutableBytes { row in
        var (from, to) = (y * width * 4, 0)
        for _ in 0..<width {
          row[to] = pixels[from]
          row[to + 1] = pixels[from + 1]
          row[to + 2] = pixels[from + 2]
          if channels == 4 { row[to + 3] = pixels[from + 3] }
          from += 4
          to += channels
        }
      }
    }
  }

  /// The picture as it looks on white paper.
  private func onWhite() -> Pixmap {
    guard !isOpaque else { return self }
    var result = self
    result.bytes.withUnsafeMutableBytes { pixels in
      for offset in stride(from: 0, to: pixels.count, by: 4) {
        let alpha = Int(pixels[offset + 3])
        for channel in offset..<offset + 3 {
          pixels[channel] = UInt8((Int(pixels[channel]) * alpha + 255 * (255 - alpha) + 127) / 255)
        }
        pixels[offset + 3] = 255
      }
    }
    return result
  }
}
