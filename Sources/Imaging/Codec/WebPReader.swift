internal import CWebP

/// A WebP decoded through libwebp, at full size or scaled while decoding.
enum WebPReader {
  /// The pixels, scaled to exactly a size.
  static func pixels(_ bytes: [UInt8], size: PixelSize) throws(ImagingError) -> Pixmap {
    let (width, height) = (size.width, size.height)
    var config = WebPDecoderConfig()
    guard WebPInitDecoderConfig(&config) != 0 else {
      throw .undecodable(detail: "the library is of another version")
    }
    guard WebPGetFeatures(bytes, bytes.count, &config.input) == VP8_STATUS_OK else {
      throw .truncated
    }
    if Int(config.input.width) != width || Int(config.input.height) != height {
      config.options.use_scaling = 1
      config.options.scaled_width = Int32(width)
      config.options.scaled_height = Int32(height)
    }
    config.output.colorspace = MODE_RGBA
    config.output.is_external_memory = 1
    var status = VP8_STATUS_OK
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
      config.output.u.RGBA.rgba = buffer.baseAddress
      config.output.u.RGBA.stride = Int32(width * 4)
      config.output.u.RGBA.size = width * height * 4
      buffer.update(repeating: 0)
      status = WebPDecode(bytes, bytes.count, &config)
      count = width * height * 4
    }
    WebPFreeDecBuffer(&config.output)
    switch status {
    case VP8_STATUS_OK: return Pixmap(width: width, height: height, bytes: pixels)
    case VP8_STATUS_NOT_ENOUGH_DATA, VP8_STATUS_SUSPENDED: throw .truncated
    default: throw .undecodable(detail: "its data are damaged")
    }
  }
}
