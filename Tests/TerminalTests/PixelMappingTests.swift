import Screen
import Testing

@testable import Terminal

/// Pictures where the terminal has no colours.
@Suite struct PixelMappingTests {
  @Test func `a picture drawn in shades keeps them on a screen without colours`() {
    let drawn = Chrome().shades
    let dark = PixelMapping(depth: .monochrome, chrome: Chrome(), isLight: false)
    #expect(drawn.map { dark.shade($0, nil, nil) } == drawn)
    let light = PixelMapping(depth: .monochrome, chrome: Chrome(), isLight: true)
    #expect(drawn.map { light.shade($0, nil, nil) } == drawn.reversed())
    let ascii = PixelMapping(depth: .monochrome, chrome: Chrome(isASCII: true), isLight: false)
    #expect(drawn.map { ascii.shade($0, nil, nil) } == Chrome(isASCII: true).shades)
    #expect(dark.shade("draft 1", nil, nil) == "draft 1")
  }

  @Test func `coloured cells become the shade of their brightness`() {
    let mapping = PixelMapping(depth: .monochrome, chrome: Chrome(), isLight: false)
    #expect(mapping.shade("▀", RGB(0, 0, 0), nil) == " ")
    #expect(mapping.shade("▀", RGB(255, 255, 255), RGB(255, 255, 255)) == "█")
  }
}
