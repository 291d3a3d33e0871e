package import Conversation

/// What stands in the composer: words, attachments, earlier prompts, and the list of completions.
package struct ComposerState: Sendable, Equatable {
  /// What the next prompt goes on from.
  package enum Base: Sendable, Equatable {
    /// The newest answered turn of the path.
    case newest
    /// A branch: nil starts anew.
    case turn(TurnID?)
  }

  package var buffer = TextBuffer()
  package var attachments: [Picture] = []
  package var base = Base.newest
  package var completions: CompletionList?
  package var history = PromptHistory()
  /// Words that name files whose check runs: path as typed, so that `.attached` takes them out.
  package var attaching: [String] = []
  /// Paths that could not be attached: they stay words.
  private var refused: Set<String> = []
  /// A path of this text that is too large to attach, but could go as a smaller copy.
  package var tooLarge: String?
  /// The pictures that came of paths in this text, by path as written.
  private var taken: [String: Picture] = [:]
  /// Whether Enter was pressed while files are checked: it goes when they are there.
  package var sendsWhenAttached = false

  package init() {}

  /// Text and attachments as they are saved and sent.
  package var draft: Draft { Draft(text: buffer.text, attachments: attachments) }

  package var isEmpty: Bool {
    attachments.isEmpty && buffer.characters.allSatisfy(\.isWhitespace)
  }

  /// Puts a whole draft in, as one step that can be undone.
  package mutating func load(_ draft: Draft) {
    buffer.replace(with: draft.text)
    attachments = draft.attachments
    completions = nil
  }

  /// Empties it; undo brings the words back.
  package mutating func clear() {
    load(Draft())
    base = .newest
    history.leave()
    refused = []
    taken = [:]
    tooLarge = nil
  }

  /// Takes back the last change, or brings it again; a path that comes back as text is no picture.
  package mutating func undo(again: Bool = false) {
    guard buffer.apply(again ? .redo : .undo) else { return }
    completions = nil
    let written = Set(PathWord.all(in: buffer.characters).map(\.path))
    for (path, picture) in taken {
      if written.contains(path) {
        attachments.removeAll { $0.blob == picture.blob }
        refused.insert(path)
      } else if refused.remove(path) != nil {
        attachments.append(picture)
      }
    }
  }

  /// Types text at the caret, then looks whether it names a file.
  package mutating func type(_ text: String) -> [Effect] {
    buffer.apply(.insert(Self.filtered(text)))
    return typed()
  }

  /// Takes pasted text; the path of a picture becomes an attachment.
  package mutating func paste(_ text: String) -> [Effect] {
    let text = Self.filtered(text)
    if let path = PathWord.pictures(inPaste: text) {
      let words = path.map { "@\($0.written)" }.joined(separator: " ")
      buffer.apply(.insert((buffer.followsWord ? " " : "") + words + " "))
      return path.flatMap { attach($0) }
    }
    buffer.apply(.insert(text))
    return typed()
  }

  /// Edits or moves; the list of completions follows the word under the caret.
  package mutating func edit(_ edit: TextBuffer.Edit) -> [Effect] {
    if edit == .backspace, buffer.caret == 0, !attachments.isEmpty {
      attachments.removeLast()
      return []
    }
    guard buffer.apply(edit) else { return [] }
    return askForCompletions()
  }

  /// After typing: a finished `@path` attaches, an unfinished one is completed.
  private mutating func typed() -> [Effect] {
    if buffer.caret > 0, buffer.characters[buffer.caret - 1].isWhitespace,
      let word = PathWord(endingAt: buffer.caret - 1, in: buffer.characters), word.isPicture
    {
      completions = nil
      return attach(word)
    }
    return askForCompletions()
  }

  private mutating func askForCompletions() -> [Effect] {
    guard let word = PathWord(endingAt: buffer.caret, in: buffer.characters), word.number == nil
    else {
      completions = nil
      return []
    }
    guard completions?.path != word.path else { return [] }
    completions = nil
    return [.complete(path: word.path)]
  }

  private mutating func attach(_ word: PathWord) -> [Effect] {
    guard !attaching.contains(word.path), !refused.contains(word.path) else { return [] }
    attaching.append(word.path)
    return [.attach(path: word.path)]
  }

  /// `@path` words that stand in the text when it is sent, and are no attachments yet.
  package mutating func attachFinishedWords() -> [Effect] {
    PathWord.all(in: buffer.characters).filter(\.isPicture).flatMap { attach($0) }
  }

  /// Takes the answer for a path: the word leaves the text and the picture is attached.
  package mutating func attached(path: String, _ picture: Picture) {
    attaching.removeAll { $0 == path }
    if tooLarge == path { tooLarge = nil }
    taken[path] = picture
    if !attachments.contains(where: { $0.blob == picture.blob }) { attachments.append(picture) }
    guard let word = PathWord.all(in: buffer.characters).last(where: { $0.path == path }) else {
      return
    }
    var characters = buffer.characters
    var range = word.range
    if range.upperBound < characters.count, characters[range.upperBound] == " " {
      range = range.lowerBound..<range.upperBound + 1
    }
    let caret = buffer.caret
    characters.removeSubrange(range)
    buffer.replace(with: String(characters))
    buffer.moveCaret(
      to: caret <= range.lowerBound ? caret : max(range.lowerBound, caret - range.count))
  }

  /// Attaches a smaller copy of the picture that is too large; nothing where its path is gone.
  package mutating func attachSmaller() -> [Effect] {
    guard let path = shownTooLarge else { return [] }
    refused.remove(path)
    attaching.append(path)
    return [.attach(path: path, shrinks: true)]
  }

  /// The path that is too large, as long as it stands in the text.
  package var shownTooLarge: String? {
    guard let tooLarge, !attaching.contains(tooLarge),
      PathWord.all(in: buffer.characters, onlyMarked: false).contains(where: { $0.path == tooLarge }
      )
    else { return nil }
    return tooLarge
  }

  /// The file's name of the path that is too large.
  var nameTooLarge: String? {
    shownTooLarge.map { String($0.split(separator: "/").last ?? "") }
  }

  /// A path could not be attached: its word stays, and nothing is sent by itself.
  package mutating func refuse(path: String) {
    attaching.removeAll { $0 == path }
    refused.insert(path)
    sendsWhenAttached = false
  }

  /// Takes the completions of a path, if it is still what stands under the caret.
  package mutating func completed(_ path: String, with entries: [String]) {
    guard let word = PathWord(endingAt: buffer.caret, in: buffer.characters), word.path == path
    else { return }
    completions = entries.isEmpty ? nil : CompletionList(path: path, entries: entries)
  }

  /// Takes the chosen entry of the list: a folder goes on completing, a picture is attached.
  package mutating func takeCompletion() -> [Effect] {
    guard let list = completions, let entry = list.chosen,
      let word = PathWord(endingAt: buffer.caret, in: buffer.characters)
    else { return [] }
    var characters = buffer.characters
    let isFolder = entry.hasSuffix("/")
    let mark = characters[word.range.lowerBound] == "@" || isFolder ? "" : "@"
    let prefix = characters[word.range.lowerBound] == "@" ? "@" : mark
    let written = prefix + PathWord.written(entry) + (isFolder ? "" : " ")
    characters.replaceSubrange(word.range, with: Array(written))
    buffer.replace(with: String(characters))
    buffer.moveCaret(to: word.range.lowerBound + Array(written).count)
    completions = nil
    return typed()
  }

  /// Text from outside as it may stand in the composer: no control characters but line breaks.
  package static func filtered(_ text: String) -> String {
    var filtered = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": filtered.unicodeScalars.append(scalar)
      case "\r": continue
      case "\t": filtered += "  "
      default:
        let category = scalar.properties.generalCategory
        if category != .control, category != .surrogate { filtered.unicodeScalars.append(scalar) }
      }
    }
    return filtered
  }
}
