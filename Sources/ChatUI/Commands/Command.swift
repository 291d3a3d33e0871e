package import Screen

/// Everything a user can do: the one list from which keymap, help, palette and README come.
package enum Command: String, Hashable, Sendable, CaseIterable {
  // The composer
  case send, newline, complete, attach, historyPrevious, historyNext
  case undoTyping, redoTyping, externalEditor
  // The turn
  case again, stop, otherModel, draftOrFinal, lowerSize, sendAt, editTurn, rephrase
  case continueHere, failureCard, drafts
  // The pictures
  case focus, nextTurn, previousTurn, nextVersion, previousVersion, pageUp, pageDown, first, last,
    fold
  case facts, details, view, film, compare, contactSheet, tree, lend, lookAlikes, region, saveAs
  case openOutside, copyPicture, copyWords
  // The session and the program
  case browser, newSession, search, rename, tag, duplicate, export, nextRequest, statistics
  case settings, model
  // What the user says of them
  case star, note, label, trash, emptyTrash, undo, redo
  case palette, help, sayState, redraw, suspend, quit

  /// Where a command stands in the help.
  package enum Group: String, Hashable, Sendable, CaseIterable {
    case writing, turn, pictures, session, everywhere
  }

  /// The group it stands in.
  package var group: Group {
    switch self {
    case .send, .newline, .complete, .attach, .historyPrevious, .historyNext, .undoTyping,
      .redoTyping, .externalEditor:
      .writing
    case .again, .stop, .otherModel, .draftOrFinal, .lowerSize, .sendAt, .editTurn, .rephrase,
      .continueHere, .failureCard, .drafts:
      .turn
    case .focus, .nextTurn, .previousTurn, .nextVersion, .previousVersion, .pageUp, .pageDown,
      .first, .last, .fold, .facts, .details, .view, .film, .compare, .contactSheet, .tree, .lend,
      .lookAlikes, .region, .star, .note, .label, .saveAs, .openOutside, .copyPicture,
      .copyWords:
      .pictures
    case .browser, .newSession, .search, .rename, .tag, .duplicate, .export, .nextRequest,
      .statistics, .settings, .model, .trash, .emptyTrash, .undo, .redo:
      .session
    case .palette, .help, .sayState, .redraw, .suspend, .quit: .everywhere
    }
  }

  /// The command that shares its row in the overview: next with previous, undo with redo.
  package var partner: Command? {
    switch self {
    case .again: .stop
    case .otherModel: .lowerSize
    case .editTurn: .rephrase
    case .draftOrFinal: .sendAt
    case .nextTurn: .previousTurn
    case .nextVersion: .previousVersion
    case .tree: .continueHere
    case .pageUp: .pageDown
    case .first: .last
    case .historyPrevious: .historyNext
    case .undoTyping: .redoTyping
    case .facts: .details
    case .view: .film
    case .compare: .contactSheet
    case .lend: .lookAlikes
    case .browser: .search
    case .rename: .tag
    case .star: .note
    case .undo: .redo
    case .duplicate: .export
    case .saveAs: .openOutside
    case .copyPicture: .copyWords
    case .nextRequest: .statistics
    case .settings: .model
    case .redraw: .suspend
    case .help: .sayState
    default: nil
    }
  }

  /// The letter that means it: alone in pictures and sheets, after C-x while writing.
  package var letter: Character? {
    switch self {
    case .attach: "a"
    case .again: "r"
    case .stop: "s"
    case .otherModel: "f"
    case .draftOrFinal: "F"
    case .lowerSize: "l"
    case .sendAt: "w"
    case .editTurn: "e"
    case .rephrase: "p"
    case .continueHere: "."
    case .failureCard: "!"
    case .drafts: "d"
    case .facts: "i"
    case .details: "I"
    case .view: "v"
    case .film: "V"
    case .compare: "c"
    case .contactSheet: "g"
    case .lend: "M"
    case .lookAlikes: "S"
    case .tree: "t"
    case .region: "#"
    case .saveAs: "o"
    case .openOutside: "O"
    case .copyPicture: "y"
    case .copyWords: "Y"
    case .star: "*"
    case .note: "N"
    case .label: "L"
    case .trash: "T"
    case .emptyTrash: "E"
    case .undo: "u"
    case .redo: "U"
    case .browser: "b"
    case .newSession: "n"
    case .search: "/"
    case .rename: "R"
    case .tag: "K"
    case .duplicate: "C"
    case .export: "x"
    case .nextRequest: "P"
    case .statistics: "h"
    case .settings: ","
    case .model: "m"
    case .help: "?"
    case .sayState: "="
    case .quit: "q"
    default: nil
    }
  }

  /// Its keys besides the letter, the one to be shown first.
  package var keys: [KeyChord] {
    switch self {
    case .send: [KeyChord(.enter, in: .writing)]
    case .newline:
      [
        KeyChord("j", .control, in: .writing), KeyChord(.enter, .alt, in: .writing),
        KeyChord(.enter, .shift, in: .writing),
      ]
    case .complete: [KeyChord(.tab, in: .list)]
    case .attach: [KeyChord("@", in: .pictures)]
    case .historyPrevious:
      [KeyChord(.up, in: .composerEdge), KeyChord("p", .control, in: .writing)]
    case .historyNext:
      [KeyChord(.down, in: .composerEdge), KeyChord("n", .control, in: .writing)]
    case .undoTyping:
      [KeyChord("_", .control, in: .writing), KeyChord("/", .control, in: .writing)]
    case .redoTyping: [KeyChord("_", .control, in: .prefixed)]
    case .externalEditor: [KeyChord("e", .control, in: .prefixed)]
    case .focus: [KeyChord(.tab, in: .editor)]
    case .nextTurn: [KeyChord("j", in: .pictures), KeyChord(.down, in: .pictures)]
    case .previousTurn: [KeyChord("k", in: .pictures), KeyChord(.up, in: .pictures)]
    case .nextVersion: [KeyChord("]", in: .pictures), KeyChord(.right, in: .pictures)]
    case .previousVersion: [KeyChord("[", in: .pictures), KeyChord(.left, in: .pictures)]
    case .pageUp: [KeyChord(.pageUp, in: .editor)]
    case .pageDown: [KeyChord(.pageDown, in: .editor)]
    case .first: [KeyChord(.home, in: .pictures), KeyChord("<", in: .pictures)]
    case .last: [KeyChord(.end, in: .pictures), KeyChord(">", in: .pictures)]
    case .fold: [KeyChord(" ", in: .pictures)]
    case .view: [KeyChord(.enter, in: .pictures)]
    case .stop: [KeyChord("c", .control, in: .everywhere)]
    case .palette:
      [
        KeyChord("o", .control, in: .everywhere), KeyChord(" ", in: .prefixed),
        KeyChord("x", .alt, in: .everywhere), KeyChord(":", in: .pictures),
      ]
    case .help: [KeyChord(.function(1), in: .everywhere)]
    case .redraw: [KeyChord("l", .control, in: .everywhere)]
    case .suspend: [KeyChord("z", .control, in: .everywhere)]
    case .quit: [KeyChord("q", .control, in: .everywhere)]
    default: []
    }
  }
}

/// A key that means a command, and where it does.
package struct KeyChord: Hashable, Sendable {
  /// Where a key means something.
  package enum Place: Hashable, Sendable {
    case everywhere, editor, writing, pictures
    /// Up and Down at the first and last line of the composer.
    case composerEdge
    /// While the completion list is open.
    case list
    /// After `C-x`.
    case prefixed
  }

  package var key: KeyEvent
  package var place: Place

  package init(_ key: KeyEvent.Key, _ modifiers: KeyEvent.Modifiers = [], in place: Place) {
    self.key = KeyEvent(key, modifiers)
    self.place = place
  }

  package init(
    _ character: Character, _ modifiers: KeyEvent.Modifiers = [], in place: Place
  ) {
    self.init(.character(character), modifiers, in: place)
  }
}
