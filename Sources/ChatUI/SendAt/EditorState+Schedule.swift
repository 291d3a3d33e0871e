package import Conversation
package import Foundation
import Resilience

/// Turns that wait for a time the user gave them.
extension EditorState {
  /// Whether a turn waits for its time: no attempt of it was ever made, and no limit holds it.
  func isScheduled(_ turn: Turn) -> Bool {
    turn.isScheduled && (attempts[turn.id] ?? []).isEmpty && notices[turn.id] == nil
  }

  /// The next turn whose time is still to come.
  func nextScheduled(after now: Date) -> Turn? {
    tree.turns.filter { isScheduled($0) && ($0.waitsUntil ?? now) > now }
      .min { ($0.waitsUntil ?? now) < ($1.waitsUntil ?? now) }
  }

  /// Whether the last turn waits for its time, so that the bar tells of it.
  func endsScheduled(after now: Date) -> Bool {
    tip.map { isScheduled($0) && ($0.waitsUntil ?? now) > now } ?? false
  }

  /// Sends on what was found on disk and whose time has come.
  ///
  /// One whose time had passed before it was found waits until the user says so.
  mutating func sendDue(at now: Date) -> [Effect] {
    let due = waitingForTime.compactMap { tree[$0] }.filter { ($0.waitsUntil ?? now) <= now }
    waitingForTime.subtract(due.map(\.id))
    return due.map { .resumeTurn($0.id, session) }
  }

  /// What `w` sends later: the turn that failed, unless something else was written meanwhile.
  var failedTurnToSend: Turn? {
    guard let turn = current, let failure = failure(of: turn), failure.category != .cancelled,
      turn.state == .failed
    else { return nil }
    let isWritten = !composer.isEmpty && composer.buffer.text != turn.promptText
    return isWritten && focus == .writing ? nil : turn
  }

  /// Commits what stands in the composer, or a failed turn as its sibling, to go at a time.
  ///
  /// Answers nil while an attachment is still being looked at.
  package mutating func send(at date: Date, now: Date) -> [Effect]? {
    guard run == nil else { return [] }
    if let turn = failedTurnToSend {
      return resend(turn, settings: turn.settings, at: now, later: date)
    }
    return composer.attaching.isEmpty ? send(at: now, later: date) : nil
  }

  /// When a failed turn may go again by what the service said; nil where it said nothing.
  package func resetTime(of turn: Turn, now: Date) -> Date? {
    guard let failure = failure(of: turn), failure.category == .quota else { return nil }
    guard let delay = failure.serverDelay, failure.cause == .longDelay else {
      return failure.cause == .perDay ? PacificDay.nextMidnight(after: now) : nil
    }
    let ended = attempts[turn.id]?.last?.finishedAt ?? turn.finishedAt ?? now
    let reset = ended.addingTimeInterval(delay)
    return reset > now ? reset : nil
  }
}
