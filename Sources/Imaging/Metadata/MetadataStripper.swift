package import Foundation

/// Takes out of picture files what is not picture: place, time, camera, owner, comments, previews.
///
/// The pixels stay as they are stored, byte for byte, and so do colour profiles and the orientation.
/// What is kept is listed, so whatever is unknown goes, and so does all behind the end mark. A
/// picture whose structure is damaged but whose pixels can be read is written anew: upright, with
/// eight bits a channel, JPEG and WebP of quality 92.
package enum MetadataStripper {
  /// A picture file without its metadata; one that has none comes back as it is.
  ///
  /// Throws `ImagingError`.
  package static func stripped(
    _ url: URL, limits: PictureLimits = .standard
  ) throws(ImagingError) -> PreparedPicture {
    try stripped(PictureSource(opening: url), limits: limits)
  }

  /// A picture in memory without its metadata; one that has none comes back as it is.
  ///
  /// Throws `ImagingError`.
  package static func stripped(
    _ bytes: [UInt8], limits: PictureLimits = .standard
  ) throws(ImagingError) -> PreparedPicture {
    try stripped(PictureSource(bytes), limits: limits)
  }

  private static func stripped(
    _ source: PictureSource, limits: PictureLimits
  ) throws(ImagingError) -> PreparedPicture {
    let header = try PictureHeader(reading: source, limits: limits)
    var plan = StrippingPlan(source)
    let bytes =
      if try plan.keepPicture(header) {
        try plan.bytes()
      } else {
        try PictureDecoder.decode(source, limits: limits) { $0 }.encoded(
          as: header.format, quality: 92, profile: ColorProfile(of: source, header))
      }
    return try PreparedPicture(bytes, removed: plan.removed, limits: limits)
  }
}

extension StrippingPlan {
  /// Keeps what is picture; false where the file's structure is too damaged to tell.
  mutating func keepPicture(_ header: PictureHeader) throws(ImagingError) -> Bool {
    do throws(ImagingError) {
      switch header.format {
      case .jpeg: try keepJPEG(header.orientation)
      case .png: try keepPNG(header.orientation)
      case .webp: try keepWebP(header.orientation)
      }
      return true
    } catch {
      switch error {
      case .truncated, .undecodable: return false
      default: throw error
      }
    }
  }
}
