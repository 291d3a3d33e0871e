import Conversation
import Foundation
import Resilience
import Screen

/// The sessions, three rows each, the newest first; below them the line that filters.
struct BrowserView {
  private let browser: BrowserState
  private let state: AppState
  private let look: Look

  init(_ browser: BrowserState, _ state: AppState) {
    self.browser = browser
    self.state = state
    look = state.look
  }

  func draw(on page: inout Page) {
    let size = page.size
    let rows = browser.shown
    let hasHeader = size.rows >= 16
    if hasHeader {
      let count = browser.rows.count
      let title = look.word(count == 1 ? "browser.title.one" : "browser.title", String(count))
      HeaderView.draw(title, look.word("browser.order"), on: &page, look)
    }
    let area = Rect(
      column: 0, row: hasHeader ? 1 : 0, columns: size.columns,
      rows: max(0, size.rows - 3 - (hasHeader ? 1 : 0)))
    if rows.isEmpty {
      let key =
        !browser.isLoaded
        ? "browser.loading"
        : browser.rows.isEmpty ? "browser.empty" : "browser.none"
      page.words(
        look.word(key), column: 2, row: area.row + 1, columns: size.columns - 4, end: area.maxRow)
    } else {
      drawRows(rows, in: area, on: &page)
    }
    let left = [Span(look.word("browser.rule"), Style(.dim))]
    page.rule(
      size.rows - 3, left: left, right: [Span(look.word("browser.filter"), Style(.dim))],
      look: look)
    page.input(browser.input, mark: "/", row: size.rows - 2, look: look)
  }

  private func drawRows(_ rows: [BrowserRow], in area: Rect, on page: inout Page) {
    // The last row tells how many are below, if they do not all fit.
    let fits = rows.count * 3 <= area.rows
    let count = max(1, fits ? rows.count : (area.rows - 1) / 3)
    let first = max(0, min(browser.selection - count + 1, rows.count - count))
    let last = min(rows.count, first + count)
    for place in first..<last {
      let rect = Rect(
        column: 0, row: area.row + (place - first) * 3, columns: area.columns,
        rows: min(3, area.maxRow - area.row - (place - first) * 3))
      draw(rows[place], isChosen: place == browser.selection, in: rect, on: &page)
    }
    if last < rows.count, area.rows > count * 3 {
      page.canvas.write(
        look.word("browser.more", String(rows.count - last)), column: 3,
        row: area.row + count * 3, style: Style(.dim))
    }
  }

  private func draw(
    _ row: BrowserRow, isChosen: Bool, in rect: Rect, on page: inout Page
  ) {
    let summary = row.summary
    if isChosen {
      page.canvas.write(
        look.chrome[.pointer], column: 1, row: rect.row, style: Style(.accent, bold: true))
    }
    let showsPicture = rect.columns >= 60
    if showsPicture, let picture = summary.lastPicture {
      let size = PictureSize.thumbnail(
        of: picture, in: Size(columns: 10, rows: rect.rows), look.setup)
      page.draw(
        ImageRequest(blob: picture.blob.rawValue, size: size),
        at: Position(column: 3 + (10 - size.columns) / 2, row: rect.row), clip: rect,
        from: state.pictures, look: look)
    }
    let column = showsPicture ? 15 : 3
    let columns = rect.columns - column - 1
    let right = facts(of: summary)
    let rightColumns = DisplayWidth.columns(right)
    let title =
      summary.session.title.isEmpty
      ? look.word("session.new") : SafeText.visible(summary.session.title, singleLine: true)
    page.canvas.write(
      look.chrome.truncated(title, to: max(0, columns - rightColumns - 2)), column: column,
      row: rect.row, style: Style(isChosen ? .accent : .text, bold: true))
    page.canvas.write(
      right, column: rect.columns - 1 - rightColumns, row: rect.row, style: Style(.dim))
    guard rect.rows > 1 else { return }
    let prompt = SafeText.visible(summary.lastTurn?.promptText ?? "", singleLine: true)
    page.canvas.write(
      look.chrome.truncated(prompt, to: columns), column: column, row: rect.row + 1,
      style: .plain)
    guard rect.rows > 2 else { return }
    page.canvas.write(
      state(of: row, columns: columns), column: column, row: rect.row + 2,
      limit: columns)
  }

  private func facts(of summary: SessionSummary) -> String {
    let turns = look.word(
      summary.turnCount == 1 ? "browser.turn" : "browser.turns", String(summary.turnCount))
    let cost = look.words.sum(summary.cost)
    let ago = look.words.ago(look.now.timeIntervalSince(summary.session.updatedAt))
    let gap = String(repeating: " ", count: max(0, 8 - DisplayWidth.columns(ago)))
    return "\(turns)  \(cost)\(gap)\(ago)"
  }

  /// The third row: what the last turn waits for or failed with, else its picture and model.
  private func state(of row: BrowserRow, columns: Int) -> [Span] {
    if let failure = row.notice?.failure ?? row.failure {
      let role = Role(failure.category)
      var words = "\(look.word("category.\(failure.category.rawValue)"))"
      if let code = failure.httpStatus, code != 200 { words += " \(code)" }
      if let reason = failure.finishReason {
        words += " " + SafeText.visible(reason, singleLine: true)
      }
      let tail =
        row.notice.map { notice in
          notice.until <= look.now
            ? look.word("bar.stale")
            : look.word(
              "browser.waits", String(notice.nextAttempt), String(notice.attemptLimit),
              look.words.countdown(notice.until.timeIntervalSince(look.now)))
        } ?? look.word("browser.kept")
      return [
        Span(look.chrome.mark(for: role) ?? "!", Style(role)), Span(" "),
        Span(words, Style(role)), Span(look.dot + tail, Style(.dim)),
      ]
    }
    if let turn = row.summary.lastTurn, turn.isScheduled, let until = turn.waitsUntil {
      let tail =
        until <= look.now ? look.word("sendAt.over") : look.word("bar.until", look.moment(until))
      return [
        Span("\(look.chrome[.queued]) \(look.word("state.scheduled")) ", .plain),
        Span(tail, Style(.dim)),
      ]
    }
    if row.summary.lastTurn?.state == .interrupted {
      return [Span(look.chrome[.interrupted] + " " + look.word("browser.interrupted"), Style(.dim))]
    }
    var facts: [String] = []
    if let picture = row.summary.lastPicture {
      let number = row.summary.lastPictureNumber.map { "@\($0) " } ?? ""
      facts.append("\(number)\(picture.width)\(look.chrome[.times])\(picture.height)")
    }
    facts.append(SafeText.visible(row.summary.session.settings.model, singleLine: true))
    return [Span(facts.joined(separator: look.dot), Style(.dim))]
  }
}
