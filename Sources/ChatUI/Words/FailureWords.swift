package import Conversation
import Foundation
package import Resilience

/// What a failure is called, in the transcript and in the bar.
package struct FailureWords: Sendable {
  private let words: Words
  private let failure: Failure
  private let values: [String]

  /// The words for a failure of a turn; `notice` while it waits.
  package init(
    _ failure: Failure, of turn: Turn?, in editor: EditorState, notice: RetryNotice? = nil,
    look: Look
  ) {
    words = look.words
    self.failure = failure
    let tries = turn.flatMap { editor.attempts[$0.id] } ?? []
    let model = tries.last?.model ?? turn?.settings.model ?? editor.session.settings.model
    let other = turn.flatMap { editor.otherModel(for: $0, look.setup.models) }
    let price = other?.estimate(size: turn?.settings.size, inputTokens: 600)
    let began = tries.first?.startedAt ?? look.now
    let ended = tries.last?.finishedAt ?? look.now
    // Our own disk may refuse in the middle of an answer, whose status says nothing of it.
    let isOurs = failure.httpStatus == nil || failure.category == .storage
    let reason =
      failure.finishReason ?? failure.reason ?? failure.rpcStatus ?? (isOurs ? failure.message : "")
    let place = notice?.place(at: look.now) ?? 1
    let inQueue = place + editor.queue.count
    failed = max(1, tries.filter { $0.failure != nil }.count)
    values = [
      failure.httpStatus.map(String.init) ?? failure.finishReason ?? failure.cause.rawValue,
      Self.seconds(notice?.delay ?? 0), String(notice?.nextAttempt ?? 0),
      String(notice?.attemptLimit ?? 0), String(failed), model, other?.id ?? "", reason,
      look.words.took(ended.timeIntervalSince(began)),
      Self.repair(failure, turn?.settings, look.setup.models),
      tries.last?.host ?? "", Self.time(failure, notice, look),
      price.map { look.words.sum($0) } ?? "", turn?.settings.size ?? "",
      notice?.hold?.limit.map(String.init) ?? "", look.words.ordinal(place), String(inQueue),
    ]
    hold = notice?.hold
    isQueued = notice?.failure.category == .rateLimit && inQueue > 1
    hasOther = other != nil
  }

  private let hasOther: Bool
  /// What holds the turn back, where that is no refusal.
  private let hold: PacingHold?
  private let isQueued: Bool
  private let failed: Int

  /// Whole seconds without a fraction, a server's `34.074824224` as `34.1`.
  private static func seconds(_ delay: Double) -> String {
    let tenths = Int((delay * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }

  /// What `r` changes: the size the model does take, or the model that replaced it.
  private static func repair(
    _ failure: Failure, _ settings: GenerationSettings?, _ models: ModelTable
  ) -> String {
    guard let settings else { return "" }
    if failure.cause == .modelNotFound {
      return models.successor(of: settings.model) ?? ""
    }
    return models[settings.model].flatMap { settings.fitted(to: $0).size } ?? ""
  }

  private static func time(_ failure: Failure, _ notice: RetryNotice?, _ look: Look) -> String {
    if let notice { return look.words.time(notice.until, in: look.setup.zone, seconds: true) }
    return look.time(PacificDay.nextMidnight(after: look.now))
  }

  /// What `r` changes, for its label.
  package var repair: String { values[9] }

  /// The two lines of a wait.
  package func waiting(isServerDelay: Bool) -> [String] {
    let asked = "fail.wait.\(failure.category.rawValue).asked.1"
    let first =
      if let hold {
        filled("fail.wait.\(hold.key)")
      } else {
        isServerDelay && words.has(asked) ? filled(asked) : sentence("wait", "1")
      }
    if isQueued { return [first, filled("fail.wait.queued.2")] }
    // A cause that is always so says it in a sentence of its own.
    let isPossible =
      failure.charge == .possible && !words.has("fail.wait.\(failure.cause.rawValue).2")
    return [first, isPossible ? filled("fail.wait.charged.2") : sentence("wait", "2")]
  }

  /// The two lines of an end; `isBack`: the prompt is in the composer again.
  package func ended(isBack: Bool) -> [String] {
    var second = sentence("end", "2")
    if failure.category == .server, failure.cause != .internalError, !hasOther,
      failure.charge == .none
    {
      second = filled("fail.end.server.alone")
    }
    if failure.category == .cancelled, failure.charge == .possible {
      second = filled("fail.end.cancelled.charged")
    }
    if failure.charge == .possible, !words.has("fail.end.\(failure.cause.rawValue).2") {
      switch failure.category {
      case .network: second = filled("fail.end.network.charged")
      case .server: second = filled("fail.end.server.charged")
      default: break
      }
    }
    let gap = words.language == .english ? " " : ""
    return [sentence("end", "1"), isBack ? second + gap + words["fail.back"] : second]
  }

  /// What the bar says about the cause; nil where the code says it all.
  package var say: String? {
    // Only what is committed is kept as a part; thoughts are none.
    if failure.cause == .cutMidStream, !failure.isCommitted { return words["bar.charged"] }
    let key = "bar.say.\(failure.cause.rawValue)"
    return words.has(key) ? filled(key) : nil
  }

  private func sentence(_ kind: String, _ line: String) -> String {
    let keys = [failure.cause.rawValue, failure.category.rawValue, "other"]
    guard let key = keys.map({ "fail.\(kind).\($0).\(line)" }).first(where: words.has) else {
      return ""
    }
    if failure.charge == .possible, words.has("\(key).charged") { return filled("\(key).charged") }
    let once = "\(key).once"
    return filled(failed == 1 && words.has(once) ? once : key)
  }

  private func filled(_ key: String) -> String {
    var sentence = words[key]
    for (place, value) in values.enumerated() {
      // A place without a value goes with the blank before it: `(307)`, not `(307 )`.
      if value.isEmpty { sentence = sentence.replacing(" {\(place)}", with: "") }
      sentence = sentence.replacing("{\(place)}", with: value)
    }
    return sentence
  }
}

extension PacingHold {
  /// The limit, where one is known.
  fileprivate var limit: Int? {
    switch reason {
    case .used(_, let limit), .spacing(_, let limit): limit
    case .refused: nil
    }
  }

  /// The end of the key of its sentence.
  fileprivate var key: String {
    switch reason {
    case .used(let kind, _): "used.\(kind.rawValue)"
    case .spacing(let kind, _): "spacing.\(kind.rawValue)"
    case .refused: "refused"
    }
  }
}
