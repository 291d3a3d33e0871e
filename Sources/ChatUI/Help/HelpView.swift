import Screen

/// The help: every command by group, or those that the typed word finds.
struct HelpView {
  private let list: CommandListState
  private let look: Look

  init(_ list: CommandListState, _ look: Look) {
    self.list = list
    self.look = look
  }

  func draw(on page: inout Page) {
    let size = page.size
    let top = size.rows >= 16 ? 1 : 0
    page.cover(from: top, to: size.rows - 1)
    page.rule(
      top, left: [Span(look.word("help.title"), Style(.text, bold: true))],
      right: [Span(look.word("help.right"), Style(.dim))], look: look)
    let area = Rect(
      column: 0, row: top + 1, columns: size.columns, rows: max(0, size.rows - top - 4))
    if list.input.isEmpty, list.selection == 0, size.columns >= 76 {
      drawColumns(in: area, on: &page)
    } else {
      drawMatches(in: area, on: &page)
    }
    page.rule(
      size.rows - 3, left: [Span(look.word("help.find"), Style(.dim))], look: look)
    page.input(list.input, mark: "/", row: size.rows - 2, look: look)
  }

  /// A row of the overview: a heading or a command.
  private enum Row {
    case heading(Command.Group)
    case command(Command)
    case gap
  }

  /// Writing, session and everywhere at the left; the turn and the pictures at the right.
  private func drawColumns(in area: Rect, on page: inout Page) {
    let half = area.columns / 2
    for (side, groups) in [[Command.Group.writing, .everywhere, .session], [.turn, .pictures]]
      .enumerated()
    {
      var rows: [Row] = []
      for group in groups {
        if !rows.isEmpty, area.rows > 22 { rows.append(.gap) }
        rows.append(.heading(group))
        let partners = Command.allCases.compactMap(\.partner)
        rows += Command.allCases.filter { $0.group == group && !partners.contains($0) }
          .map(Row.command)
      }
      for (place, row) in fitted(rows, to: area.rows).enumerated() {
        draw(row, column: 1 + side * half, row: area.row + place, columns: half - 2, on: &page)
      }
    }
  }

  /// As many rows as there is room for; the rest is a keystroke of searching away.
  private func fitted(_ rows: [Row], to count: Int) -> [Row] { Array(rows.prefix(count)) }

  private func draw(
    _ row: Row, column: Int, row place: Int, columns: Int, on page: inout Page
  ) {
    switch row {
    case .gap: break
    case .heading(let group):
      page.canvas.write(
        look.word("help.group.\(group.rawValue)"), column: column, row: place,
        style: Style(.text, bold: true), limit: columns)
    case .command(let command):
      let isWriting = command.group == .writing || command.group == .everywhere
      let keys = [command, command.partner].compactMap { $0?.keyName(writing: isWriting) }
      let title = command.partner == nil ? command.titleKey : "\(command.titleKey).pair"
      page.canvas.write(
        keys.joined(separator: " "), column: column, row: place,
        style: Style(.accent, bold: true), limit: 11)
      page.canvas.write(
        look.chrome.truncated(look.word(title), to: columns - 12), column: column + 12,
        row: place, style: .plain)
    }
  }

  private func drawMatches(in area: Rect, on page: inout Page) {
    let matches = list.matches
    let first = max(0, min(list.selection - area.rows + 1, matches.count - area.rows))
    for place in 0..<area.rows where first + place < matches.count {
      let command = matches[first + place]
      let row = area.row + place
      if first + place == list.selection {
        page.canvas.write(
          look.chrome[.pointer], column: 1, row: row, style: Style(.accent, bold: true))
      }
      let isWide = area.columns >= 60
      let keys = command.allKeyNames.prefix(isWide ? 2 : 1).joined(separator: "  ")
      let column = isWide ? 22 : 12
      page.canvas.write(
        keys, column: 3, row: row, style: Style(.accent, bold: true), limit: column - 4)
      let text = look.word(command.titleKey) + look.dot + look.word(command.helpKey)
      page.canvas.write(
        look.chrome.truncated(text, to: max(0, area.columns - column - 1)), column: column,
        row: row, style: .plain)
    }
  }
}
