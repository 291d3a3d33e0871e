import Conversation
import Foundation
import Resilience
import Screen

/// Every request that was sent for a turn, one row each, below a row of headings.
struct AttemptTable {
  private let tries: [Attempt]
  private let notice: RetryNotice?
  private let state: AppState
  private let columns: Int

  /// The table of a turn; `notice` is the wait after its last attempt, `columns` the width of a row.
  init(
    of turn: Turn, in editor: EditorState, notice: RetryNotice?, state: AppState, columns: Int
  ) {
    tries = editor.attempts[turn.id] ?? []
    self.notice = notice
    self.state = state
    self.columns = columns
  }

  /// The rows, of the last twenty attempts; none before the first.
  var lines: [[Span]] {
    guard !tries.isEmpty else { return [] }
    let look = state.look
    let head = row(
      ["attempt", "sent", "model", "answer", "took", "waited"].map { look.word("card.\($0)") })
    let hosts = Set(tries.map(\.host))
    var host: String?
    return [[Span(head, Style(.dim))]]
      + tries.suffix(20).flatMap { attempt in
        // Where a turn went to several hosts, each stands above the attempts that went there.
        let isNewHost = hosts.count > 1 && attempt.host != host
        host = attempt.host
        return (isNewHost ? [[Span(safe(attempt.host), Style(.dim))]] : [])
          + [[Span(row(cells(of: attempt, look)))]]
      }
  }

  private func cells(of attempt: Attempt, _ look: Look) -> [String] {
    let limit = max(notice?.attemptLimit ?? 0, tries.count)
    let took = attempt.finishedAt.map {
      look.words.took($0.timeIntervalSince(attempt.startedAt))
    }
    return [
      look.word("card.of", String(attempt.number), String(limit)),
      look.words.time(attempt.startedAt, in: state.setup.zone, seconds: true),
      safe(attempt.model), answer(to: attempt, look), took ?? "",
      waited(attempt, isLast: attempt.number == tries.last?.number),
    ]
  }

  private func answer(to attempt: Attempt, _ look: Look) -> String {
    guard let failure = attempt.failure else {
      return look.word(attempt.finishedAt == nil ? "card.running" : "card.answered")
    }
    let code = [failure.httpStatus.map(String.init), failure.finishReason ?? failure.rpcStatus]
      .compactMap { $0 }.joined(separator: " ")
    return safe(code.isEmpty ? look.word("category.\(failure.category.rawValue)") : code)
  }

  private func safe(_ text: String) -> String { SafeText.visible(text, singleLine: true) }

  private func waited(_ attempt: Attempt, isLast: Bool) -> String {
    let look = state.look
    guard let wait = attempt.waitedAfter else { return "" }
    let whole = look.words.countdown(wait)
    guard isLast, let notice else { return whole }
    let left = look.words.countdown(notice.until.timeIntervalSince(look.now))
    return look.word("card.left", whole, left)
  }

  /// A row of the table; narrow screens leave the model out.
  private func row(_ cells: [String]) -> String {
    let widths = columns >= 70 ? [9, 10, 20, 17, 7, 0] : [9, 9, 0, 16, 7, 0]
    var line = ""
    for (place, cell) in cells.enumerated() {
      guard widths[place] > 0 || place == cells.count - 1 else { continue }
      let room = place == cells.count - 1 ? 20 : widths[place] - 1
      let text = state.look.chrome.truncated(cell, to: room)
      line += text
      line += String(repeating: " ", count: max(0, widths[place] - DisplayWidth.columns(text)))
    }
    return line
  }
}
