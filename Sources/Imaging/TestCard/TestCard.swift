/// A picture that shows what a terminal does to pictures: bars of colour, a ramp of greys, fine
/// lines, a circle that is round only where cells are measured right, and a green frame.
package enum TestCard {
  /// The card at a size in pixels, at least 32 by 32.
  package static func draw(width: Int, height: Int) -> Pixmap {
    var card = Pixmap(width: max(32, width), height: max(32, height))
    for y in 0..<card.height {
      for x in 0..<card.width {
        let color = color(x, y, card.width, card.height)
        let offset = (y * card.width + x) * 4
        card.bytes[offset] = color.x
        card.bytes[offset + 1] = color.y
        card.bytes[offset + 2] = color.z
      }
    }
    return card
  }

  private typealias Color = SIMD3<UInt8>

  /// White, yellow, cyan, green, magenta, red, blue, as on the cards of television.
  private static let bars: [Color] = [
    [230, 230, 230], [230, 230, 20], [20, 230, 230], [20, 160, 20], [230, 20, 230],
    [230, 20, 20], [20, 20, 230],
  ]

  private static func color(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> Color {
    let frame = max(2, min(width, height) / 24)
    guard x >= frame, y >= frame, x < width - frame, y < height - frame else { return [0, 255, 0] }
    let radius = Double(min(width, height)) * 0.36
    let (dx, dy) = (Double(x) - Double(width) / 2, Double(y) - Double(height) / 2)
    let distance = (dx * dx + dy * dy).squareRoot()
    if abs(distance - radius) < Double(frame) / 2 { return [255, 255, 255] }
    let (place, row) = (x * bars.count / width, y * 8 / height)
    switch row {
    case ..<5: return bars[place]
    case 5:
      let grey = UInt8(x * 255 / (width - 1))
      return [grey, grey, grey]
    case 6: return x / max(1, frame / 2) % 2 == 0 ? [255, 255, 255] : [0, 0, 0]
    default: return [UInt8(x * 255 / (width - 1)), 90, UInt8(255 - x * 255 / (width - 1))]
    }
  }
}
