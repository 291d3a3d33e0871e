/// In which form a session leaves Plantain; the ending of the name says it.
package enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  /// One page for any browser.
  case html
  /// Everything, for another Plantain.
  case plantain
  /// A line for each session, turn and attempt.
  case jsonl
  /// A folder with `session.md` and the pictures.
  case markdown

  /// The format that a name's ending means; nil for another ending.
  package init?(path: String) {
    if path.hasSuffix("/") {
      self = .markdown
      return
    }
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "html", "htm": self = .html
    case "plantain": self = .plantain
    case "jsonl": self = .jsonl
    case "md", "markdown": self = .markdown
    default: return nil
    }
  }

  /// The usual ending of a name: `.html`; of a folder the slash.
  package var ending: String { self == .markdown ? "/" : ".\(rawValue)" }

  /// A name with the ending of the next format in the place of its own.
  package static func next(of path: String) -> String {
    guard let format = ExportFormat(path: path), let place = allCases.firstIndex(of: format) else {
      return path + ExportFormat.html.ending
    }
    let stem =
      path.hasSuffix("/")
      ? path.dropLast() : path.lastIndex(of: ".").map { path[..<$0] } ?? path[...]
    return stem + allCases[(place + 1) % allCases.count].ending
  }
}
