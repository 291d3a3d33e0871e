import Screen
import Testing

@Suite struct ThemeTests {
  @Test func `text has a contrast of at least 4.5 on its own painted page and bar`() {
    for kind in Theme.Kind.allCases {
      let theme = Theme(kind, paintsPage: true)
      for role in Role.allCases where role != .rule {
        for onBar in [false, true] {
          let paint = theme.paint(Style(role, onBar: onBar), .trueColor)
          guard case .rgb(let front) = paint.foreground, case .rgb(let back) = paint.background
          else {
            Issue.record("\(kind) \(role) has no colours")
            continue
          }
          #expect(contrast(front, back) >= 4.5, "\(kind) \(role) \(onBar)")
        }
      }
    }
  }

  @Test func `without a painted page the terminal's own colours stay`() {
    let paint = Theme(.dark).paint(.plain, .trueColor)
    #expect(paint == Paint())
    #expect(Theme(.light).paint(Style(.accent), .palette256) == Paint(foreground: .palette(22)))
  }

  @Test(arguments: [
    ("]11;rgb:1c1c/1c1c/1c1c", Theme(.dark)), ("]11;rgb:ff/ff/ff", Theme(.light)),
    ("]11;rgb:0000/2b2b/3636", Theme(.dark, paintsPage: true)),
    ("]11;rgb:fdfd/f6f6/e3e3", Theme(.light, paintsPage: true)),
    ("]10;rgb:ff/ff/ff", Theme(.dark, paintsPage: true)),
    ("]11;rgb:zz/ff", Theme(.dark, paintsPage: true)),
  ]) func `the theme fits the background that the terminal names`(reply: String, theme: Theme) {
    #expect(Theme.fitting(BackgroundReply.color(Array(reply.utf8))) == theme)
  }

  @Test func `24 bits and 256 colours are the same colours`() {
    for role in Role.allCases {
      let (full, indexed) = (
        Theme(.dark).paint(Style(role), .trueColor), Theme(.dark).paint(Style(role), .palette256)
      )
      guard case .palette(let index) = indexed.foreground else { continue }
      #expect(full.foreground == .rgb(Palette.rgb(index)))
    }
  }

  @Test func `monochrome tells roles apart by attributes only`() {
    let theme = Theme(.dark)
    #expect(theme.paint(Style(.bar), .monochrome) == Paint(reversed: true))
    #expect(theme.paint(Style(.selection), .monochrome) == Paint(bold: true, reversed: true))
    #expect(theme.paint(Style(.hit), .monochrome) == Paint(underlined: true))
    #expect(theme.paint(Style(.server, onBar: true), .monochrome) == Paint(reversed: true))
  }

  @Test func `every palette colour is its own nearest`() {
    for index in UInt8(16)...255 {
      #expect(Palette.rgb(Palette.nearest(Palette.rgb(index))) == Palette.rgb(index))
    }
  }

  @Test func `ASCII chrome holds nothing else`() {
    let chrome = Chrome(isASCII: true)
    #expect(chrome.rendered("drafts · 3×2 – ready …") == "drafts | 3x2 - ready ...")
    #expect(chrome[.edge] == "|" && Chrome()[.edge] == "┃")
    for glyph in Glyph.allCases {
      #expect(chrome[glyph].utf8.allSatisfy { $0 < 0x80 })
      #expect(DisplayWidth.columns(Chrome()[glyph]) == 1)
    }
    #expect(Chrome().mark(for: .server) == "▲" && Chrome().mark(for: .text) == nil)
  }

  /// WCAG 2's contrast ratio.
  private func contrast(_ left: RGB, _ right: RGB) -> Double {
    let lights = [luminance(left), luminance(right)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
  }

  private func luminance(_ color: RGB) -> Double {
    let parts = [color.red, color.green, color.blue].map { value -> Double in
      let part = Double(value) / 255
      // x^2.4 without a mathematics library: x² · (x²)^(1/5), the root by Newton.
      guard part > 0.03928 else { return part / 12.92 }
      let base = (part + 0.055) / 1.055
      let square = base * base
      var root = 1.0
      for _ in 0..<60 { root = (4 * root + square / (root * root * root * root)) / 5 }
      return square * root
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
}
