import Imaging
import Screen
import Testing

@Suite struct HeatMapTests {
  private func grey(_ level: UInt8) -> Pixmap {
    Pixmap(width: 4, height: 3, red: level, green: level, blue: level)
  }

  private func color(_ map: Pixmap) -> RGB { RGB(map.bytes[0], map.bytes[1], map.bytes[2]) }

  @Test func `each step has its colour, up and down alike`() {
    for (difference, step) in [(12, nil), (13, 0), (38, 0), (39, 1), (77, 2), (128, 3), (155, 3)] {
      let expected = step.map { Heat.steps[$0].color }
      let (dark, bright) = (grey(100), grey(UInt8(100 + difference)))
      for (old, new) in [(dark, bright), (bright, dark)] {
        let seen = color(HeatMap.draw(from: old, to: new))
        let level = new.bytes[0] / 3
        #expect(seen == expected ?? RGB(level, level, level), "\(difference)")
      }
    }
  }

  @Test func `below the threshold nothing is coloured, from it on as before`() {
    for (difference, threshold, step) in [(30, 15, nil), (39, 15, 1), (50, 20, nil), (51, 20, 1)] {
      let (old, new) = (grey(100), grey(UInt8(100 + difference)))
      let level = new.bytes[0] / 3
      let expected = step.map { Heat.steps[$0].color } ?? RGB(level, level, level)
      #expect(color(HeatMap.draw(from: old, to: new, threshold: threshold)) == expected)
    }
  }

  @Test func `what is the same everywhere stays a dim picture`() {
    let lake = TestCard.draw(width: 64, height: 48)
    let map = HeatMap.draw(from: lake, to: lake)
    for offset in stride(from: 0, to: map.bytes.count, by: 4) {
      let (red, green, alpha) = (map.bytes[offset], map.bytes[offset + 1], map.bytes[offset + 3])
      #expect(red == green && red <= 85 && alpha == 255)
    }
  }

  @Test func `a part is cut out where it lies, and never beyond`() {
    var card = Pixmap(width: 5, height: 4)
    for place in 0..<20 { card.bytes[place * 4] = UInt8(place) }
    let part = card.part(x: 1, y: 2, width: 3, height: 2)
    #expect(part.width == 3 && part.height == 2)
    let reds = stride(from: 0, to: 24, by: 4).map { part.bytes[$0] }
    #expect(reds == [11, 12, 13, 16, 17, 18])
    let edge = card.part(x: 4, y: 3, width: 9, height: 9)
    #expect(edge.width == 1 && edge.height == 1 && edge.bytes[0] == 19)
    #expect(card.part(x: -5, y: 99, width: 0, height: 0).bytes.count == 4)
  }
}
