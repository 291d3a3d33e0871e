/// Smooth random fields: the same place and seed give the same value.
enum Noise {
  /// A random number for a point of the lattice.
  static func hash(_ x: Int32, _ y: Int32, _ seed: UInt32) -> UInt32 {
    var h = UInt32(bitPattern: x) &* 0x8DA6_B343 ^ UInt32(bitPattern: y) &* 0xD816_3841
    h ^= seed &* 0xCB1A_B31F
    h ^= h >> 15
    h = h &* 0x2C1B_3C6D
    h ^= h >> 12
    h = h &* 0x297A_2D39
    return h ^ (h >> 15)
  }

  /// White noise from 0 to 1.
  static func white(_ x: Int, _ y: Int, _ seed: UInt32) -> Float {
    Float(hash(Int32(truncatingIfNeeded: x), Int32(truncatingIfNeeded: y), seed) >> 8) / 16_777_216
  }

  /// Value noise from 0 to 1 whose bumps are one unit wide.
  static func value(_ x: Float, _ y: Float, _ seed: UInt32) -> Float {
    let fx = x.rounded(.down)
    let fy = y.rounded(.down)
    let ix = Int32(fx)
    let iy = Int32(fy)
    var u = x - fx
    var v = y - fy
    u = u * u * (3 - 2 * u)
    v = v * v * (3 - 2 * v)
    let scale: Float = 1 / 16_777_216
    let a = Float(hash(ix, iy, seed) >> 8)
    let b = Float(hash(ix &+ 1, iy, seed) >> 8)
    let c = Float(hash(ix, iy &+ 1, seed) >> 8)
    let d = Float(hash(ix &+ 1, iy &+ 1, seed) >> 8)
    let top = a + (b - a) * u
    let bottom = c + (d - c) * u
    return (top + (bottom - top) * v) * scale
  }

  /// Several octaves of value noise, about 0 to 1 with its middle at one half.
  static func fractal(_ x: Float, _ y: Float, octaves: Int, _ seed: UInt32) -> Float {
    var sum: Float = 0
    var weight: Float = 0.5
    var total: Float = 0
    var px = x
    var py = y
    for octave in 0..<octaves {
      sum += value(px, py, seed &+ UInt32(octave) &* 101) * weight
      total += weight
      weight *= 0.5
      // Turned a little at each octave so that the lattice does not show.
      (px, py) = (px * 1.62 + py * 1.18 + 3.7, py * 1.62 - px * 1.18 + 7.1)
    }
    return sum / total
  }

  /// Sharp crests, 0 to 1, as mountains have them.
  static func ridged(_ x: Float, _ y: Float, octaves: Int, _ seed: UInt32) -> Float {
    var sum: Float = 0
    var weight: Float = 0.5
    var total: Float = 0
    var px = x
    var py = y
    for octave in 0..<octaves {
      let crest = 1 - abs(value(px, py, seed &+ UInt32(octave) &* 131) * 2 - 1)
      sum += crest * crest * weight
      total += weight
      weight *= 0.5
      (px, py) = (px * 1.7 + py * 1.1 + 1.3, py * 1.7 - px * 1.1 + 5.9)
    }
    return sum / total
  }
}

/// A short deterministic series of random numbers.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 ^ 0xD1B5_4A32_D192_ED03 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number between two bounds.
  mutating func roll(_ low: Float, _ high: Float) -> Float {
    low + (high - low) * Float(next() >> 40) / 16_777_216
  }
}
