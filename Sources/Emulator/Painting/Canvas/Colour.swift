/// Red, green, blue and opacity from 0 to 1, in the curve of sRGB.
typealias Colour = SIMD4<Float>

extension SIMD4<Float> {
  /// A colour as it is written in design programs: `0xRRGGBB`.
  init(hex: UInt32, opacity: Float = 1) {
    self.init(
      Float((hex >> 16) & 255) / 255, Float((hex >> 8) & 255) / 255, Float(hex & 255) / 255,
      opacity)
  }

  /// The same colour, less or more opaque.
  func faded(_ opacity: Float) -> Self { Self(x, y, z, w * opacity) }

  /// Darker (below 1) or lighter (above 1), opacity kept.
  func scaled(_ factor: Float) -> Self {
    Self(Swift.min(1, x * factor), Swift.min(1, y * factor), Swift.min(1, z * factor), w)
  }

  /// Each channel times the other's, opacity kept.
  func multiplied(by other: Self) -> Self {
    Self(Swift.min(1, x * other.x), Swift.min(1, y * other.y), Swift.min(1, z * other.z), w)
  }

  /// How bright it looks, 0 to 1.
  var luminance: Float { x * 0.299 + y * 0.587 + z * 0.114 }
}

/// From one colour to another: `t` 0 is the first, 1 the second.
func mix(_ a: Colour, _ b: Colour, _ t: Float) -> Colour {
  a + (b - a) * max(0, min(1, t))
}

/// From one number to another.
func mix(_ a: Float, _ b: Float, _ t: Float) -> Float { a + (b - a) * max(0, min(1, t)) }

/// 0 below the first edge, 1 above the second, smooth between.
func smoothstep(_ low: Float, _ high: Float, _ value: Float) -> Float {
  let t = max(0, min(1, (value - low) / (high - low)))
  return t * t * (3 - 2 * t)
}

extension Pigment {
  /// The colour of that name, a little softened, as a painter has it.
  var colour: Colour {
    switch self {
    case .red: Colour(hex: 0xC8_3A32)
    case .orange: Colour(hex: 0xE0_812C)
    case .yellow: Colour(hex: 0xEB_C440)
    case .green: Colour(hex: 0x4C_9450)
    case .teal: Colour(hex: 0x2F_9A97)
    case .blue: Colour(hex: 0x33_6FC0)
    case .navy: Colour(hex: 0x24_3A6E)
    case .purple: Colour(hex: 0x7C_4CA8)
    case .pink: Colour(hex: 0xE8_86A6)
    case .brown: Colour(hex: 0x7E_5436)
    case .white: Colour(hex: 0xF3_F0E8)
    case .grey: Colour(hex: 0x8C_9096)
    case .black: Colour(hex: 0x2A_2A30)
    case .gold: Colour(hex: 0xD9_A93C)
    case .cream: Colour(hex: 0xEE_E0BE)
    }
  }
}
