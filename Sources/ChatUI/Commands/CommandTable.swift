/// The list of commands as a Markdown table, for the README.
package enum CommandTable {
  /// One row for each command: name, keys, what it does.
  package static func markdown(_ words: Words) -> String {
    let rows = Command.allCases.map { command in
      let keys = command.allKeyNames.map { "`\($0)`" }.joined(separator: " ")
      return "| \(words[command.titleKey]) | \(keys) | \(words[command.helpKey]) |"
    }
    return (["| command | keys | what it does |", "|---|---|---|"] + rows).joined(separator: "\n")
      + "\n"
  }
}
