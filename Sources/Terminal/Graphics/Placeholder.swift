import Screen

/// The characters in whose place a terminal draws a part of a picture.
///
/// U+10EEEE stands for a cell of a picture; marks behind it say which: row, column, and the highest
/// byte of the picture's number, whose other bytes are the colour of the character.
/// <https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders>
enum Placeholder {
  /// The most rows and columns that marks can tell.
  static var most: Int { marks.count }

  /// The cell of a picture; places count from 0 at its top left.
  static func cell(of picture: PictureNumber, column: Int, row: Int) -> Cell {
    var text = String.UnicodeScalarView()
    text.append("\u{10EEEE}")
    for place in [row, column, Int(picture.high)] { text.append(marks[place]) }
    return Cell(String(text), .picture(number: picture.low))
  }

  /// The marks that stand for numbers, 297 from 0 on: those above a letter in Unicode 6.0 that do
  /// not melt into one, as kitty's documentation defines them.
  static let marks: [Unicode.Scalar] = (0x300...0x1D244).compactMap(Unicode.Scalar.init)
    .filter { scalar in
      let properties = scalar.properties
      guard properties.canonicalCombiningClass == .above,
        properties.generalCategory == .nonspacingMark, !melting.contains(scalar.value),
        let age = properties.age
      else { return false }
      return age.major < 6 || age == (6, 0)
    }

  /// Marks that normalisation may join with the letter before them, or that are two themselves.
  private static let melting: Set<UInt32> = [
    0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x309, 0x30A, 0x30B, 0x30C, 0x30F,
    0x311, 0x313, 0x314, 0x340, 0x341, 0x342, 0x343, 0x344, 0x653, 0x654,
  ]
}
