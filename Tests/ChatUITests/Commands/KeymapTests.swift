import ChatUI
import Screen
import Testing

/// The one list of commands and the keys made from it.
@Suite struct KeymapTests {
  @Test func `no letter and no key means two commands in one place`() {
    let letters = Command.allCases.compactMap(\.letter)
    #expect(Set(letters).count == letters.count)
    let chords = Command.allCases.flatMap(\.keys)
    #expect(Set(chords).count == chords.count)
  }

  @Test func `every command has a key`() {
    for command in Command.allCases {
      #expect(command.keyName(writing: true) != nil, "\(command)")
    }
  }

  @Test func `a letter means the same after C-x and alone`() {
    for command in Command.allCases {
      guard let letter = command.letter else { continue }
      let key = KeyEvent(.character(letter))
      #expect(Keymap.standard.letter(key) == command)
      #expect(Keymap.standard.prefixed(key) == command)
    }
  }

  @Test func `keys are written as users know them`() {
    #expect(Command.again.keyName(writing: true) == "C-x r")
    #expect(Command.again.keyName(writing: false) == "r")
    #expect(Command.send.keyName(writing: true) == "Enter")
    #expect(Command.externalEditor.keyName(writing: true) == "C-x C-e")
    #expect(Command.help.keyName(writing: true) == "F1")
    #expect(Command.pageUp.keyName(writing: false) == "PgUp")
  }
}

/// The table for the README.
@Suite struct CommandTableTests {
  @Test func `the table has a row for each command with all its keys`() {
    let rows = CommandTable.markdown(Words(.english)).split(separator: "\n")
    #expect(rows.count == Command.allCases.count + 2)
    #expect(
      rows.contains("| Now or again | `C-x r` | a wait ends now; a finished turn is sent again |"))
    #expect(rows.allSatisfy { $0.count { $0 == "|" } == 4 })
  }
}
