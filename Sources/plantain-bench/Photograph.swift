import Foundation
import Imaging

/// A picture that compresses about as a photograph does: slopes, edges, texture and grain.
enum Photograph {
  /// Writes it to a folder as a PNG and as a JPEG; both are the same in every run.
  static func write(side: Int, to folder: URL) throws {
    let picture = picture(side: side)
    for format in ["png", "jpeg"] {
      let bytes = format == "png" ? try picture.png(compression: 6) : try picture.jpeg(quality: 90)
      try Data(bytes).write(to: file(format, side: side, in: folder))
    }
  }

  /// Where the picture of a format and a size is.
  static func file(_ format: String, side: Int, in folder: URL) -> URL {
    folder.appending(component: "photograph-\(side).\(format)", directoryHint: .notDirectory)
  }

  private static func picture(side: Int) -> Pixmap {
    var bytes = [UInt8](repeating: 255, count: side * side * 4)
    // One wave a column and a row is all that needs a sine.
    let waves = (0..<side).map { Int(20 * sin(Double($0) * 0.021) + 12 * sin(Double($0) * 0.173)) }
    var random: UInt32 = 0x9E37_79B9
    bytes.withUnsafeMutableBufferPointer { bytes in
      var offset = 0
      for y in 0..<side {
        for x in 0..<side {
          random ^= random << 13
          random ^= random >> 17
          random ^= random << 5
          let grain = Int(random & 7) + Int(random >> 8 & 7) - 7
          let texture = waves[x] + waves[y] + waves[(x + y) % side]
          // Dark discs in rows, so that there are edges at every scale cells can show.
          let (across, down) = (x % 512 - 256, y % 512 - 256)
          let shade = across * across + down * down < (side - x) * 8 ? 90 : 0
          let level = texture + grain - shade
          bytes[offset] = UInt8(clamping: 150 * x / side + 80 + level)
          bytes[offset + 1] = UInt8(clamping: 160 * y / side + 60 + level)
          bytes[offset + 2] = UInt8(clamping: 200 - 120 * x / side + level + grain)
          offset += 4
        }
      }
    }
    return Pixmap(width: side, height: side, bytes: bytes)
  }
}
