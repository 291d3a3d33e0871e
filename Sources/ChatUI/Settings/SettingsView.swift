import Conversation
import Screen

/// The settings sheet: one row each, the value in brackets, what is not offered dim.
struct SettingsView {
  private let sheet: SettingsState
  private let state: AppState
  private let look: Look
  private let labelColumns: Int

  init(_ sheet: SettingsState, _ state: AppState) {
    self.sheet = sheet
    self.state = state
    look = state.look
    let labels = SettingsState.Row.allCases.map { state.words["settings.\($0.rawValue)"] }
    labelColumns = labels.map(DisplayWidth.columns).max() ?? 0
  }

  private var settings: GenerationSettings { state.settings }
  private var valueColumn: Int { labelColumns + 3 }

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
      page.canvas.write(
        look.word("settings.limits"), column: 1, row: row, style: .plain, limit: labelColumns)
      page.canvas.write(
        look.chrome.truncated(limits, to: max(0, page.size.columns - valueColumn - 1)),
        column: valueColumn, row: row, style: Style(.dim))
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
    if sheet.row.harmCategory != nil { return look.word("settings.safety.help") }
    guard let kind = sheet.row.cap else {
      return look.word("settings.\(sheet.row.rawValue).help")
    }
    let help = look.word("settings.cap.help")
    guard let spent = state.spending?[kind] else { return help }
    let used = look.words.sum(spent.known)
    let gap = state.words.language == .english ? " " : ""
    return help + gap
      + (spent.possible > .zero
        ? look.word("settings.cap.usedPerhaps", used, look.words.sum(spent.possible.cents(.up)))
        : look.word("settings.cap.used", used))
  }

  private func draw(_ row: SettingsState.Row, row place: Int, on page: inout Page) {
    let isChosen = row == sheet.row
    if isChosen {
      page.canvas.write(
        look.chrome[.pointer], column: 0, row: place, style: Style(.accent, bold: true))
    }
    page.canvas.write(
      look.word("settings.\(row.rawValue)"), column: 1, row: place,
      style: isChosen ? Style(.accent, bold: true) : .plain, limit: labelColumns)
    let setup = state.setup
    let value = SettingsState.value(of: row, settings, state.preferences, setup)
    let isLong = row == .model || row.harmCategory != nil
    if isLong || page.size.columns < 78 {
      let text = "\(look.chrome[.previous]) \(label(value, row)) \(look.chrome[.next])"
      let end =
        valueColumn + page.canvas.write(text, column: valueColumn, row: place, style: .plain)
      if let about = about(value, row) {
        let column = max(46, end + 1)
        page.canvas.write(
          look.chrome.truncated(about, to: max(0, page.size.columns - column - 1)),
          column: column, row: place, style: Style(.dim))
      }
      return
    }
    var column = valueColumn
    for candidate in SettingsState.values(of: row, state.preferences, setup) {
      let isOffered = SettingsState.isOffered(
        candidate, in: row, by: setup.models[settings.model])
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
    case .images:
      value == state.imageMode.rawValue && state.imageMode == .auto
        ? look.word("settings.images.best", look.word("rung.\(state.rung.rawValue)"))
        : look.word("settings.images.\(value)")
    case .harassment, .hateSpeech, .sexuallyExplicit, .dangerousContent:
      value == "default"
        ? look.word("settings.safety.default") : SafeText.visible(value, singleLine: true)
    case .sessionCap, .dayCap: value == "none" ? look.word("settings.cap.none") : value
    }
  }

  /// What a value means, behind it: of a model its name and usual time, of a threshold what it
  /// refuses.
  private func about(_ value: String, _ row: SettingsState.Row) -> String? {
    if row.harmCategory != nil {
      let key = "settings.safety.\(value)"
      return state.words.has("\(key).about") ? look.word("\(key).about") : nil
    }
    guard row == .model, let model = state.setup.models[value], model.typicalSeconds.count == 2
    else { return nil }
    return look.word(
      "settings.model.about", model.nick, String(Int(model.typicalSeconds[0])),
      String(Int(model.typicalSeconds[1])))
  }
}
