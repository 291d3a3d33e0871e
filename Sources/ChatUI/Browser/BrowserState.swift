import Conversation

/// The list of sessions, filtered as one types.
package struct BrowserState: Sendable, Equatable {
  /// Newest first.
  package private(set) var rows: [BrowserRow] = []
  /// Whether the library has answered once.
  package private(set) var isLoaded = false
  package var input = InputLine()
  package private(set) var selection = 0

  package init() {}

  /// Takes the library's answer; the chosen session stays chosen.
  package mutating func load(_ rows: [BrowserRow]) {
    let chosen = self.chosen?.summary.session.id
    self.rows = rows
    isLoaded = true
    selection = max(0, shown.firstIndex { $0.summary.session.id == chosen } ?? 0)
  }

  /// The rows that hold every typed word: title, prompt, model, and `failed` or
  /// `waiting` in either language.
  package var shown: [BrowserRow] {
    let terms = input.text.lowercased().split(whereSeparator: \.isWhitespace)
    guard !terms.isEmpty else { return rows }
    return rows.filter { row in
      let text = Self.searchText(row)
      return terms.allSatisfy { Self.matches(row, text, term: String($0)) }
    }
  }

  package var chosen: BrowserRow? {
    let shown = shown
    return shown.indices.contains(selection) ? shown[selection] : nil
  }

  /// Moves the choice within what is shown.
  package mutating func move(by step: Int) {
    selection = max(0, min(shown.count - 1, selection + step))
  }

  /// After typing the first row that is left is chosen.
  package mutating func typed() { selection = 0 }

  private static func matches(_ row: BrowserRow, _ text: String, term: String) -> Bool {
    switch term {
    case "failed", "失败": row.failure != nil && row.notice == nil
    case "waiting", "等待": row.notice != nil || row.summary.lastTurn?.isScheduled == true
    default:
      if term.hasPrefix(">$"), let least = Double(term.dropFirst(2)) {
        row.summary.cost > Money(dollars: least)
      } else {
        text.contains(term)
      }
    }
  }

  private static func searchText(_ row: BrowserRow) -> String {
    [
      row.summary.session.title, row.summary.lastTurn?.promptText ?? "",
      row.summary.session.settings.model, row.summary.session.id.rawValue,
    ].joined(separator: " ").lowercased()
  }
}
