import Conversation
import Foundation
import Resilience
import Screen
import Storage

/// The words of a session in Markdown (CommonMark).
struct MarkdownStory {
  let story: SessionStory
  let language: PageLanguage
  let zone: TimeZone
  /// The files of the pictures, by digest: `pictures/@2-make-it-night.jpg`.
  private(set) var files: [BlobID: String] = [:]
  private(set) var missing: Set<BlobID> = []

  init(story: SessionStory, language: PageLanguage, zone: TimeZone) {
    self.story = story
    self.language = language
    self.zone = zone
  }

  func has(_ picture: Picture) -> Bool {
    files[picture.blob] != nil || missing.contains(picture.blob)
  }

  /// Remembers that a picture's file is gone.
  mutating func miss(_ picture: Picture) { missing.insert(picture.blob) }

  /// Gives a picture its file: the number tells files apart, the words tell people.
  mutating func place(_ picture: Picture, of turn: Turn) -> String {
    let own = picture.name.map { ($0 as NSString).deletingPathExtension }
    let words = NewName.safe(own ?? String(turn.promptText.prefix(60)), else: "picture")
    let number = story.number(of: picture, in: turn)
    let name = "pictures/\(number)-\(words).\(ExportFigures.ending(picture))"
    files[picture.blob] = name
    return name
  }

  /// The title, the facts and the tree.
  var head: String {
    let session = story.record.session
    let title = session.title.isEmpty ? language("session.new") : session.title
    var facts = [language.counted("page.turn", story.turns.count)]
    facts.append(language.counted("page.picture", story.pictureCount))
    if story.cost > .zero { facts.append(story.cost.description) }
    facts.append(session.settings.model)
    facts += session.tags
    let list = facts.map(Self.escaped).joined(separator: " · ")
    var text = "# \(Self.escaped(title))\(session.isStarred ? " ★" : "")\n\n\(list)\n\n"
    for row in story.outline {
      let name = story.name(of: row.turn)
      let picture = row.turn.primaryPicture.map { story.number(of: $0, in: row.turn) + " " } ?? ""
      let annotation = story.record.annotations[row.turn.id]
      let star = annotation?.isStarred == true ? " ★" : ""
      let words = Self.escaped(String(row.turn.promptText.prefix(80)))
      let label = annotation?.label.map { " · " + Self.escaped($0) } ?? ""
      text += String(repeating: "  ", count: min(row.depth, 20))
      text += "- [\(name)](#turn-\(name)) \(picture)\(words)\(label)\(star)\n"
    }
    return text
  }

  /// One turn: the prompt as a quote, the pictures, the words, the facts.
  func text(of turn: Turn) -> String {
    let name = story.name(of: turn)
    let annotation = story.record.annotations[turn.id]
    var blocks = [
      "## \(language("page.heading", name)) <a id=\"turn-\(name)\"></a>"
        + (annotation?.isStarred == true ? " ★" : "")
    ]
    if let origin = story.origin(of: turn) {
      let place = story.name(of: origin)
      blocks.append("[\(language("page.from", place))](#turn-\(place))")
    }
    if !turn.promptText.isEmpty { blocks.append(Self.quote(turn.promptText)) }
    blocks += turn.attachments.map { link(to: $0, of: turn) }
    blocks += turn.resultPictures.map { link(to: $0, of: turn) }
    if !turn.answerText.isEmpty { blocks.append(Self.paragraphs(turn.answerText)) }
    if let failure = story.failure(of: turn) {
      let kind = language("category.\(failure.category.rawValue)")
      let sentence = language.sentence(failure, of: turn)
      blocks.append("**\(kind)** \(Self.escaped(sentence))")
      if !failure.message.isEmpty, failure.message != sentence {
        blocks.append(Self.quote(failure.message))
      }
    } else if !turn.isAnswered {
      blocks.append("**\(language("page.state.\(turn.state.rawValue)"))**")
    }
    if let note = annotation?.note, !note.isEmpty {
      blocks.append("\(language("page.note")): \(Self.paragraphs(note))")
    }
    var facts = [String(ExportFigures.moment(turn.createdAt, in: zone).prefix(16))]
    facts += TurnFacts(language: language).list(of: turn, turn.primaryPicture)
    let attempts = story.record.attempts[turn.id]?.count ?? 0
    if attempts > 1 { facts.append(language.counted("page.attempt", attempts)) }
    if let label = annotation?.label { facts.append(label) }
    blocks.append("*\(facts.map(Self.inline).joined(separator: " · "))*")
    return "\n" + blocks.joined(separator: "\n\n") + "\n"
  }

  private func link(to picture: Picture, of turn: Turn) -> String {
    let number = story.number(of: picture, in: turn)
    guard let file = files[picture.blob] else { return "\(number): \(language("page.missing"))" }
    return "![\(number)](<\(file)>)"
  }

  // MARK: Escaping

  /// Text from outside on one line: nothing in it is a link, an emphasis or a tag.
  static func escaped(_ raw: String) -> String { marked(SafeText.visible(raw, singleLine: true)) }

  /// The same behind other words.
  private static func inline(_ raw: String) -> String {
    marked(SafeText.visible(raw, singleLine: true), isStart: false)
  }

  private static func paragraphs(_ raw: String) -> String {
    lines(raw).map { marked($0) }.joined(separator: "  \n")
  }

  private static func quote(_ raw: String) -> String {
    lines(raw).map { "> " + marked($0) }.joined(separator: "  \n")
  }

  private static func lines(_ raw: String) -> [String] {
    SafeText.visible(raw).split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
  }

  /// What could mean something becomes itself by a backslash: some marks everywhere, those of
  /// headings, lists and lines at the beginning.
  private static func marked(_ line: String, isStart: Bool = true) -> String {
    var result = ""
    for scalar in line.unicodeScalars {
      if "\\`*_[]<>&|~".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    guard isStart else { return result }
    if let first = result.unicodeScalars.first, "#+-=:".unicodeScalars.contains(first) {
      return "\\" + result
    }
    let digits = result.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let mark = result.dropFirst(digits.count).first, ".)".contains(mark) {
      return digits + "\\" + result.dropFirst(digits.count)
    }
    return result
  }
}
