/// The commands that a typed word finds: help and palette.
package struct CommandListState: Sendable, Equatable {
  package var input = InputLine()
  package private(set) var selection = 0

  package init() {}

  /// The commands whose English or Chinese name or help holds what is typed, in their order.
  package var matches: [Command] {
    let query = input.text.lowercased().trimming(while: \.isWhitespace)
    guard !query.isEmpty else { return Command.allCases }
    return Command.allCases.filter { command in
      Self.searchText(command).contains(query) || command.rawValue.lowercased().contains(query)
    }
  }

  package var chosen: Command? {
    let matches = matches
    return matches.indices.contains(selection) ? matches[selection] : matches.first
  }

  /// Moves the choice within what is found.
  package mutating func move(by step: Int) {
    selection = max(0, min(matches.count - 1, selection + step))
  }

  /// After typing the first match is chosen.
  package mutating func typed() { selection = 0 }

  private static func searchText(_ command: Command) -> String {
    Language.allCases.map { language in
      let words = Words(language)
      return words[command.titleKey] + " " + words[command.helpKey]
    }.joined(separator: " ").lowercased()
  }
}

extension Command {
  /// The key of its name in the table of words.
  package var titleKey: String { "command.\(rawValue)" }
  /// The key of its one line of help.
  package var helpKey: String { "command.\(rawValue).help" }
}
