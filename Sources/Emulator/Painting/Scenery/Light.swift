/// The light of a scene: what the sky, the sun and the air make of every colour.
struct Light {
  /// The sky from its top to the horizon.
  var zenith: Colour
  var middle: Colour
  var horizon: Colour
  /// What falls from the sun or moon, and what comes from everywhere.
  var key: Colour
  var ambient: Colour
  /// What far things fade into.
  var haze: Colour
  /// How much they do, 0 to 1.
  var hazeDepth: Float
  var cloudLit: Colour
  var cloudShade: Colour
  /// From things towards the light; up is negative.
  var direction: Point
  /// Where the sun or moon stands, in shares of the picture.
  var source: Point
  /// Whether lamps and windows are lit.
  var hasLamps: Bool
  var isNight: Bool

  /// A colour of a thing as it looks in this light.
  func lit(_ base: Colour, _ amount: Float = 1) -> Colour {
    let falling = ambient + key * (0.75 * amount)
    return Colour(
      min(1, base.x * falling.x), min(1, base.y * falling.y), min(1, base.z * falling.z), base.w)
  }

  /// A colour that shines by itself if lamps are lit, else lit as everything.
  func lamp(_ base: Colour) -> Colour { hasLamps ? base : lit(base) }

  /// A colour at a distance from 0 (near) to 1 (at the horizon).
  func distant(_ colour: Colour, _ distance: Float) -> Colour {
    var result = mix(colour, haze, distance * hazeDepth)
    result.w = colour.w
    return result
  }

  /// The light of a scene.
  init(_ scene: Scene) {
    self = Light.table(scene.time)
    let lights = scene.objects.first { $0.kind == .sun } ?? scene.objects.first { $0.kind == .moon }
    if let lights { source = Point(Float(lights.x), Float(lights.y)) / 1000 }
    direction = Point(source.x - 0.5, -0.55)
    apply(scene.weather)
    if let tint = scene.skyTint { tintSky(tint.colour) }
    dramatise(Float(scene.drama))
    let warm = Float(scene.warmth) * 0.07
    let bright = 1 + Float(scene.brightness) * 0.16
    remap { Colour($0.x * (1 + warm), $0.y * (1 + warm * 0.1), $0.z * (1 - warm), $0.w) * bright }
    if scene.place == .table { hazeDepth = 0 }
  }

  private init(
    _ zenith: UInt32, _ middle: UInt32, _ horizon: UInt32, key: UInt32, ambient: UInt32,
    haze: UInt32, cloud: UInt32, shade: UInt32, source: Point, lamps: Bool = false,
    night: Bool = false
  ) {
    self.zenith = Colour(hex: zenith)
    self.middle = Colour(hex: middle)
    self.horizon = Colour(hex: horizon)
    self.key = Colour(hex: key)
    self.ambient = Colour(hex: ambient)
    self.haze = Colour(hex: haze)
    hazeDepth = 0.72
    cloudLit = Colour(hex: cloud)
    cloudShade = Colour(hex: shade)
    direction = Point(-0.4, -0.6)
    self.source = source
    hasLamps = lamps
    isNight = night
  }

  private static func table(_ time: Daytime) -> Light {
    switch time {
    case .dawn:
      Light(
        0x5B_7FB4, 0xB9_B6CF, 0xF8_D9BC, key: 0xFF_D8B4, ambient: 0x74_7A98, haze: 0xE9_CFC6,
        cloud: 0xFD_E6D8, shade: 0xA9_9DB8, source: Point(0.28, 0.30))
    case .day:
      Light(
        0x2F_78C4, 0x79_B4E2, 0xD6_EAF2, key: 0xFF_F4DC, ambient: 0x7A_8696, haze: 0xC4_DBE8,
        cloud: 0xFF_FFFF, shade: 0xA6_B8CC, source: Point(0.22, 0.12))
    case .sunset:
      Light(
        0x2E_3B72, 0xC2_6A78, 0xFF_C46E, key: 0xFF_B068, ambient: 0x6C_5870, haze: 0xF0_A878,
        cloud: 0xFF_B37A, shade: 0x70_4A6E, source: Point(0.68, 0.32), lamps: true)
    case .dusk:
      Light(
        0x1C_2450, 0x55_4E86, 0xD8_8C84, key: 0xB4_8CA0, ambient: 0x56_587E, haze: 0x98_7A98,
        cloud: 0xB8_869A, shade: 0x3E_3A64, source: Point(0.3, 0.3), lamps: true)
    case .night:
      Light(
        0x08_0F26, 0x12_2246, 0x2C_4468, key: 0x66_80B4, ambient: 0x2E_3C60, haze: 0x1E_3050,
        cloud: 0x52_6690, shade: 0x18_2440, source: Point(0.72, 0.2), lamps: true, night: true)
    }
  }

