/// What saved pictures are called: `{title}-{n}.{ext}`, and whatever the user makes of it.
///
/// What stands outside the braces is the user's own and stays: a folder, or an ending that asks for
/// another format.
package struct SaveTemplate: Sendable, Equatable {
  /// What stands for something of the picture's.
  package enum Placeholder: String, Sendable, CaseIterable {
    case title, n, date, model, ext
  }

  private enum Piece: Sendable, Equatable {
    case words(String)
    case place(Placeholder)
  }

  private let pieces: [Piece]

  package static let standard = SaveTemplate(
    pieces: [.place(.title), .words("-"), .place(.n), .words("."), .place(.ext)])

  private init(pieces: [Piece]) {
    self.pieces = pieces
  }

  /// Reads a template; nil for one that names something unknown, or no file.
  package init?(_ text: String) {
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let brace = rest.firstIndex(of: "{") {
      guard let end = rest[brace...].firstIndex(of: "}"),
        let place = Placeholder(rawValue: String(rest[rest.index(after: brace)..<end]))
      else { return nil }
      pieces += [.words(String(rest[..<brace])), .place(place)]
      rest = rest[rest.index(after: end)...]
    }
    pieces.append(.words(String(rest)))
    let isControlled = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard !isControlled, !text.allSatisfy(\.isWhitespace), text.last != "/" else { return nil }
    self.pieces = pieces
  }

  /// The name that comes of a picture's values, whose characters are kept to those that are safe
  /// in a name everywhere.
  package func name(_ value: (Placeholder) -> String) -> String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .place(let place): Self.safe(value(place))
      }
    }.joined()
  }

  /// Letters and digits, a hyphen for all else; never empty, and short enough for a file system.
  package static func safe(_ value: String, else other: String = "picture") -> String {
    var kept = String(value.map { $0.isLetter || $0.isNumber ? $0 : "-" })
    while kept.utf8.count > 120 { kept.removeLast() }
    kept = kept.trimming { $0 == "-" }
    return kept.isEmpty ? other : kept
  }
}
