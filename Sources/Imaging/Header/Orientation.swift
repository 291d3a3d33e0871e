/// How the stored rows and columns of a picture lie on the screen: EXIF's values 1 to 8.
package enum Orientation: UInt8, Hashable, Sendable, CaseIterable {
  case up = 1
  case upMirrored, down, downMirrored, leftMirrored, right, rightMirrored, left

  /// Whether width and height change places.
  package var swapsSides: Bool { rawValue >= 5 }
}

extension Pixmap {
  /// The picture the way up it is to be seen.
  func oriented(_ orientation: Orientation) -> Pixmap {
    guard orientation != .up else { return self }
    let (across, down) = orientation.swapsSides ? (height, width) : (width, height)
    let (right, bottom) = (width - 1, height - 1)
    // The stored place of the upper left corner, and the steps to its right and lower neighbours.
    let (start, step, rowStep): (Int, Int, Int) =
      switch orientation {
      case .up: (0, 1, width)
      case .upMirrored: (right, -1, width)
      case .down: (bottom * width + right, -1, -width)
      case .downMirrored: (bottom * width, 1, -width)
      case .leftMirrored: (0, width, 1)
      case .right: (bottom * width, -width, 1)
      case .rightMirrored: (bottom * width + right, -width, -1)
      case .left: (right, width, -1)
      }
    let turned = [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
      bytes.withUnsafeBytes { stored in
        let target = UnsafeMutableRawBufferPointer(buffer)
        var offset = 0
        for row in 0..<down {
          var pixel = start + row * rowStep
          for _ in 0..<across {
            target.storeBytes(
              of: stored.loadUnaligned(fromByteOffset: pixel * 4, as: UInt32.self),
              toByteOffset: offset, as: UInt32.self)
            offset += 4
            pixel += step
          }
        }
      }
      count = bytes.count
    }
    return Pixmap(width: across, height: down, bytes: turned)
  }
}