  private mutating func apply(_ weather: Weather) {
    let grey: Colour
    switch weather {
    case .clear, .cloudy: return
    case .overcast: grey = Colour(hex: 0xB4_BAC2)
    case .rain: grey = Colour(hex: 0x86_909C)
    case .snow: grey = Colour(hex: 0xD2_D8E0)
    case .fog: grey = Colour(hex: 0xD4_D6D6)
    case .storm: grey = Colour(hex: 0x4C_5262)
    }
    let level = max(0.12, (horizon.luminance + middle.luminance) / 1.6)
    let share: Float = weather == .fog ? 0.75 : weather == .storm ? 0.72 : 0.6
    let veil = grey.scaled(min(1.05, level))
    zenith = mix(zenith, veil.scaled(0.82), share)
    middle = mix(middle, veil, share)
    horizon = mix(horizon, veil.scaled(1.08), share * 0.8)
    haze = mix(haze, veil, share)
    key = mix(key, Colour(repeating: key.luminance), 0.6).scaled(weather == .snow ? 0.9 : 0.62)
    ambient = ambient.scaled(weather == .storm ? 0.82 : 1.06)
    cloudLit = mix(cloudLit, veil.scaled(1.12), 0.7)
    cloudShade = mix(cloudShade, veil.scaled(weather == .storm ? 0.42 : 0.72), 0.75)
    hazeDepth = weather == .fog ? 0.97 : 0.85
    if weather == .storm || weather == .rain || weather == .fog { hasLamps = true }
  }

  private mutating func tintSky(_ tint: Colour) {
    zenith = mix(zenith, tint.scaled(0.62), 0.62)
    middle = mix(middle, tint.scaled(1.05), 0.6)
    horizon = mix(horizon, mix(tint, Colour(hex: 0xFF_F0D0), 0.35), 0.5)
    haze = mix(haze, tint, 0.4)
    cloudLit = mix(cloudLit, mix(tint, Colour(repeating: 1), 0.45), 0.45)
    cloudShade = mix(cloudShade, tint.scaled(0.5), 0.4)
    key = mix(key, tint.scaled(1.3), 0.2)
  }

  private mutating func dramatise(_ steps: Float) {
    guard steps != 0 else { return }
    zenith = zenith.scaled(1 - steps * 0.13)
    middle = mix(middle, zenith, steps * 0.08)
    cloudShade = cloudShade.scaled(1 - steps * 0.15)
    cloudLit = cloudLit.scaled(1 + steps * 0.05)
    ambient = ambient.scaled(1 - steps * 0.06)
    key = key.scaled(1 + steps * 0.08)
  }

  private mutating func remap(_ change: (Colour) -> Colour) {
    func bounded(_ colour: Colour) -> Colour {
      var result = change(colour)
      result.clamp(lowerBound: .zero, upperBound: Colour(repeating: 1))
      result.w = 1
      return result
    }
    zenith = bounded(zenith)
    middle = bounded(middle)
    horizon = bounded(horizon)
    key = bounded(key)
    ambient = bounded(ambient)
    haze = bounded(haze)
    cloudLit = bounded(cloudLit)
    cloudShade = bounded(cloudShade)
  }
}
