import Foundation
import Imaging
import Screen
import Testing

@Suite struct SymbolTests {
  private static let size = Size(columns: 12, rows: 5)

  @Test(arguments: [ColorDepth.trueColor, .palette256, .ansi16])
  func `A red picture gives red cells`(depth: ColorDepth) {
    let grid = SymbolRenderer.render(
      Pixmap(width: 50, height: 50, red: 255), size: Self.size, depth: depth)
    #expect(grid.size == Self.size)
    for cell in grid.cells {
      guard case .pixels(let foreground, let background) = cell.look else {
        Issue.record("a picture's cell has a style")
        continue
      }
      let color = cell.text == " " ? background : foreground
      #expect(color == RGB(255, 0, 0))
    }
  }

  @Test func `Halves of a cell have colours of their own`() {
    let picture = Scene.draw(width: 16, height: 32) { _, y in
      y % 8 < 4 ? (250, 250, 0, 255) : (0, 0, 250, 255)
    }
    let grid = SymbolRenderer.render(picture, size: Size(columns: 2, rows: 4), depth: .trueColor)
    for cell in grid.cells {
      guard case .pixels(let foreground?, let background?) = cell.look else {
        Issue.record("a cell lacks a colour")
        continue
      }
      let upper = cell.text == "▀" ? foreground : background
      #expect(cell.text == "▀" || cell.text == "▄")
      #expect(upper == RGB(250, 250, 0))
    }
  }

  @Test func `Only halves and quarters are used unless sextants are asked for`() {
    let noise = Scene.noise(width: 96, height: 80, seed: 7)
    let size = Size(columns: 24, rows: 20)
    let blocks = Set(" █▀▄▌▐▘▝▖▗▚▞▛▜▙▟".map(String.init))
    let plain = SymbolRenderer.render(noise, size: size, depth: .trueColor)
    #expect(plain.cells.allSatisfy { blocks.contains($0.text) })
    let fine = SymbolRenderer.render(noise, size: size, depth: .trueColor, sextants: true)
    let isSextant = { (text: String) in
      text.unicodeScalars.allSatisfy { (0x1FB00...0x1FB3B).contains($0.value) }
    }
    #expect(fine.cells.allSatisfy { blocks.contains($0.text) || isSextant($0.text) })
    #expect(fine.cells.contains { isSextant($0.text) })
  }

  @Test(arguments: [false, true])
  func `What is transparent shows the terminal's background`(sextants: Bool) {
    let clear = SymbolRenderer.render(
      Pixmap(width: 20, height: 20, red: 255, alpha: 0), size: Self.size, depth: .trueColor,
      sextants: sextants)
    #expect(clear.cells.allSatisfy { $0 == Cell(" ", .pixels(foreground: nil, background: nil)) })
    // A disc: at its rim cells are half clear, and no clear part may get the text's colour.
    let disc = Scene.draw(width: 96, height: 80) { x, y in
      (0, 200, 0, (x - 48) * (x - 48) + (y - 40) * (y - 40) < 1200 ? 255 : 0)
    }
    let grid = SymbolRenderer.render(
      disc, size: Size(columns: 24, rows: 20), depth: .trueColor, sextants: sextants)
    let isHidden = { (cell: Cell) in
      if case .pixels(foreground: nil, background: .some) = cell.look {
        cell.text != " "
      } else {
        false
      }
    }
    #expect(!grid.cells.contains(where: isHidden))
    #expect(Set(grid.cells.map(\.text)).count > 4)
    #expect(grid[0, 0].text == " " && grid[12, 10].text != "")
  }

  @Test func `Whichever quarters are clear, the rest is drawn and the clear part is background`() {
    // By bits: upper left 1, upper right 2, lower left 4, lower right 8.
    let symbols = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟".map(String.init)
    for pattern in 1..<15 {
      let picture = Scene.draw(width: 8, height: 8) { x, y in
        (0, 200, 0, pattern >> (y / 4 * 2 + x / 4) & 1 == 1 ? 255 : 0)
      }
      let grid = SymbolRenderer.render(picture, size: Size(columns: 1, rows: 1), depth: .trueColor)
      let look = Cell.Look.pixels(foreground: RGB(0, 200, 0), background: nil)
      #expect(grid.cells == [Cell(symbols[pattern], look)])
    }
  }

