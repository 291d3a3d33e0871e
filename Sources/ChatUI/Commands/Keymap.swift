package import Screen

/// Which key means which command, made from the list of commands.
package struct Keymap: Sendable, Equatable {
  private var chords: [KeyChord: Command] = [:]
  private var letters: [Character: Command] = [:]

  package init() {
    for command in Command.allCases {
      for chord in command.keys { chords[chord] = command }
      if let letter = command.letter { letters[letter] = command }
    }
  }

  package static let standard = Keymap()

  /// The command of a key in one of several places, the most particular first.
  package func command(_ key: KeyEvent, in places: KeyChord.Place...) -> Command? {
    for place in places {
      var chord = KeyChord(key.key, key.modifiers, in: place)
      chord.key = key
      if let command = chords[chord] { return command }
    }
    return nil
  }

  /// The command of a bare letter: in pictures, sheets and views.
  package func letter(_ key: KeyEvent) -> Command? {
    guard case .character(let character) = key.key, key.modifiers.isEmpty else { return nil }
    return letters[character]
  }

  /// The command of the key after `C-x`; a letter with Control held counts as the letter.
  package func prefixed(_ key: KeyEvent) -> Command? {
    if let command = command(key, in: .prefixed) { return command }
    return letter(KeyEvent(key.key, key.modifiers.subtracting(.control)))
  }
}

extension Command {
  /// How its key is written while writing or in pictures: `Enter`, `C-x r`, `r`.
  package func keyName(writing: Bool) -> String? {
    if let letter, self != .help || !writing {
      if self == .stop, keys.isEmpty == false, writing { return "C-c" }
      return writing ? "C-x \(letter)" : String(letter)
    }
    guard let chord = keys.first(where: { writing || $0.place != .prefixed }) ?? keys.first else {
      return nil
    }
    return chord.name
  }

  /// All its keys as the help and the README list them.
  package var allKeyNames: [String] {
    (letter.map { ["C-x \($0)"] } ?? []) + keys.map(\.name)
  }
}

extension KeyChord {
  /// As it is written on the screen: `C-x C-e`, `PgUp`, `Alt+Enter`.
  package var name: String {
    (place == .prefixed ? "C-x " : "") + key.name
  }
}

extension KeyEvent {
  /// As it is written on the screen: `C-j`, `Alt+x`, `Space`.
  package var name: String {
    var name =
      switch key {
      case .character(" "): "Space"
      case .character(let character): String(character)
      case .enter: "Enter"
      case .tab: "Tab"
      case .escape: "Esc"
      case .backspace: "Backspace"
      case .delete: "Delete"
      case .insert: "Insert"
      case .up: "Up"
      case .down: "Down"
      case .left: "Left"
      case .right: "Right"
      case .home: "Home"
      case .end: "End"
      case .pageUp: "PgUp"
      case .pageDown: "PgDn"
      case .function(let number): "F\(number)"
      }
    if modifiers.contains(.shift) { name = "Shift+\(name)" }
    if modifiers.contains(.alt) { name = "Alt+\(name)" }
    if modifiers.contains(.control) { name = "C-\(name)" }
    return name
  }
}
