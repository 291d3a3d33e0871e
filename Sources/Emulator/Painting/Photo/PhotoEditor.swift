internal import Foundation

/// Edits the pixels of a picture that was handed over, as a prompt says.
struct PhotoEditor {
  private(set) var canvas: Canvas
  private(set) var notes: [Note] = []
  let references: [Canvas]
  let seed: UInt32
  private let width: Int
  private let height: Int

  /// An editor for a picture that is to come out at a size.
  init(_ basis: Canvas, references: [Canvas], width: Int, height: Int, seed: UInt32) {
    self.references = references
    self.seed = seed
    self.width = width
    self.height = height
    canvas = basis
  }

  /// Applies what a prompt says, in its order, and fits the picture to its size.
  mutating func apply(_ reading: Reading) {
    for case .photo(let operation) in reading.instructions { turn(operation) }
    canvas = canvas.covering(width: width, height: height)
    canvas.shade { _, _, old in Colour(old.x, old.y, old.z, 1) }
    for instruction in reading.instructions { apply(instruction) }
  }

  /// Turns come first: they decide what the size cuts off.
  private mutating func turn(_ operation: Meaning.PhotoVerb) {
    switch operation {
    case .rotateLeft: canvas = canvas.turnedLeft()
    case .rotateRight: canvas = canvas.turnedLeft().turnedLeft().turnedLeft()
    case .rotateHalf: canvas = canvas.turnedLeft().turnedLeft()
    default: return
    }
    notes.append(.photo(operation))
  }

  private mutating func apply(_ instruction: Instruction) {
    switch instruction {
    case .time(let time):
      grade(time)
      notes.append(.time(time))
    case .look(let look):
      canvas = Finish(seed: seed).apply(look, to: canvas)
      notes.append(.look(look))
    case .adjust(let mood, let steps):
      adjust(mood, Float(steps))
      notes.append(.adjusted(mood, steps))
    case .photo(let operation): edit(operation)
    case .tint(let part, let pigment):
      tint(part, pigment.colour)
      notes.append(.tint(part, pigment))
    case .weather(let weather):
      air(weather)
      notes.append(.weather(weather))
    case .thing(let mention): overlay(mention)
    case .season(let season):
      let tone = Growth.foliage(season)
      tint(.ground, tone)
      notes.append(.season(season))
    default: break
    }
  }

  // MARK: Light and colour

  private func grade(_ time: Daytime) {
    let h = Float(canvas.height)
    let lampSeed = seed
    switch time {
    case .night:
      let blue = Colour(0.36, 0.46, 0.78, 1)
      let soft = canvas.bounded(500).blurred(radius: 6)
      let sx = Float(soft.width) / Float(canvas.width)
      canvas.shade { x, y, old in
        let value = old.luminance
        // What shone by day is lamp and window by night.
        let around = soft.sample((Float(x) + 0.5) * sx, (Float(y) + 0.5) * sx).luminance
        let lamp = smoothstep(0.16, 0.42, value - around) * smoothstep(0.6, 0.85, value)
        var colour = mix(old, Colour(repeating: value), 0.45).multiplied(by: blue)
        colour = colour * (0.26 + 0.3 * value)
        colour = mix(colour, Colour(hex: 0xFF_D890), lamp * 0.85)
        let fade = 1 - Float(y) / h * 0.15
        let star = Noise.white(x / 2, y / 2, lampSeed) > 0.9994 && around > 0.6 ? Float(0.5) : 0
        colour = colour * fade + Colour(repeating: star * max(0, 1 - Float(y) / h * 2.2))
        return Colour(colour.x, colour.y, colour.z, 1)
      }
    case .dawn, .sunset, .dusk:
      let upper = Colour(hex: time == .dawn ? 0xF0_C0D0 : time == .dusk ? 0x7A_70B8 : 0xE8_7C6C)
      let low = Colour(hex: time == .dawn ? 0xFF_E4C0 : time == .dusk ? 0xE8_A0A0 : 0xFF_B860)
      let dark: Float = time == .dusk ? 0.72 : 0.94
      canvas.shade { _, y, old in
        let v = Float(y) / h
        let tone = mix(upper, low, smoothstep(0, 0.5, v))
        let share = mix(0.62, 0.24, smoothstep(0.15, 0.85, v))
        let warm = mix(old, old.multiplied(by: tone.scaled(1.12)), share)
        let veil = mix(warm, tone, share * 0.3 * old.luminance)
        return Colour(veil.x * dark, veil.y * dark, veil.z * dark, 1)
      }
    case .day: adjust(.bright, 1)
    }
  }

  private func adjust(_ mood: Meaning.Mood, _ steps: Float) {
    canvas.shade { _, _, old in
      var colour = old
      switch mood {
      case .bright, .dark:
        let up = mood == .bright ? steps : -steps
        let power = powf(0.72, up)
        colour = Colour(powf(old.x, power), powf(old.y, power), powf(old.z, power), 1)
      case .warm, .cool:
        let warm = (mood == .warm ? steps : -steps) * 0.13
        colour = Colour(old.x * (1 + warm), old.y * (1 + warm * 0.15), old.z * (1 - warm), 1)
      case .contrast, .dramatic:
        colour = (old - Colour(repeating: 0.5)) * (1 + 0.34 * steps) + Colour(repeating: 0.48)
        let grey = Colour(repeating: colour.luminance)
        colour = grey + (colour - grey) * (1 + 0.12 * steps)
      case .calm, .soft:
        colour = (old - Colour(repeating: 0.5)) * (1 - 0.22 * steps) + Colour(repeating: 0.54)
      case .reflection: break
      }
      colour.clamp(lowerBound: .zero, upperBound: Colour(repeating: 1))
      colour.w = 1
      return colour
    }
    if mood == .reflection, steps > 0 { mirrorLowerThird() }
  }

