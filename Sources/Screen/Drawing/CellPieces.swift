/// A grapheme cut into what fits in cells: nearly always itself.
///
/// A conjunct of several letters with a width of their own becomes one piece for each, as terminals
/// show it. Characters without a width are left out, control characters become U+FFFD.
struct CellPieces: Sequence, IteratorProtocol {
  /// What one cell (or a wide one and its neighbour) holds.
  struct Piece: Equatable {
    var text: String
    /// 1 or 2.
    var columns: Int
  }

  /// The pieces that are still to come, the last first.
  private var rest: [Piece] = []
  private var single: Piece?

  init(_ character: Character) {
    let columns = DisplayWidth.columns(character)
    let scalars = character.unicodeScalars
    if scalars.contains(where: \.isControl) {
      single = Piece(text: character.isNewline ? " " : "\u{FFFD}", columns: 1)
    } else if scalars.count == 1 || columns <= 1 || isOne(character) {
      single = columns > 0 ? Piece(text: String(character), columns: columns) : nil
    } else {
      rest = Self.split(scalars).reversed()
    }
  }

  mutating func next() -> Piece? {
    if let single {
      self.single = nil
      return single
    }
    return rest.popLast()
  }

  private func isOne(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first, let second = scalars.dropFirst().first else { return true }
    return DisplayWidth.isEmojiSequence(first, second, character)
  }

  private static func split(_ scalars: Character.UnicodeScalarView) -> [Piece] {
    var pieces: [Piece] = []
    for scalar in scalars {
      let columns = DisplayWidth.columns(scalar)
      if columns > 0 {
        pieces.append(Piece(text: String(scalar), columns: columns))
      } else if !pieces.isEmpty {
        pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
      }
    }
    return pieces
  }
}

extension Unicode.Scalar {
  /// C0, DEL and C1: what a terminal could obey.
  var isControl: Bool { value < 0x20 || (value >= 0x7F && value < 0xA0) }
}
