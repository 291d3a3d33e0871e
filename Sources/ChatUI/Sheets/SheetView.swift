import Conversation
import Screen

/// Draws the sheet that is open, over the lower rows of the screen.
struct SheetView {
  private let sheet: Sheet
  private let state: AppState
  private let look: Look

  init(_ sheet: Sheet, _ state: AppState) {
    self.sheet = sheet
    self.state = state
    look = state.look
  }

  func draw(on page: inout Page) {
    page.cursor = nil
    switch sheet {
    case .help(let list): HelpView(list, look).draw(on: &page)
    case .palette(let list): PaletteView(list, look).draw(on: &page)
    case .letters: LettersView(look).draw(on: &page)
    case .settings(let settings): SettingsView(settings, state).draw(on: &page)
    case .details(let details): DetailsView(details, state).draw(on: &page)
    case .failureCard(let card): FailureCardView(card, state).draw(on: &page)
    case .request(let request): RequestSheetView(request, state).draw(on: &page)
    case .quitConfirmation: drawConfirmation(on: &page)
    case .overCap(let question): OverCapView(question, look).draw(on: &page)
    case .emptyTrash(let count): EmptyTrashView(count, look).draw(on: &page)
    case .rephrase(let wordings): RephraseView(wordings, look).draw(on: &page)
    case .line(let line): draw(line, on: &page)
    case .statistics(let statistics): StatisticsView(statistics, state).draw(on: &page)
    }
  }

  private func drawConfirmation(on page: inout Page) {
    let body = page.sheet(
      rows: 3, title: look.word("quit.title"), right: look.word("quit.esc"), look)
    let lines = [look.word("quit.flight"), look.word("quit.kept"), look.word("quit.choices")]
    for (place, line) in lines.prefix(body.rows).enumerated() {
      page.canvas.write(
        line, column: 1, row: body.row + place, style: .plain, limit: body.columns - 2)
    }
  }

  private func draw(_ line: LineSheetState, on page: inout Page) {
    let title =
      switch line.purpose {
      case .rename, .title: look.word("line.rename")
      case .tags: look.word("line.tags")
      case .export: look.word("line.export")
      case .save: look.word("line.save")
      case .sendAt: look.word("line.sendAt")
      case .note: look.word("line.note")
      case .label: look.word("line.label")
      }
    let offer =
      switch line.purpose {
      case .sendAt: state.offer
      case .save(_, .some): look.word(line.isWithRecipe ? "line.recipe" : "line.asReceived")
      case .export: AppState.exportOffer(line.input.text, look)
      case .save(_, nil), .rename, .title, .tags, .note, .label: String?.none
      }
    let body = page.sheet(
      rows: offer == nil ? 1 : 2, title: title, right: look.word("sheet.esc"), look)
    if let offer, body.rows > 1 {
      page.canvas.write(
        look.chrome.truncated(offer, to: body.columns - 2), column: 1, row: body.row,
        style: Style(.dim))
    }
    page.input(line.input, mark: ":", row: body.maxRow - 1, look: look)
  }
}

extension Page {
  /// Clears rows above the bar for a sheet, draws its rule, and answers where its rows are.
  mutating func sheet(rows: Int, title: String, right: String, _ look: Look) -> Rect {
    let end = size.rows - 1
    let count = max(1, min(rows, end - 1))
    cover(from: end - count - 1, to: end)
    rule(
      end - count - 1, left: [Span(title, Style(.text, bold: true))],
      right: [Span(right, Style(.dim))], look: look)
    return Rect(column: 0, row: end - count, columns: size.columns, rows: count)
  }
}
