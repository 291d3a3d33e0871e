import Conversation
import Screen

/// The settings sheet: one row each, the value in brackets, what is not offered dim.
struct SettingsView {
  private let sheet: SettingsState
  private let state: AppState
  private let look: Look

  init(_ sheet: SettingsState, _ state: AppState) {
    self.sheet = sheet
    self.state = state
    look = state.look
  }

  private var settings: GenerationSettings { state.settings }

  func draw(on page: inout Page) {
    let rows = SettingsState.Row.allCases
    let title = look.word(
      state.editor == nil || state.scene == .browser ? "settings.title.new" : "settings.title")
    let limits = LimitsLine(uses: state.limits[settings.model] ?? [], look: look).text
    let below = limits == nil ? 2 : 3
    let body = page.sheet(
      rows: rows.count + below + 1, title: title, right: look.word("sheet.esc"), look)
    let shown = max(1, body.rows - below)
    let chosen = rows.firstIndex(of: sheet.row) ?? 0
    let first = max(0, min(chosen - shown + 1, rows.count - shown))
    for place in 0..<shown where first + place < rows.count {
      draw(rows[first + place], row: body.row + place, on: &page)
    }
    if let limits, body.rows > below {
      let row = body.row + min(shown, rows.count)
      page.canvas.write(look.word("settings.limits"), column: 1, row: row, style: .plain, limit: 12)
      page.canvas.write(
        look.chrome.truncated(limits, to: max(0, page.size.columns - 15)), column: 14, row: row,
        style: Style(.dim))
    }
    page.canvas.write(
      look.chrome.truncated(sentence, to: page.size.columns - 2), column: 1,
      row: body.maxRow - 1, style: Style(sheet.refusal.isEmpty ? .dim : .request))
  }

  /// Why a value was refused, else what the chosen row means.
  private var sentence: String {
    if sheet.refusal.count == 3 {
      return look.word(sheet.refusal[0], sheet.refusal[1], sheet.refusal[2])
    }
    return look.word("settings.\(sheet.row.rawValue).help")
  }

  private func draw(_ row: SettingsState.Row, row place: Int, on page: inout Page) {
    let isChosen = row == sheet.row
    if isChosen {
      page.canvas.write(
        look.chrome[.pointer], column: 0, row: place, style: Style(.accent, bold: true))
    }
    page.canvas.write(
      look.word("settings.\(row.rawValue)"), column: 1, row: place,
      style: isChosen ? Style(.accent, bold: true) : .plain, limit: 12)
    let models = state.setup.models
    let value = SettingsState.value(of: row, settings, state.preferences, models)
    if row == .model || page.size.columns < 76 {
      let text = "\(look.chrome[.previous]) \(label(value, row)) \(look.chrome[.next])"
      let end = 14 + page.canvas.write(text, column: 14, row: place, style: .plain)
      if row == .model { drawModel(value, column: max(46, end + 2), row: place, on: &page) }
      return
    }
    var column = 14
    for candidate in SettingsState.values(of: row, models) {
      let isOffered = SettingsState.isOffered(candidate, in: row, by: models[settings.model])
      let text = candidate == value ? "[\(label(candidate, row))]" : " \(label(candidate, row)) "
      let style =
        candidate == value ? Style(.selection) : Style(isOffered ? .text : .rule)
      column += page.canvas.write(text, column: column, row: place, style: style)
      if row == .retry || row == .fallback || row == .language { column += 1 }
    }
  }

  private func label(_ value: String, _ row: SettingsState.Row) -> String {
    switch row {
    case .model, .size: SafeText.visible(value, singleLine: true)
    case .aspect: value == "auto" ? look.word("header.auto") : value
    case .fallback, .retry, .language: look.word("settings.\(row.rawValue).\(value)")
    }
  }

  private func drawModel(_ id: String, column: Int, row: Int, on page: inout Page) {
    guard let model = state.setup.models[id], model.typicalSeconds.count == 2 else { return }
    let text = look.word(
      "settings.model.about", model.nick, String(Int(model.typicalSeconds[0])),
      String(Int(model.typicalSeconds[1])))
    page.canvas.write(
      look.chrome.truncated(text, to: max(0, page.size.columns - column - 1)), column: column,
      row: row, style: Style(.dim))
  }
}
