/// One understood word of a prompt, or one that was not.
struct Token: Hashable, Sendable {
  /// Nothing if the artist does not know the word.
  var meaning: Meaning?
  var text: String
  var isPlural = false
}

/// Cuts a prompt into words by the longest entry of the lexicon at each place.
struct Tokenizer {
  let lexicon: Lexicon

  func tokens(_ prompt: String) -> [Token] {
    var result: [Token] = []
    let characters = Array(prompt.lowercased())
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if Tokenizer.isHan(character) {
        index = takeChinese(characters, from: index, into: &result)
      } else if character.isLetter || character.isNumber {
        index = takeEnglish(characters, from: index, into: &result)
      } else {
        if ",，、;；:：".contains(character) {
          result.append(Token(meaning: .joint(.comma), text: String(character)))
        } else if ".。!！?？\n".contains(character) {
          result.append(Token(meaning: .joint(.stop), text: String(character)))
        } else if character == "&" {
          result.append(Token(meaning: .joint(.and), text: "&"))
        }
        index += 1
      }
    }
    return result
  }

  /// Whether a character is a Chinese one.
  static func isHan(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first?.value else { return false }
    return (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar)
  }

  private func takeChinese(
    _ characters: [Character], from start: Int, into result: inout [Token]
  ) -> Int {
    for length in stride(from: min(lexicon.longestChinese, characters.count - start), to: 0, by: -1)
    {
      let word = String(characters[start..<start + length])
      if let found = lexicon.look(up: word) {
        result.append(Token(meaning: found.meaning, text: word))
        return start + length
      }
    }
    // Unknown characters side by side are one unknown word.
    if let last = result.last, last.meaning == nil, last.text.last.map(Tokenizer.isHan) == true {
      result[result.count - 1].text.append(characters[start])
    } else {
      result.append(Token(meaning: nil, text: String(characters[start])))
    }
    return start + 1
  }

  private func takeEnglish(
    _ characters: [Character], from start: Int, into result: inout [Token]
  ) -> Int {
    // The words ahead with where each ends; hyphens and single spaces join them.
    var ends: [Int] = []
    var text: [String] = []
    var index = start
    while index < characters.count, ends.count < lexicon.longestEnglish {
      var word = ""
      while index < characters.count {
        let character = characters[index]
        let isInside = character == "'" || character == "’"
        guard (character.isLetter || character.isNumber || isInside) && !Tokenizer.isHan(character)
        else { break }
        word.append(character == "’" ? "'" : character)
        index += 1
      }
      if word.isEmpty { break }
      ends.append(index)
      text.append(word)
      guard index < characters.count, characters[index] == " " || characters[index] == "-" else {
        break
      }
      index += 1
    }
    for count in stride(from: text.count, to: 0, by: -1) {
      for separator in count > 1 ? [" ", "-"] : [" "] {
        let phrase = text[..<count].joined(separator: separator)
        if let found = lexicon.look(up: phrase) {
          result.append(Token(meaning: found.meaning, text: phrase, isPlural: found.isPlural))
          return ends[count - 1]
        }
      }
    }
    guard let word = text.first, let end = ends.first else { return start + 1 }
    result.append(Token(meaning: nil, text: word))
    return end
  }
}
