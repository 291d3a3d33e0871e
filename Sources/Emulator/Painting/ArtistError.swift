/// Why a commission could not be drawn.
package enum ArtistError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The size has no area, or a side is longer than the artist's canvas.
  case unusableSize(width: Int, height: Int)

  package var description: String {
    switch self {
    case .unusableSize(let width, let height):
      "A picture of \(width)×\(height) pixels cannot be drawn."
    }
  }
}
