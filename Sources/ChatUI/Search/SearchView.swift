import Conversation
import Foundation
import Screen

/// What was found, three rows a hit; below it the line that is typed.
struct SearchView {
  private let search: SearchState
  private let state: AppState
  private let look: Look

  init(_ search: SearchState, _ state: AppState) {
    self.search = search
    self.state = state
    look = state.look
  }

  func draw(on page: inout Page) {
    let size = page.size
    if search.isViewing, let hit = search.chosen { return draw(pictureOf: hit, on: &page) }
    let hasHeader = size.rows >= 16
    if hasHeader { HeaderView.draw(title, scope(search.session), on: &page, look) }
    let area = Rect(
      column: 0, row: hasHeader ? 1 : 0, columns: size.columns,
      rows: max(0, size.rows - 3 - (hasHeader ? 1 : 0)))
    if search.count == 0 {
      page.words(
        look.word(search.isLoaded ? "search.none" : "search.running"), column: 2,
        row: area.row + 1, columns: size.columns - 4, end: area.maxRow)
    } else {
      let list = RowList(count: search.count, selection: search.selection, in: area)
      for (place, rect) in list.rows {
        if let hit = search[place] {
          draw(hit, isChosen: place == search.selection, in: rect, on: &page)
        }
      }
      list.drawMore(on: &page, look)
    }
    let other = search.session == nil && state.editor == nil ? nil : search.session
    let right =
      state.editor == nil && other == nil
      ? []
      : [Span("Tab " + scope(search.session == nil ? state.editor?.session.id : nil), Style(.dim))]
    page.rule(
      size.rows - 3, left: [Span(look.word("search.hint"), Style(.dim))], right: right, look: look)
    page.input(search.input, mark: "/", row: size.rows - 2, look: look)
  }

  private var title: String {
    guard search.isLoaded else { return look.word("search.title.empty") }
    let count = String(search.count) + (search.isCut ? "+" : "")
    if search.count == 1 { return look.word("search.title.one") }
    if search.sessionCount == 1 { return look.word("search.title.session", count) }
    return look.word("search.title", count, String(search.sessionCount))
  }

  private func scope(_ session: SessionID?) -> String {
    look.word(session == nil ? "search.every" : "search.this")
  }

  private func draw(_ hit: SearchHit, isChosen: Bool, in rect: Rect, on page: inout Page) {
    let column = ListRow.begin(
      hit.turn.primaryPicture, isChosen: isChosen, in: rect, on: &page, look, state.pictures)
    let columns = rect.columns - column - 1
    let date = look.words.shortDay(hit.turn.createdAt, now: look.now, in: look.setup.zone)
    let dateColumns = DisplayWidth.columns(date)
    let name =
      hit.title.isEmpty ? look.word("session.new") : SafeText.visible(hit.title, singleLine: true)
    let turn = look.dot + look.word("search.turn", String(hit.number))
    let star = hit.annotation.isStarred ? " " + look.chrome[.star] : ""
    let room = max(0, columns - dateColumns - 2 - DisplayWidth.columns(turn + star))
    page.canvas.write(
      [
        Span(
          look.chrome.truncated(name, to: room) + turn,
          Style(isChosen ? .accent : .text, bold: true)),
        Span(star, Style(.star)),
      ], column: column, row: rect.row, limit: columns - dateColumns)
    page.canvas.write(
      date, column: rect.columns - 1 - dateColumns, row: rect.row, style: Style(.dim))
    let (field, text) = hit.shown(for: search.query)
    if rect.rows > 1 {
      page.canvas.write(
        snippet(field, text, columns: columns), column: column, row: rect.row + 1, limit: columns)
    }
    if rect.rows > 2 {
      page.canvas.write(
        look.chrome.truncated(facts(hit, field), to: columns), column: column, row: rect.row + 2,
        style: Style(.dim))
    }
  }

  /// The text with the found words marked; who says it stands before, unless it is the prompt.
  private func snippet(_ field: SearchHit.Field, _ text: String, columns: Int) -> [Span] {
    let lead =
      field == .prompt || field == .title ? "" : look.word("search.field.\(field.rawValue)")
    let piece = SearchSnippet(
      SafeText.visible(text, singleLine: true), search.query, lead: max(4, columns / 3),
      ellipsis: look.chrome[.ellipsis])
    let cut = look.chrome.truncated(piece.text, to: max(0, columns - DisplayWidth.columns(lead)))
    return [Span(lead, Style(.dim))] + Span.marked(cut, by: search.query, style: .plain)
  }

  /// The picture, what it cost, which model; and where the words were found, if not in the prompt.
  private func facts(_ hit: SearchHit, _ field: SearchHit.Field) -> String {
    var facts: [String] = []
    if let number = hit.pictureNumber { facts.append("@\(number)") }
    if let distance = hit.distance {
      facts.append(look.word("search.alike", String((64 - distance) * 100 / 64)))
    }
    if let cost = hit.turn.cost { facts.append(look.words.turnCost(cost)) }
    if field == .answer { facts.append(look.word("search.inAnswer")) }
    if field != .answer {
      let model = hit.turn.answeredBy ?? hit.turn.settings.model
      facts.append(SafeText.visible(model, singleLine: true))
    }
    if hit.turn.primaryPicture == nil { facts.append(look.word("search.noPicture")) }
    return facts.joined(separator: look.dot)
  }

  private func draw(pictureOf hit: SearchHit, on page: inout Page) {
    guard let picture = hit.turn.primaryPicture else { return }
    let area = ViewerView.area(page.size)
    let name = SafeText.visible(hit.title, singleLine: true)
    if area.row > 0 {
      HeaderView.draw(
        name + look.dot + look.word("search.turn", String(hit.number)),
        hit.pictureNumber.map { "@\($0)" } ?? "", on: &page, look)
      page.canvas.write(
        look.chrome.truncated(
          SafeText.visible(hit.turn.promptText, singleLine: true), to: area.columns - 1),
        column: 1, row: page.size.rows - 2, style: Style(.dim))
    }
    let window = PictureWindow(of: picture, in: area.size, zoom: nil, look.setup)
    page.draw(
      ImageRequest(blob: picture.blob.rawValue, size: window.cells, part: window.part),
      at: area.centred(window.cells), clip: area, from: state.pictures, look: look)
  }
}
