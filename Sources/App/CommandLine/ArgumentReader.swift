/// Splits arguments into words, flags and options with values.
///
/// `ask "a boat" -i lake.jpg --json` has the words `ask`, `a boat`, the option `-i` and the flag
/// `--json`. Everything after `--` is a word. `--size=2K` and `--size 2K` are the same.
nonisolated struct ArgumentReader {
  /// Options that take a value; the others are flags.
  static let valued: Set<String> = [
    "--model", "--size", "--aspect", "--fallback", "--base-url", "--endpoint", "--data-dir",
    "--config", "--image", "--output", "--session", "--prompt", "--port", "--script", "--latency",
    "--weather",
    "--days", "--signatures", "--payload-limit", "--file", "--from", "--older-than", "--format",
    "--limit", "--like",
  ]
  static let flags: Set<String> = [
    "--demo", "--no-color", "--help", "--version", "--json", "--jsonl", "--strict", "--faults",
    "--shrink", "--verify", "--images", "--recipe", "--repair", "--empty", "--all", "--full",
  ]
  static let short = ["-i": "--image", "-o": "--output", "-h": "--help"]

  var words: [String] = []
  private var given: [(name: String, value: String)] = []
  private var used: Set<String> = []

  /// - Throws: ``UsageError`` for an unknown option or a missing value.
  init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        words += rest
        return
      }
      guard argument.count > 1, argument.hasPrefix("-") else {
        words.append(argument)
        continue
      }
      let split = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = Self.short[String(split[0])] ?? String(split[0])
      if Self.flags.contains(name), split.count == 1 {
        given.append((name, ""))
      } else if Self.valued.contains(name) {
        guard let value = split.count > 1 ? String(split[1]) : rest.popFirst() else {
          throw UsageError("\(name) needs a value.")
        }
        given.append((name, value))
      } else {
        throw UsageError("There is no option \(argument). plantain --help lists them.")
      }
    }
  }

  mutating func flag(_ name: String) -> Bool {
    !values(name).isEmpty
  }

  mutating func value(_ name: String) -> String? {
    values(name).last
  }

  mutating func values(_ name: String) -> [String] {
    used.insert(name)
    return given.filter { $0.name == name }.map(\.value)
  }

  /// - Throws: ``UsageError`` when an option was given that the command does not take.
  func finish(_ command: String) throws(UsageError) {
    if let unused = given.first(where: { !used.contains($0.name) }) {
      throw UsageError("\(command) takes no \(unused.name). plantain --help lists the options.")
    }
  }
}
