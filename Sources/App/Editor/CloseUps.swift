import Conversation
import Foundation
import Imaging
import Screen

/// Parts of pictures that are looked at closely, cut from the last pictures that were decoded.
///
/// Moving over a picture decodes it once. Two are kept, for comparing.
actor CloseUps {
  /// A decoded picture: by blob, and by how often its sides were halved.
  private struct Key: Hashable {
    let blob: String
    let halvings: Int
  }

  private var kept: [(key: Key, pixels: Pixmap, stored: PixelSize)] = []
  private static let limit = 2

  /// A part of a picture, scaled to no more than a box, stretched to it where `isExact`.
  func pixels(
    of blob: String, at file: URL, part: PicturePart, in box: PixelSize, isExact: Bool
  ) async throws -> Pixmap {
    // The coarsest that still has a pixel for each of the box's.
    var halvings = 0
    while halvings < 6, part.width >> (halvings + 1) >= box.width,
      part.height >> (halvings + 1) >= box.height
    {
      halvings += 1
    }
    let (whole, stored) = try await picture(Key(blob: blob, halvings: halvings), file)
    // The picture as it came, which may have other sides than were noted of it.
    let across = Double(whole.width) / Double(max(1, stored.width))
    let down = Double(whole.height) / Double(max(1, stored.height))
    let cut = whole.part(
      x: Int(Double(part.x) * across), y: Int(Double(part.y) * down),
      width: Int((Double(part.width) * across).rounded()),
      height: Int((Double(part.height) * down).rounded()))
    return cut.scaled(to: isExact ? box : cut.size.fitted(into: box))
  }

  /// Lets go of what is kept: nobody looks closely any more.
  func clear() {
    kept = []
  }

  private func picture(_ key: Key, _ file: URL) async throws -> (Pixmap, PixelSize) {
    if let place = kept.firstIndex(where: { $0.key == key }) {
      let entry = kept.remove(at: place)
      kept.append(entry)
      return (entry.pixels, entry.stored)
    }
    let (pixels, stored) = try await PictureDecoder.decode(file, halvings: key.halvings)
    kept.removeAll { $0.key == key }
    kept.append((key, pixels, stored))
    if kept.count > Self.limit { kept.removeFirst() }
    return (pixels, stored)
  }
}
