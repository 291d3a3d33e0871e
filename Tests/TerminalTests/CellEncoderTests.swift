import Foundation
import Screen
import Testing

@testable import Terminal

@Suite struct CellEncoderTests {
  @Test func `Screen and ncurses agree on the width of every character`() throws {
    setlocale(LC_CTYPE, "C.UTF-8")
    var differences: [String] = []
    for value in UInt32(0x20)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .privateUse
      else { continue }
      let width = CellEncoder.width(scalar)
      // What this glibc does not know yet is shown as U+FFFD.
      guard width >= 0, width != DisplayWidth.columns(scalar) else { continue }
      differences.append(String(value, radix: 16))
    }
    // A sign of the Ahom script that Unicode 16 gave a width; the painter makes it one column.
    #expect(differences == ["1171e"])
  }

  @Test func `what the frame counts as wide fills two columns`() {
    for text in ["中", "👨‍👩‍👧", "❤️", "🇨🇳", "1️⃣", "\u{202E}", ""] {
      let units = CellEncoder.units(text, isWide: true)
      #expect(units.reduce(0) { $0 + $1.columns } == 2, "\(text)")
      #expect(units.allSatisfy { $0.scalars.count <= 5 && $0.scalars.last != 0x200D })
    }
    #expect(CellEncoder.units("中", isWide: false).map(\.columns) == [1])
  }
}

@Suite struct TrueColorEntryTests {
  @Test func `names that are no terminal's never reach tic`() {
    for name in ["", "../../etc/passwd", "a,b", "x y", "$TERM"] {
      #expect(TrueColorEntry.prepare(for: name, in: cacheFolder) == nil)
    }
  }

  @Test func `the folder is made for the user alone, with those above it`() throws {
    let folder = cacheFolder + "/deep/terminfo"
    #expect(TrueColorEntry.prepare(for: "xterm", in: folder) == "plantain-1-xterm")
    let mode = try FileManager.default.attributesOfItem(atPath: folder)[.posixPermissions] as? Int
    #expect(mode == 0o700)
  }

  @Test func `without tic's help there is no entry`() {
    #expect(TrueColorEntry.prepare(for: "xterm-256color", in: "/proc/no-such-folder") == nil)
    #expect(TrueColorEntry.prepare(for: "no-such-terminal", in: cacheFolder) == nil)
  }

  @Test func `colours follow what the terminal has and what was decreed`() {
    var options = TerminalOptions(environment: ["TERM": "xterm"])
    #expect(TerminalCapabilities(colors: 256).depth(options) == .palette256)
    #expect(TerminalCapabilities(colors: 8).depth(options) == .ansi16)
    #expect(TerminalCapabilities(colors: -1).depth(options) == .monochrome)
    #expect(TerminalCapabilities(colors: 256, claimsTrueColor: true).depth(options) == .trueColor)
    options.color = .monochrome
    #expect(TerminalCapabilities(colors: 256, claimsTrueColor: true).depth(options) == .monochrome)
    let none = TerminalOptions(environment: ["NO_COLOR": "1", "COLORTERM": "truecolor"])
    #expect(none.color == .monochrome)
  }
}
