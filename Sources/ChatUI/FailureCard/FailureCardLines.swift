import Conversation
import Foundation
import Resilience
import Screen

/// The rows of the failure card: sentence, five fields, attempts, charge, safety, health.
struct FailureCardLines {
  let failure: Failure
  let notice: RetryNotice?
  let turn: Turn
  let editor: EditorState
  let state: AppState
  let isRawOpen: Bool
  let columns: Int

  var look: Look { state.look }

  var lines: [[Span]] {
    let advice = advice
    return sentences + (advice.isEmpty ? [] : [[]] + advice) + [[]] + fields + raw + [[]] + attempts
      + [[]] + charge + places
  }

  func safe(_ text: String) -> String { SafeText.visible(text, singleLine: true) }

  // MARK: What happened

  private var sentences: [[Span]] {
    let words = FailureWords(failure, of: turn, in: editor, notice: notice, look: look)
    let isBack = editor.composer.buffer.text == turn.promptText
    let lines =
      notice.map { words.waiting(isServerDelay: $0.isServerDelay) }
      ?? words.ended(isBack: isBack)
    // What names the card's own key only leads here.
    return wrapped(look.word("side.\(side)"), Style(.dim))
      + lines.filter { !$0.contains("!") }.map(Self.capitalized).flatMap { wrapped($0, .plain) }
  }

  /// A sentence with a capital, unless it begins with the letter of a key, which has its case.
  private static func capitalized(_ sentence: String) -> String {
    let beginsWithKey = sentence.dropFirst().first == " "
    return beginsWithKey ? sentence : sentence.prefix(1).uppercased() + sentence.dropFirst()
  }

  /// Whose side it is, which decides what to do.
  private var side: String {
    switch failure.category {
    case .server, .rateLimit, .safety, .policy, .noImage: "server"
    case .request: "user"
    case .quota, .access: "account"
    case .network: "network"
    case .storage, .cancelled: "own"
    }
  }

  /// A sentence over as many rows as it needs, the later ones indented.
  func wrapped(_ text: String, _ style: Style = .plain, indent: Int = 0) -> [[Span]] {
    let gap = String(repeating: " ", count: indent)
    return LineWrap.lines(look.chrome.rendered(safe(text)), width: max(1, columns - indent))
      .enumerated().map { place, line in [Span((place == 0 ? "" : gap) + String(line), style)] }
  }

  // MARK: The five fields

  private var fields: [[Span]] {
    let none = look.word("card.none")
    var details = failure.fieldViolations.map(safe)
    if let reason = failure.reason { details.append(safe(reason)) }
    if let quota = failure.quotaID {
      details.append(safe(quota) + (failure.quotaValue.map { " \(safe($0))" } ?? ""))
    }
    var rows = field("status", failure.httpStatus.map { Self.status($0) } ?? none)
    rows += field("rpc", safe(failure.finishReason ?? failure.rpcStatus ?? none))
    rows += field("message", failure.message.isEmpty ? none : safe(failure.message))
    rows += field(
      "details", details.isEmpty ? look.word("card.details.none") : details.joined(separator: ", "))
    rows += field("delay", delay)
    rows += ratings
    if let host = editor.attempts[turn.id]?.last?.host, !host.isEmpty {
      rows += field(
        "host",
        state.setup.proxy.map { look.word("card.host.proxy", host, $0) }
          ?? look.word("card.host.direct", host))
    }
    return rows
  }

  /// The service's delay, else what holds in its place.
  private var delay: String {
    if let delay = failure.serverDelay { return look.words.took(delay) }
    guard failure.retryRule == .schedule else { return look.word("card.delay.none") }
    let settings = state.preferences.retrySettings(configured: state.setup.retry)
    let delays = (0..<settings.maxRetries).map {
      settings.scheduledDelay(beforeRetry: $0).formatted()
    }
    return look.word(
      "card.delay.schedule", delays.joined(separator: " "),
      String(Int((settings.jitter * 100).rounded())))
  }

  func field(_ name: String, _ value: String) -> [[Span]] {
    labelled(look.word("card.\(name)"), value)
  }

  func labelled(_ label: String, _ value: String, link: String? = nil) -> [[Span]] {
    let pad = String(repeating: " ", count: max(1, 14 - DisplayWidth.columns(label)))
    let lines = LineWrap.lines(value, width: max(1, columns - 14))
    return lines.enumerated().map { place, line in
      place == 0
        ? [Span(label + pad, Style(.dim)), Span(String(line), link: link)]
        : [Span(String(repeating: " ", count: 14)), Span(String(line), link: link)]
    }
  }

  /// An HTTP status with its name.
  private static func status(_ code: Int) -> String {
    let names = [
      200: "OK", 400: "Bad Request", 401: "Unauthorized", 402: "Payment Required",
      403: "Forbidden", 404: "Not Found", 408: "Request Timeout", 413: "Payload Too Large",
      429: "Too Many Requests", 499: "Client Closed Request", 500: "Internal Server Error",
      502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
    ]
    return names[code].map { "\(code) \($0)" } ?? String(code)
  }

  private var raw: [[Span]] {
    guard let answer = failure.rawAnswer, !answer.isEmpty else { return [] }
    let mark = look.chrome[isRawOpen ? .unfolded : .folded]
    let size = look.words.bytes(answer.utf8.count)
    let label = "\(mark) \(look.word("card.raw"))"
    let value = look.word(isRawOpen ? "card.raw.open" : "card.raw.folded", size)
    let head = labelled(label, value)
    guard isRawOpen else { return head }
    let text = SafeText.visible(String(answer.prefix(20_000)))
    return head
      + LineWrap.lines(text, width: max(1, columns - 2)).map {
        [Span("  "), Span(String($0), Style(.dim))]
      }
  }

  private var attempts: [[Span]] {
    AttemptTable(of: turn, in: editor, notice: notice, state: state, columns: columns).lines
  }

  // MARK: Money and safety

  private var charge: [[Span]] {
    let tries = editor.attempts[turn.id] ?? []
    let charges = tries.compactMap(\.failure).map(\.charge)
    let worst =
      charges.contains(.possible) ? "possible" : charges.contains(.thinking) ? "thinking" : "none"
    let stake = turn.atStake
    let charged =
      worst == "possible" && stake > .zero
      ? look.word("card.charged.stake", look.words.sum(stake.cents(.up)))
      : look.word("card.charged.\(worst)")
    var rows = field("charged", charged)
    rows += field("safe", look.word("card.safe.\(worst)"))
    if state.health.attempts >= 5 {
      rows += field("health", look.word("card.health.words", String(state.health.percent)))
      // Who needs an answer more than the best picture may leave the overloaded model for good.
      if let other = editor.detour.offer ?? editor.detour.standIn {
        rows += labelled("", look.word("card.health.main", other))
      }
    }
    return rows
  }
}