  @Test func `Whichever sixths are clear, the rest is drawn and the clear part is background`() {
    for pattern: UInt32 in 1..<63 where pattern != 21 && pattern != 42 {
      // chafa's thirds of eight rows are three, two and three high.
      let picture = Scene.draw(width: 8, height: 8) { x, y in
        let third = y < 3 ? 0 : y < 5 ? 1 : 2
        return (0, 200, 0, pattern >> UInt32(third * 2 + x / 4) & 1 == 1 ? 255 : 0)
      }
      let grid = SymbolRenderer.render(
        picture, size: Size(columns: 1, rows: 1), depth: .trueColor, sextants: true)
      let place = pattern - 1 - (pattern > 21 ? 1 : 0) - (pattern > 42 ? 1 : 0)
      let symbol = Unicode.Scalar(0x1FB00 + place).map { String(Character($0)) }
      #expect(grid.cells.first?.text == symbol)
      #expect(grid.cells.first?.look == .pixels(foreground: RGB(0, 200, 0), background: nil))
    }
  }

  @Test func `Palettes hold only their own colours`() {
    let slope = Scene.gradient(width: 96, height: 80)
    let size = Size(columns: 24, rows: 20)
    let many = colors(SymbolRenderer.render(slope, size: size, depth: .palette256))
    #expect(many.count > 16)
    #expect(many.allSatisfy { Palette.rgb(Palette.nearest($0)) == $0 })
    let few = colors(SymbolRenderer.render(slope, size: size, depth: .ansi16))
    #expect(few.count > 2)
    #expect(few.allSatisfy { Palette.rgb(Palette.nearestANSI($0)) == $0 })
  }

  private func colors(_ grid: CellGrid) -> Set<RGB> {
    grid.cells.reduce(into: []) { colors, cell in
      guard case .pixels(let foreground, let background) = cell.look else { return }
      colors.formUnion([foreground, background].compactMap { $0 })
    }
  }

  @Test func `Monochrome draws with shades and no colour`() {
    let slope = Scene.draw(width: 200, height: 40) { x, _ in
      (UInt8(x * 255 / 199), UInt8(x * 255 / 199), UInt8(x * 255 / 199), 255)
    }
    let grid = SymbolRenderer.render(slope, size: Size(columns: 40, rows: 8), depth: .monochrome)
    let ink = " ░▒▓█".map(String.init)
    let sums = (0..<40).map { column in
      (0..<8).reduce(0) { $0 + (ink.firstIndex(of: grid[column, $1].text) ?? 99) }
    }
    #expect(sums[0] <= 2 && sums[39] >= 30)
    #expect(sums.reduce(0, +) > 40 * 16 - 40 && sums.reduce(0, +) < 40 * 16 + 40)
    #expect(grid.cells.allSatisfy { $0.look == .pixels(foreground: nil, background: nil) })
  }

  @Test func `A file is drawn as its pixels are`() async throws {
    let folder = try TestFolder()
    let picture = Scene.gradient(width: 300, height: 200)
    let url = try folder.file("a.png", picture.png())
    let size = Size(columns: 30, rows: 10)
    let fromFile = try await SymbolRenderer.render(url, size: size, depth: .trueColor)
    let direct = SymbolRenderer.render(
      picture.scaled(to: PixelSize(width: 240, height: 80)), size: size, depth: .trueColor)
    #expect(fromFile == direct)
  }

  @Test func `What is without extent is drawn without harm`() {
    for size in [Size(columns: 0, rows: 5), Size(columns: 5, rows: 0)] {
      let grid = SymbolRenderer.render(Pixmap(width: 4, height: 4), size: size, depth: .trueColor)
      #expect(grid.cells.isEmpty)
    }
    let nothing = Pixmap(width: 0, height: 0)
    let blank = SymbolRenderer.render(nothing, size: Self.size, depth: .trueColor)
    #expect(blank == CellGrid(size: Self.size))
  }
}
