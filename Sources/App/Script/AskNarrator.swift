import Conversation
import Engine
import Foundation
import Resilience

/// Tells what happens to a turn while it happens: words on standard error, or JSON lines.
struct AskNarrator {
  let report: Invocation.Ask.Report
  /// Where the newest attempt went.
  private var host: String?

  init(report: Invocation.Ask.Report) {
    self.report = report
  }

  /// One event of `--jsonl`.
  private struct Line: Encodable {
    let event: String
    var number: Int?
    var model: String?
    var host: String?
    var category: String?
    var message: String?
    var seconds: Double?
    var text: String?
    var mimeType: String?
    var width: Int?
    var height: Int?
    var usage: Usage?
  }

  /// - Throws: an encoding error, which does not happen.
  mutating func tell(_ event: TurnEvent) throws {
    if case .started(let attempt, _) = event { host = attempt.host }
    switch report {
    case .jsonLines: if let line = line(event) { try Output.json(line) }
    case .words, .json: if let words = words(event) { Output.note(words) }
    }
  }

  private func words(_ event: TurnEvent) -> String? {
    switch event {
    case .committed(let turn): turn.request.flatMap(Self.sentence)
    case .started(let attempt, let limit):
      attempt.number == 1
        ? "asks \(attempt.model)" : "attempt \(attempt.number) of \(limit)"
    case .retrying(let notice) where notice.hold != nil:
      "waits \(seconds(notice.delay)): \(notice.failure.message)"
    case .nearing(let use):
      "\(use.used) of \(use.limit) are used (\(use.kind.rawValue))"
    case .nearingCap(let use):
      "\(use.spent.total) of the \(use.cap) of this \(use.kind.rawValue) are used"
    case .retrying(let notice):
      "\(notice.failure.category.rawValue)\(status(notice.failure)): attempt "
        + "\(notice.nextAttempt) of \(notice.attemptLimit) in \(seconds(notice.delay))"
    case .fellBack(let route, _):
      "goes on with \(route.model)" + (newHost(of: route).map { " at \($0)" } ?? "")
    case .mended(let repair, _, _): Self.sentence(repair)
    case .delta(let part) where part.isThought && part.picture != nil: "a draft came"
    default: nil
    }
  }

  private func line(_ event: TurnEvent) -> Line? {
    switch event {
    case .started(let attempt, _):
      Line(event: "attempt", number: attempt.number, model: attempt.model)
    case .retrying(let notice):
      Line(
        event: "wait", number: notice.nextAttempt, category: notice.failure.category.rawValue,
        message: notice.failure.message, seconds: notice.delay)
    case .fellBack(let route, _):
      Line(event: "attempt", model: route.model, host: newHost(of: route))
    case .mended(let repair, let failure, _):
      Line(
        event: "wait", category: failure.category.rawValue, message: failure.message, seconds: 0,
        text: Self.sentence(repair))
    case .delta(let part):
      Line(
        event: part.isThought ? "thought" : part.picture == nil ? "text" : "image",
        text: part.text, mimeType: part.picture?.mimeType, width: part.picture?.width,
        height: part.picture?.height)
    case .finished(let turn): Line(event: "done", usage: turn.usage)
    case .failed(_, let failure), .storageFailed(_, let failure):
      Line(event: "failed", category: failure.category.rawValue, message: failure.message)
    case .overCap(_, let overrun):
      Line(
        event: "failed", category: FailureCategory.quota.rawValue, message: overrun.sentence)
    case .committed, .sent, .received, .arriving, .nearing, .nearingCap: nil
    }
  }

  /// The host of a route, where it is another than the one that was asked before.
  private func newHost(of route: Route) -> String? {
    route.host == host ? nil : route.host
  }

  /// What of the history stays here; nil where all of it goes.
  private static func sentence(_ request: RequestSummary) -> String? {
    var parts: [String] = []
    if !request.leftOut.isEmpty {
      parts.append("\(request.leftOut.count) turns of the history stay here")
    }
    if !request.withoutAttachments.isEmpty {
      parts.append("\(request.withoutAttachments.count) turns go without their attachments")
    }
    if !request.asYours.isEmpty {
      parts.append("the newest picture goes as yours, because this model did not sign it")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// What is sent otherwise, after a refusal.
  private static func sentence(_ repair: Repair) -> String {
    switch repair {
    case .picturesAsYours:
      "the signatures are not taken back: the newest picture goes as yours, once, at once"
    case .uploadAgain: "an uploaded picture is gone: it is uploaded again, once, at once"
    case .smallerRequest: "the request is too large: less of the history goes, once, at once"
    }
  }

  private func status(_ failure: Failure) -> String {
    failure.httpStatus.map { " \($0)" } ?? ""
  }

  private func seconds(_ delay: Double) -> String {
    "\(Int(delay.rounded(.up))) s"
  }
}
