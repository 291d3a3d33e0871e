import CNcurses
import Glibc

/// A cell's grapheme as ncurses takes it: a base and at most four marks of no width.
///
/// ncurses counts columns with `wcwidth` and stops at a second character with a width, so sequences
/// that are one picture on modern terminals are cut: a family is shown as its first member. What
/// the frame counts as wide takes two columns here in every case, so nothing behind it shifts.
struct CellEncoder {
  /// One ncurses cell: scalars, and how many columns they take.
  struct Unit: Equatable {
    var scalars: [wchar_t]
    var columns: Int

    /// Whether terminals do not agree on its width; a picture's placeholder is known to those
    /// that get it.
    var isFragile: Bool {
      scalars[0] != 0x10EEEE && (scalars.count > 1 || scalars[0] > 0x1F000)
    }
  }

  /// The units of a grapheme that has one or two columns to fill; together they fill them.
  static func units(_ text: String, isWide: Bool) -> [Unit] {
    let columns = isWide ? 2 : 1
    var units: [Unit] = []
    for scalar in text.unicodeScalars {
      let width = width(scalar)
      if width > 0 {
        // A flag's second letter goes into the second cell, and the terminal joins them.
        guard units.reduce(0, { $0 + $1.columns }) + width <= columns else { break }
        units.append(Unit(scalars: [wchar_t(scalar.value)], columns: width))
      } else if units.isEmpty {
        units.append(replacement)
      } else if width == 0, isExtender(scalar) {
        append(scalar, to: &units[units.count - 1])
      }
    }
    for index in units.indices { finish(&units[index]) }
    if units.isEmpty { units = [replacement] }
    while units.reduce(0, { $0 + $1.columns }) < columns {
      units.append(Unit(scalars: [0x20], columns: 1))
    }
    return units
  }

  /// Columns by ncurses' count: -1 for what does not print.
  static func width(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value >= 0x20, scalar.value < 0x7F { return 1 }
    // Blocks and lines, most of a picture.
    if scalar.value >= 0x2500, scalar.value < 0x25FD { return 1 }
    return Int(plantain_width(wchar_t(scalar.value)))
  }

  private static let replacement = Unit(scalars: [0xFFFD], columns: 1)

  /// Whether a scalar without a width may stand behind a base; format characters may act.
  private static func isExtender(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory != .format || scalar.value == 0x200C
      || scalar.value == 0x200D
  }

  private static func append(_ scalar: Unicode.Scalar, to unit: inout Unit) {
    // A narrow symbol with the selector for emoji is drawn wide by some terminals and would shift
    // the row; without it all draw it narrow.
    if scalar.value == 0xFE0F, unit.columns == 1 { return }
    if unit.scalars.count < Int(CCHARW_MAX) { unit.scalars.append(wchar_t(scalar.value)) }
  }

  /// A joiner at the end would join the next cell.
  private static func finish(_ unit: inout Unit) {
    while unit.scalars.last == 0x200D { unit.scalars.removeLast() }
  }
}
