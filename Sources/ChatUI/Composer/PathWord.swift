import Foundation

/// A word of the prompt that names a file or a picture: `@lake.jpg`, `@~/a\ b.png`, `@3`.
package struct PathWord: Sendable, Equatable {
  /// Where it stands in the text, in graphemes, the `@` included.
  package let range: Range<Int>
  /// The path, without `@` and without backslashes.
  package let path: String

  /// As a path is written in the prompt: blanks with a backslash.
  package var written: String { Self.written(path) }

  /// The number, if it names a picture of the session.
  package var number: Int? { Int(path) }

  /// Whether the file's name ends like a picture's.
  package var isPicture: Bool {
    let name = path.lowercased()
    return Self.endings.contains { name.hasSuffix($0) && name.count > $0.count }
  }

  private static let endings = [".png", ".jpg", ".jpeg", ".webp"]

  package init(range: Range<Int>, path: String) {
    self.range = range
    self.path = path
  }

  /// The word that ends at a place, if it names a file: begins with `@`, `/`, `./` or `~/`.
  package init?(endingAt end: Int, in characters: [Character]) {
    guard end > 0, end <= characters.count else { return nil }
    var start = end
    while start > 0 {
      let isBlank = characters[start - 1].isWhitespace
      let isEscaped = start > 1 && characters[start - 1] == " " && characters[start - 2] == "\\"
      if isBlank, !isEscaped { break }
      start -= 1
    }
    let found = Self.all(in: Array(characters[start..<end]), onlyMarked: false).first
    guard let found, found.range == 0..<end - start else { return nil }
    self.init(range: start..<end, path: found.path)
  }

  /// Every word that begins with `@`; with `onlyMarked` false also those that look like a path.
  package static func all(in characters: [Character], onlyMarked: Bool = true) -> [PathWord] {
    guard !onlyMarked || characters.contains("@") else { return [] }
    var words: [PathWord] = []
    var place = 0
    while place < characters.count {
      guard !characters[place].isWhitespace else {
        place += 1
        continue
      }
      let start = place
      var path: [Character] = []
      while place < characters.count, !characters[place].isWhitespace {
        if characters[place] == "\\", place + 1 < characters.count, characters[place + 1] == " " {
          place += 1
        }
        path.append(characters[place])
        place += 1
      }
      let isMarked = path.first == "@"
      let looksLikePath = path.starts(with: "./") || path.starts(with: "~/") || path.first == "/"
      if isMarked || (!onlyMarked && looksLikePath) {
        let name = String(isMarked ? Array(path.dropFirst()) : path)
        words.append(PathWord(range: start..<place, path: name))
      }
    }
    return words
  }

  /// A path as it is written in the prompt.
  package static func written(_ path: String) -> String {
    path.replacing(" ", with: "\\ ")
  }

  /// The paths of a paste or drop that holds nothing else: quoted, escaped, or a `file:` address.
  static func pictures(inPaste text: String) -> [PathWord]? {
    let lines = text.split(whereSeparator: \.isNewline).map { plainPath(String($0)) }
    let words = lines.map { PathWord(range: 0..<0, path: $0) }
    let allPaths = words.allSatisfy { word in
      word.isPicture && (word.path.contains("/") || !word.path.contains(" "))
    }
    return !words.isEmpty && allPaths ? words : nil
  }

  private static func plainPath(_ line: String) -> String {
    var path = line.trimming(while: \.isWhitespace)
    for quote in ["'", "\""] where path.count > 2 && path.hasPrefix(quote) && path.hasSuffix(quote)
    {
      path = String(path.dropFirst().dropLast())
    }
    if path.hasPrefix("file://") {
      let escaped = String(path.dropFirst("file://".count))
      return escaped.removingPercentEncoding ?? escaped
    }
    return path.replacing("\\ ", with: " ")
  }
}

extension String {
  /// Without the characters at both ends that meet a condition.
  func trimming(while condition: (Character) -> Bool) -> String {
    String(drop(while: condition).reversed().drop(while: condition).reversed())
  }
}
