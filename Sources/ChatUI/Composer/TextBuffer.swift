/// The composer's text with its caret: edits by grapheme, undo, and killed text to bring back.
///
/// The caret stands between graphemes: 0 is before the first, `characters.count` after the last.
package struct TextBuffer: Hashable, Sendable {
  /// What a key does to the text.
  package enum Edit: Hashable, Sendable {
    case insert(String)
    case backspace, delete
    case left, right, wordLeft, wordRight, up, down, lineStart, lineEnd, textStart, textEnd
    case killWordBack, killWordForward, killToLineStart, killToLineEnd, yank
    case transpose
    case undo, redo
  }

  private struct Snapshot: Hashable, Sendable {
    var characters: [Character]
    var caret: Int
  }

  package private(set) var characters: [Character]
  package private(set) var caret: Int
  private var undone: [Snapshot] = []
  private var done: [Snapshot] = []
  private var killed: [Character] = []
  /// Whether the last edit typed one character: a run of them is undone as one.
  private var isTyping = false
  /// Whether what is put in at the caret would join the word before it.
  package var followsWord: Bool { caret > 0 && !characters[caret - 1].isWhitespace }

  /// Where up and down want to stand in a line, kept while they follow one another.
  private var goal: Int?

  package init(_ text: String = "") {
    characters = Array(text)
    caret = characters.count
  }

  package var text: String { String(characters) }
  package var isEmpty: Bool { characters.isEmpty }
  package var isOnFirstLine: Bool { !characters[..<caret].contains(where: \.isNewline) }
  package var isOnLastLine: Bool { !characters[caret...].contains(where: \.isNewline) }

  /// Replaces the whole text as one step that can be undone; the caret goes to its end.
  package mutating func replace(with text: String) {
    guard text != self.text else { return }
    remember()
    characters = Array(text)
    caret = characters.count
    settle()
  }

  /// Puts the caret between two graphemes (a mouse click).
  package mutating func moveCaret(to position: Int) {
    caret = min(max(0, position), characters.count)
    settle()
  }

  /// Does one edit; false when it changed neither text nor caret.
  @discardableResult
  package mutating func apply(_ edit: Edit) -> Bool {
    let before = Snapshot(characters: characters, caret: caret)
    switch edit {
    case .insert(let text): insert(text)
    case .undo, .redo: timeTravel(back: edit == .undo)
    case .up, .down: moveLine(down: edit == .down)
    case .left, .right, .wordLeft, .wordRight, .lineStart, .lineEnd, .textStart, .textEnd:
      caret = target(of: edit)
      settle()
    case .backspace, .delete: remove(to: target(of: edit), kills: false)
    case .killWordBack, .killWordForward, .killToLineStart, .killToLineEnd:
      remove(to: target(of: edit), kills: true)
    case .yank: if !killed.isEmpty { put(killed) }
    case .transpose: transpose()
    }
    return before.caret != caret || before.characters != characters
  }

  /// Where a movement or a deletion ends.
  private func target(of edit: Edit) -> Int {
    switch edit {
    case .left, .backspace: max(0, caret - 1)
    case .right, .delete: min(characters.count, caret + 1)
    case .wordLeft, .killWordBack: wordStart(before: caret)
    case .wordRight, .killWordForward: wordEnd(after: caret)
    case .lineStart: lineStart(of: caret)
    case .killToLineStart:
      // On a line's first place C-u takes the line break, so that pressing it again goes on.
      lineStart(of: caret) == caret ? max(0, caret - 1) : lineStart(of: caret)
    case .lineEnd: lineEnd(of: caret)
    case .killToLineEnd:
      lineEnd(of: caret) == caret ? min(characters.count, caret + 1) : lineEnd(of: caret)
    case .textStart: 0
    case .textEnd: characters.count
    default: caret
    }
  }

  private mutating func insert(_ text: String) {
    let isOneCharacter = text.count == 1 && text.first?.isNewline == false
    if !(isTyping && isOneCharacter) { remember() }
    put(Array(text), remembering: false)
    isTyping = isOneCharacter
  }

  /// Puts characters at the caret; the text is put together as a string, so that a combining mark
  /// joins the grapheme before it.
  private mutating func put(_ inserted: [Character], remembering: Bool = true) {
    if remembering { remember() }
    let head = String(characters[..<caret]) + String(inserted)
    characters = Array(head + String(characters[caret...]))
    caret = min(head.count, characters.count)
    settle()
  }

  private mutating func remove(to target: Int, kills: Bool) {
    let range = min(caret, target)..<max(caret, target)
    guard !range.isEmpty else { return }
    remember()
    if kills { killed = Array(characters[range]) }
    caret = range.lowerBound
    characters = Array(String(characters[..<range.lowerBound] + characters[range.upperBound...]))
    caret = min(caret, characters.count)
    settle()
  }

  /// Swaps the grapheme before the caret with the one after it; at a line's end the last two.
  private mutating func transpose() {
    let second = caret == lineEnd(of: caret) ? caret - 1 : caret
    guard second - 1 >= lineStart(of: caret), second < characters.count else { return }
    remember()
    characters.swapAt(second - 1, second)
    caret = second + 1
    settle()
  }

  private mutating func moveLine(down: Bool) {
    let start = lineStart(of: caret)
    let column = goal ?? caret - start
    if down {
      let end = lineEnd(of: caret)
      guard end < characters.count else { return }
      caret = min(end + 1 + column, lineEnd(of: end + 1))
    } else {
      guard start > 0 else { return }
      caret = min(lineStart(of: start - 1) + column, start - 1)
    }
    isTyping = false
    goal = column
  }

  private mutating func timeTravel(back: Bool) {
    let now = Snapshot(characters: characters, caret: caret)
    guard let then = back ? done.popLast() : undone.popLast() else { return }
    if back { undone.append(now) } else { done.append(now) }
    characters = then.characters
    caret = then.caret
    settle()
  }

  private mutating func remember() {
    done.append(Snapshot(characters: characters, caret: caret))
    if done.count > 200 { done.removeFirst() }
    undone = []
  }

  private mutating func settle() {
    isTyping = false
    goal = nil
  }

  private func lineStart(of position: Int) -> Int {
    characters[..<position].lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0
  }

  private func lineEnd(of position: Int) -> Int {
    characters[position...].firstIndex(where: \.isNewline) ?? characters.count
  }

  private func wordStart(before position: Int) -> Int {
    var place = position
    while place > 0, !Self.isWord(characters[place - 1]) { place -= 1 }
    while place > 0, Self.isWord(characters[place - 1]) { place -= 1 }
    return place
  }

  private func wordEnd(after position: Int) -> Int {
    var place = position
    while place < characters.count, !Self.isWord(characters[place]) { place += 1 }
    while place < characters.count, Self.isWord(characters[place]) { place += 1 }
    return place
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
