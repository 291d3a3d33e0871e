/// The words the artist understands, English and Chinese, and the names it uses for things.
///
/// One line is one meaning: `category.case: English, … | 中文, …`. The first word on each side is
/// the name. English plurals are found by themselves.
struct Lexicon: Sendable {
  /// A word and what it means.
  struct Entry: Sendable {
    let meaning: Meaning
    let english: String
    let chinese: String
  }

  private let entries: [String: Entry]
  private let names: [Meaning: Entry]
  /// The most characters of a Chinese word, the most words of an English phrase.
  let longestChinese: Int
  let longestEnglish: Int

  static let shared = Lexicon(things + surroundings + grammar)

  init(_ table: String) {
    var entries: [String: Entry] = [:]
    var names: [Meaning: Entry] = [:]
    var longestChinese = 1
    var longestEnglish = 1
    for line in table.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":"),
        let meaning = Meaning(key: String(line[..<colon]))
      else { continue }
      let sides = line[line.index(after: colon)...].split(
        separator: "|", omittingEmptySubsequences: false)
      let words = sides.map { side in
        side.split(separator: ",").map { Lexicon.trimmed($0) }.filter { !$0.isEmpty }
      }
      let english = words.first ?? []
      let chinese = words.dropFirst().first ?? []
      let entry = Entry(
        meaning: meaning, english: english.first ?? chinese.first ?? "",
        chinese: chinese.first ?? english.first ?? "")
      if names[meaning] == nil { names[meaning] = entry }
      for word in english {
        entries[word] = entry
        longestEnglish = max(longestEnglish, word.split(separator: " ").count)
      }
      for word in chinese {
        entries[word] = entry
        longestChinese = max(longestChinese, word.count)
      }
    }
    self.entries = entries
    self.names = names
    self.longestChinese = longestChinese
    self.longestEnglish = longestEnglish
  }

  /// What a word or phrase means, and whether it was found as a plural.
  func look(up word: String) -> (meaning: Meaning, isPlural: Bool)? {
    if let entry = entries[word] { return (entry.meaning, false) }
    for (ending, replacement) in [("ves", "f"), ("ies", "y"), ("es", ""), ("s", "")]
    where word.hasSuffix(ending) {
      if let entry = entries[word.dropLast(ending.count) + replacement] {
        return (entry.meaning, true)
      }
    }
    return nil
  }

  /// The name of a meaning in one of the two languages.
  func name(_ meaning: Meaning, inChinese: Bool) -> String {
    guard let entry = names[meaning] else { return "" }
    return inChinese ? entry.chinese : entry.english
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Meaning {
  /// The meaning a line of the table stands for: `thing.boat`.
  init?(key: String) {
    let pieces = key.split(separator: ".")
    guard let category = pieces.first else { return nil }
    let value = pieces.count > 1 ? String(pieces[1]) : ""
    func made<Value: RawRepresentable<String>>(_ build: (Value) -> Meaning) -> Meaning? {
      Value(rawValue: value).map(build)
    }
    let found: Meaning? =
      switch category {
      case "thing": made(Meaning.thing)
      case "place": made(Meaning.place)
      case "time": made(Meaning.time)
      case "weather": made(Meaning.weather)
      case "season": made(Meaning.season)
      case "look": made(Meaning.look)
      case "pigment": made(Meaning.pigment)
      case "part": made(Meaning.part)
      case "scale": made(Meaning.scale)
      case "spot": made(Meaning.spot)
      case "relation": made(Meaning.relation)
      case "verb": made(Meaning.verb)
      case "mood": made(Meaning.mood)
      case "degree": made(Meaning.degree)
      case "photo": made(Meaning.photo)
      case "joint": made(Meaning.joint)
      case "count": Int(value).map(Meaning.count)
      case "clouds": .clouds
      case "picture": .picture
      case "reference": .reference
      case "filler": .filler
      default: nil
      }
    guard let found else { return nil }
    self = found
  }
}
