package import Foundation

/// Makes a smaller copy of a picture that is too large to be taken.
///
/// It is scaled while it is decoded, so that the copy and not the picture decides on the memory: a
/// JPEG by eighths, a PNG row by row, a WebP to the pixel.
package enum PictureShrinker {
  /// What a copy can be made of: 400 megapixels, 500 MiB, 100,000 pixels a side.
  package static let limits = PictureLimits(
    pixels: 400_000_000, byteCount: 500 * 1_048_576, side: 100_000)

  /// What cannot be decoded in parts may have this many: interlaced PNG, progressive JPEG, lossless
  /// WebP.
  private static let pixelsInMemory = 100_000_000

  /// Whether a smaller copy can be made of a file, as far as its head tells.
  package static func canShrink(_ url: URL) -> Bool {
    do throws(ImagingError) {
      _ = try header(of: PictureSource(opening: url))
      return true
    } catch {
      return false
    }
  }

  /// A copy inside limits, the way up it is to be seen; equal files give equal copies.
  ///
  /// It is a JPEG of quality 90, or a WebP where something shines through. Nothing goes with it but
  /// the pixels and a colour profile for red, green and blue; one for ink or for grey, and PNG's
  /// gamma, are left behind. It is made ever smaller until it has no more than the limits' bytes.
  /// Throws `ImagingError`, also for a picture beyond `limits`.
  package static func shrunk(
    _ url: URL, into limits: PictureLimits = .smallerCopy
  ) throws(ImagingError) -> PreparedPicture {
    let source = try PictureSource(opening: url)
    let header = try header(of: source)
    var plan = StrippingPlan(source)
    _ = try plan.keepPicture(header)
    let profile = ColorProfile(of: source, header)
    var pixels = try PictureDecoder.decode(source, limits: Self.limits) { limits.fitted($0) }
    let format = pixels.isOpaque ? PictureFormat.jpeg : .webp
    while true {
      let bytes = try pixels.encoded(as: format, quality: 90, profile: profile)
      let size = smaller(pixels.size, by: Double(limits.byteCount) / Double(bytes.count))
      if bytes.count <= limits.byteCount || size == pixels.size {
        return try PreparedPicture(bytes, removed: plan.removed, limits: limits)
      }
      pixels = pixels.scaled(to: size)
    }
  }

  /// A size with about a share of the pixels, as the bytes go with the pixels; one tenth less at
  /// least, so that it comes to an end.
  private static func smaller(_ size: PixelSize, by share: Double) -> PixelSize {
    let scale = min(0.9, share.squareRoot() * 0.97)
    return PixelSize(
      width: max(1, Int(Double(size.width) * scale)),
      height: max(1, Int(Double(size.height) * scale)))
  }

  private static func header(of source: PictureSource) throws(ImagingError) -> PictureHeader {
    let header = try PictureHeader(reading: source, limits: limits)
    if !header.isDecodedInParts {
      var limits = limits
      limits.pixels = pixelsInMemory
      try limits.check(header.size)
    }
    return header
  }
}

extension PictureLimits {
  /// Of a smaller copy: as many pixels as the models draw at most (4096×4096), 16 MiB, and the
  /// longest side that WebP can have.
  package static let smallerCopy = PictureLimits(
    pixels: 4096 * 4096, byteCount: 16 * 1_048_576, side: 16_383)

  /// The largest size of the same shape that has no more pixels and no longer side.
  func fitted(_ size: PixelSize) -> PixelSize {
    let size = size.fitted(into: PixelSize(width: side, height: side))
    guard size.width * size.height > pixels else { return size }
    let scale = (Double(pixels) / Double(size.width * size.height)).squareRoot()
    let height = max(1, Int(Double(size.height) * scale))
    let width = max(1, min(pixels / height, Int(Double(size.width) * scale)))
    return PixelSize(width: width, height: min(height, pixels / width))
  }
}
