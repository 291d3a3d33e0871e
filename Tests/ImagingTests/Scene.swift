import Imaging

/// Made-up pictures for the tests.
enum Scene {
  /// A picture whose every pixel is computed.
  static func draw(
    width: Int, height: Int, _ pixel: (Int, Int) -> (UInt8, UInt8, UInt8, UInt8)
  ) -> Pixmap {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(width * height * 4)
    for y in 0..<height {
      for x in 0..<width {
        let (red, green, blue, alpha) = pixel(x, y)
        bytes.append(red)
        bytes.append(green)
        bytes.append(blue)
        bytes.append(alpha)
      }
    }
    return Pixmap(width: width, height: height, bytes: bytes)
  }

  static func stripes(width: Int, height: Int) -> Pixmap {
    draw(width: width, height: height) { x, y in
      (x % 3 == 0 ? 250 : 10, UInt8(y * 255 / height), UInt8(x * 255 / width), 255)
    }
  }

  static func glass(width: Int, height: Int) -> Pixmap {
    draw(width: width, height: height) { x, y in
      (UInt8(x * 7 % 256), 90, UInt8(y * 5 % 256), UInt8((x + y) * 11 % 256))
    }
  }

  /// Smooth in both directions, so that lossy formats keep it.
  static func gradient(width: Int, height: Int) -> Pixmap {
    draw(width: width, height: height) { x, y in
      (UInt8(x * 255 / width), UInt8(y * 255 / height), 128, 255)
    }
  }

  /// Noise of equal seeds is equal.
  static func noise(width: Int, height: Int, seed: UInt64) -> Pixmap {
    var random = SplitMix(seed: seed)
    return draw(width: width, height: height) { _, _ in
      let value = random.next()
      return (
        UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8),
        UInt8(truncatingIfNeeded: value >> 16), 255
      )
    }
  }

  /// The mean absolute difference of all bytes of two pictures of one size.
  static func meanDifference(_ one: Pixmap, _ other: Pixmap) -> Double {
    let sum = zip(one.bytes, other.bytes).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(sum) / Double(max(1, one.bytes.count))
  }

  /// Red, green and blue of one pixel.
  static func color(_ picture: Pixmap, _ x: Int, _ y: Int) -> [UInt8] {
    let offset = (y * picture.width + x) * 4
    return Array(picture.bytes[offset..<offset + 3])
  }
}

/// Random numbers that a seed repeats (Steele, Lea, Flood: SplitMix64).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