  /// A reflection in the lower third, as if the picture stood in still water.
  private func mirrorLowerThird() {
    let line = canvas.height * 2 / 3
    let source = canvas.copy()
    let unit = Float(canvas.height)
    canvas.shade(rows: line..<canvas.height) { x, y, _ in
      let down = Float(y - line)
      let wave = (Noise.value(Float(x) / unit * 6, down / unit * 90, seed) - 0.5) * down * 0.12
      let seen = source.sample(Float(x) + 0.5 + wave, Float(line) - down * 1.6 + wave)
      let water = mix(seen.scaled(0.82), Colour(hex: 0x3A_6078), 0.18 + down / unit * 0.5)
      return Colour(water.x, water.y, water.z, 1)
    }
  }

  private func tint(_ part: Meaning.Part, _ tone: Colour) {
    let h = Float(canvas.height)
    canvas.shade { _, y, old in
      let v = Float(y) / h
      let share: Float =
        switch part {
        case .sky: smoothstep(0.6, 0.25, v)
        case .water, .ground: smoothstep(0.45, 0.75, v)
        case .light, .background: 0.7
        }
      let value = old.luminance
      let toned = mix(tone.scaled(0.35 + value * 1.1), old, 0.4)
      let colour = mix(old, toned, share * 0.75)
      return Colour(colour.x, colour.y, colour.z, 1)
    }
  }

  private func air(_ weather: Weather) {
    var scene = Scene(place: .meadow, seed: UInt64(seed))
    scene.weather = weather
    let renderer = SceneRenderer(scene, over: canvas)
    let shade = Colour(0.8, 0.84, 0.92, 1)
    if weather == .rain || weather == .storm {
      canvas.shade { _, _, old in
        mix(old, Colour(repeating: old.luminance), 0.35).multiplied(by: shade)
      }
    }
    renderer.paintWeather()
  }

  // MARK: Operations

  private mutating func edit(_ operation: Meaning.PhotoVerb) {
    switch operation {
    case .rotateLeft, .rotateRight, .rotateHalf: return
    case .blur: canvas = canvas.blurred(radius: max(2, canvas.height / 120))
    case .sharpen: sharpen()
    case .mirror: canvas = canvas.mirrored(isUpright: false)
    case .flip: canvas = canvas.mirrored(isUpright: true)
    case .crop:
      let (w, h) = (canvas.width * 2 / 3, canvas.height * 2 / 3)
      canvas = canvas.cropped(
        x: (canvas.width - w) / 2, y: (canvas.height - h) / 2, width: w, height: h
      ).resized(width: width, height: height)
    case .invert:
      canvas.shade { _, _, old in Colour(1 - old.x, 1 - old.y, 1 - old.z, 1) }
    case .overlay:
      guard !references.isEmpty, !notes.contains(.photo(.overlay)) else { return }
      insetReference()
    }
    notes.append(.photo(operation))
  }

  private mutating func sharpen() {
    let soft = canvas.blurred(radius: max(1, canvas.height / 500))
    canvas.shade { x, y, old in
      var colour = old + (old - soft.pixels[y * soft.width + x]) * 0.9
      colour.clamp(lowerBound: .zero, upperBound: Colour(repeating: 1))
      colour.w = 1
      return colour
    }
  }

  /// The first reference in the lower right corner, in a white frame.
  private func insetReference() {
    guard let reference = references.first else { return }
    let h = canvas.height * 3 / 10
    let w = min(canvas.width * 2 / 5, max(1, h * reference.width / reference.height))
    let inset = reference.covering(width: w, height: h)
    let margin = canvas.height / 30
    let frame = max(2, canvas.height / 150)
    let left = canvas.width - w - margin
    let top = canvas.height - h - margin
    canvas.shade(
      rows: top - frame..<top + h + frame, columns: left - frame..<left + w + frame
    ) { _, _, _ in Colour(0.97, 0.97, 0.95, 1) }
    canvas.lay(inset, x: left, y: top)
  }

  /// Paints a thing over the picture.
  private mutating func overlay(_ mention: Mention) {
    var scene = Scene(place: .meadow, seed: UInt64(seed))
    let mean = canvas.bounded(40).mean
    scene.time = mean.luminance < 0.25 ? .night : .day
    var object = Composer.object(
      mention.kind, count: mention.count ?? Composer.usual(mention.kind), in: scene)
    if mention.kind.realm != .sky { object.y = 800 }
    object.pigment = mention.pigment
    Composer.arrange(&object, mention, in: scene)
    scene.objects = [object]
    SceneRenderer(scene, over: canvas).paint(object)
    canvas.shade { _, _, old in Colour(old.x, old.y, old.z, 1) }
    notes.append(.added(object))
  }
}
