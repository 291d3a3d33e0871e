import Foundation

/// The prompts of a run: one from the command line, or a file with one a line.
nonisolated enum PromptList {
  /// The prompts that are asked for, in order.
  ///
  /// - Throws: ``UsageError`` for a file that cannot be read, and where there is no prompt.
  static func prompts(of ask: Invocation.Ask) throws(UsageError) -> [String] {
    if let file = ask.file {
      let prompts = prompts(in: try text(of: file))
      guard !prompts.isEmpty else { throw UsageError("There is no prompt in \(file).") }
      return prompts
    }
    let prompt = ask.prompt == "-" ? trimmed(try text(of: "-")) : ask.prompt
    guard !prompt.isEmpty else { throw UsageError("The prompt is empty.") }
    return [prompt]
  }

  /// The lines of a text that are prompts: not blank, and not begun with `#`.
  static func prompts(in text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).map { trimmed(String($0)) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }
  }

  private static func text(of file: String) throws(UsageError) -> String {
    do {
      let bytes =
        file == "-"
        ? try FileHandle.standardInput.readToEnd() ?? Data()
        : try Data(contentsOf: URL(filePath: (file as NSString).expandingTildeInPath))
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      throw UsageError("\(file) cannot be read.")
    }
  }

  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
