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
    let hasHeader = size.rows >= 16
    if hasHeader {
      HeaderView.draw(
        title, look.word("browser.order.\(browser.order.rawValue)") + look.dot + "Tab", on: &page,
        look)
    }
    let area = Rect(
      column: 0, row: hasHeader ? 1 : 0, columns: size.columns,
      rows: max(0, size.rows - 3 - (hasHeader ? 1 : 0)))
    if browser.count == 0 {
      page.words(
        look.word(emptyKey), column: 2, row: area.row + 1, columns: size.columns - 4,
        end: area.maxRow)
    } else {
      let list = RowList(count: browser.count, selection: browser.selection, in: area)
      for (place, rect) in list.rows {
        if let row = browser[place] {
          draw(row, isChosen: place == browser.selection, in: rect, on: &page)
        }
      }
      list.drawMore(on: &page, look)
    }
    page.rule(
      size.rows - 3, left: [Span(rule, Style(.dim))],
      right: [Span(look.word("browser.filter"), Style(.dim))], look: look)
    page.input(browser.input, mark: "/", row: size.rows - 2, look: look)
  }

  private var title: String {
    if browser.isTrash { return look.word("browser.title.trash", look.words.count(browser.count)) }
    let total = look.words.count(browser.total)
    if browser.isFiltered {
      return look.word("browser.title.found", look.words.count(browser.count), total)
    }
    return look.word(browser.total == 1 ? "browser.title.one" : "browser.title", total)
  }

  private var rule: String {
    switch browser.purpose {
    case .open: look.word(browser.isTrash ? "browser.rule.trash" : "browser.rule")
    case .lend(let pictures, _):
      pictures.count == 1
        ? look.word("browser.rule.lend.one")
        : look.word("browser.rule.lend", String(pictures.count))
    }
  }

  private var emptyKey: String {
    if !browser.isLoaded { return "browser.loading" }
    if browser.isTrash { return "browser.none.trash" }
    return browser.isFiltered ? "browser.none" : "browser.empty"
  }

  private func draw(
    _ row: BrowserRow, isChosen: Bool, in rect: Rect, on page: inout Page
  ) {
    let summary = row.summary
    let column = ListRow.begin(
      summary.lastPicture, isChosen: isChosen, in: rect, on: &page, look, state.pictures)
    let columns = rect.columns - column - 1
    let right = facts(of: summary)
    let rightColumns = DisplayWidth.columns(right)
    let star = summary.session.isStarred ? " " + look.chrome[.star] : ""
    let title =
      summary.session.title.isEmpty
      ? look.word("session.new") : SafeText.visible(summary.session.title, singleLine: true)
    let room = max(0, columns - rightColumns - 2 - DisplayWidth.columns(star))
    page.canvas.write(
      [
        Span(look.chrome.truncated(title, to: room), Style(isChosen ? .accent : .text, bold: true)),
        Span(star, Style(.star)),
      ], column: column, row: rect.row, limit: max(0, columns - rightColumns))
    page.canvas.write(
      right, column: rect.columns - 1 - rightColumns, row: rect.row, style: Style(.dim))
    guard rect.rows > 1 else { return }
    let prompt = SafeText.visible(summary.lastTurn?.promptText ?? "", singleLine: true)
    page.canvas.write(
      look.chrome.truncated(prompt, to: columns), column: column, row: rect.row + 1,
      style: .plain)
    guard rect.rows > 2 else { return }
    page.canvas.write(
      state(of: row), column: column, row: rect.row + 2, limit: columns)
  }

  private func facts(of summary: SessionSummary) -> String {
    let turns = look.word(
      summary.turnCount == 1 ? "browser.turn" : "browser.turns", String(summary.turnCount))
    let cost = look.words.sum(summary.cost)
    let ago = look.words.ago(look.now.timeIntervalSince(summary.session.updatedAt))
    let gap = String(repeating: " ", count: max(0, 8 - DisplayWidth.columns(ago)))
    return "\(turns)  \(cost)\(gap)\(ago)"
  }

  /// The third row: since when it is in the trash, what the last turn waits for or failed with,
  /// else its picture and tags or model.
  private func state(of row: BrowserRow) -> [Span] {
    if let date = row.summary.session.trashedAt {
      let day = look.words.shortDay(date, now: look.now, in: look.setup.zone)
      return [Span(look.word("browser.trashed", day), Style(.dim))]
    }
    if let failure = row.notice?.failure ?? row.failure { return told(failure, row.notice) }
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
    let tags = row.summary.session.tags.map { SafeText.visible($0, singleLine: true) }
    facts.append(
      tags.isEmpty
        ? SafeText.visible(row.summary.session.settings.model, singleLine: true)
        : look.word("browser.tags", tags.joined(separator: look.words["list.comma"])))
    return [Span(facts.joined(separator: look.dot), Style(.dim))]
  }

  private func told(_ failure: Failure, _ notice: RetryNotice?) -> [Span] {
    let role = Role(failure.category)
    var words = "\(look.word("category.\(failure.category.rawValue)"))"
    if let code = failure.httpStatus, code != 200 { words += " \(code)" }
    if let reason = failure.finishReason {
      words += " " + SafeText.visible(reason, singleLine: true)
    }
    let tail =
      notice.map { notice in
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
}
