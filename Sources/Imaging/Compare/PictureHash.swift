package import Foundation

/// What a picture looks like, in 64 bits: nearly the same for a scaled or recompressed copy.
///
/// A small grey copy, nine by eight, says where it becomes brighter from left to right. Two pictures
/// look alike where few bits differ; those of no relation differ in about half of them.
package enum PictureHash {
  private static let size = PixelSize(width: 9, height: 8)
  /// Steps of brightness, of 256, that are none: noise of compression in a plain sky.
  private static let noise: Float = 1

  /// The hash of a picture file, off the main actor.
  ///
  /// Throws `ImagingError`, or `CancellationError` where nobody waits for it any more.
  @concurrent
  package static func of(
    _ url: URL, limits: PictureLimits = .standard
  ) async throws -> UInt64 {
    of(try await PictureDecoder.decode(url, stretchedTo: size, limits: limits))
  }

  /// The hash of a picture in memory.
  package static func of(_ picture: Pixmap) -> UInt64 {
    let small = picture.scaled(to: size)
    let grey = (0..<size.width * size.height).map { place -> Float in
      let pixel = small.bytes[place * 4..<place * 4 + 4].map(Float.init)
      // Rec. 601, over black where something shines through.
      return (0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2]) * pixel[3] / 255
    }
    var hash: UInt64 = 0
    for row in 0..<size.height {
      for column in 0..<size.width - 1 {
        let place = row * size.width + column
        hash = hash << 1 | (grey[place + 1] - grey[place] > noise ? 1 : 0)
      }
    }
    return hash
  }
}
