import Conversation
import Foundation
import Resilience

/// The line that asks for a time.
extension AppState {
  /// Opens the line, or says why nothing can be sent later.
  ///
  /// Pictures that the prompt names are looked at while the time is typed.
  mutating func askForTime(_ editor: inout EditorState) -> [Effect] {
    if let reason = whyNothingGoesLater(editor) {
      show(reason)
      return []
    }
    sheet = .line(LineSheetState(.sendAt, text: ""))
    return editor.composer.attachFinishedWords()
  }

  private func whyNothingGoesLater(_ editor: EditorState) -> String? {
    if !setup.canSend { return words["notice.noKey"] }
    if editor.run != nil { return words["notice.running"] }
    guard editor.failedTurnToSend == nil else { return nil }
    guard !editor.composer.isEmpty else { return words["notice.nothingToSend"] }
    return editor.obstacle(requestRules, setup.models, words)
  }

  /// Takes what was typed; nothing takes the time on offer.
  mutating func sendAt(_ text: String) -> [Effect] {
    guard var changed = editor else { return [] }
    let date =
      text.isEmpty
      ? offeredTime
      : SendTime(text)?.date(after: now, in: setup.zone, quiet: curve.nextQuiet(after: now))
    guard let date else {
      show(words("notice.noTime", text))
      sheet = .line(LineSheetState(.sendAt, text: text))
      return []
    }
    guard let effects = changed.send(at: date, now: now) else {
      show(words["notice.attaching"])
      return []
    }
    editor = changed
    return effects
  }

  /// The time that Enter alone takes: when the quota starts anew, else when it is quiet.
  var offeredTime: Date {
    let turn = editor?.failedTurnToSend
    return turn.flatMap { editor?.resetTime(of: $0, now: now) } ?? curve.nextQuiet(after: now)
  }

  /// The sentence that offers it.
  var offer: String {
    if let turn = editor?.failedTurnToSend, let reset = editor?.resetTime(of: turn, now: now) {
      return look.word("sendAt.reset", look.moment(reset))
    }
    let quiet = curve.nextQuiet(after: now)
    let source = look.word(record?.isEnough == true ? "sendAt.own" : "sendAt.guide")
    return quiet == now
      ? look.word("sendAt.isQuiet", source) : look.word("sendAt.quiet", look.moment(quiet), source)
  }

  /// What is known of the session's model in the last 30 days.
  var record: AttemptStatistics? { records[settings.model] }

  /// How busy the hours are for the session's model: its own record, else the guide's region.
  var curve: OverloadCurve {
    record.map { setup.guide.corrected(by: $0) } ?? setup.guide
  }
}

extension Look {
  /// A time within a day by the clock, a later one with its date: `01:00`, `11-27 01:00`.
  func moment(_ date: Date) -> String {
    guard date.timeIntervalSince(now) > 20 * 3600 else { return time(date) }
    let parts = words.calendarDay(date, in: setup.zone)
    return "\(parts) \(time(date))"
  }
}
