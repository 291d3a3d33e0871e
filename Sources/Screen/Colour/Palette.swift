/// The 256 colours of xterm: a cube of 216 and a ramp of 24 greys, behind the sixteen of the
/// terminal's own scheme.
package enum Palette {
  /// The colour of an entry from 16 on; the first sixteen as xterm has them.
  package static func rgb(_ index: UInt8) -> RGB {
    switch index {
    case 0..<16: return ansi[Int(index)]
    case 16..<232:
      let cube = Int(index) - 16
      return RGB(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    default:
      let grey = UInt8(8 + 10 * (Int(index) - 232))
      return RGB(grey, grey, grey)
    }
  }

  /// The entry from 16 on that is nearest to a colour.
  package static func nearest(_ color: RGB) -> UInt8 {
    let cube = (step(color.red), step(color.green), step(color.blue))
    let cubeIndex = UInt8(16 + 36 * cube.0 + 6 * cube.1 + cube.2)
    let mean = (Int(color.red) + Int(color.green) + Int(color.blue)) / 3
    let greyIndex = UInt8(232 + min(23, max(0, (mean - 3) / 10)))
    let toCube = distance(color, rgb(cubeIndex))
    return distance(color, rgb(greyIndex)) < toCube ? greyIndex : cubeIndex
  }

  /// The entry below 16 that is nearest to a colour, by xterm's idea of them.
  package static func nearestANSI(_ color: RGB) -> UInt8 {
    var best: (index: UInt8, distance: Int) = (0, .max)
    for (index, entry) in ansi.enumerated() {
      let distance = distance(color, entry)
      if distance < best.distance { best = (UInt8(index), distance) }
    }
    return best.index
  }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static let ansi: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0), RGB(0, 0, 238),
    RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229), RGB(127, 127, 127), RGB(255, 0, 0),
    RGB(0, 255, 0), RGB(255, 255, 0), RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255),
    RGB(255, 255, 255),
  ]

  private static func step(_ value: UInt8) -> Int {
    value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40
  }

  private static func distance(_ left: RGB, _ right: RGB) -> Int {
    let red = Int(left.red) - Int(right.red)
    let green = Int(left.green) - Int(right.green)
    let blue = Int(left.blue) - Int(right.blue)
    return 2 * red * red + 4 * green * green + 3 * blue * blue
  }
}

extension RGB {
  /// How bright the colour looks, 0 to 255.
  package var brightness: Int {
    (Int(red) * 299 + Int(green) * 587 + Int(blue) * 114) / 1000
  }
}
