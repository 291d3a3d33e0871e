package import Foundation

/// Writes a picture in another format.
package enum PictureConverter {
  /// The bytes of a picture file in a format: as they are where it is in that format already.
  ///
  /// Throws `ImagingError`.
  package static func convert(
    _ url: URL, to format: PictureFormat, limits: PictureLimits = .standard
  ) throws(ImagingError) -> [UInt8] {
    let source = try PictureSource(opening: url)
    let header = try PictureHeader(reading: source, limits: limits)
    guard header.format != format else { return try source.all() }
    return try PictureDecoder.decode(source, limits: limits) { $0 }.encoded(
      as: format, quality: 92, profile: ColorProfile(of: source, header))
  }
}
