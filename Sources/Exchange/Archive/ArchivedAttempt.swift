import Foundation
import Resilience

/// An attempt as the archive spells it; times are seconds since 2001-01-01 00:00 UTC.
struct ArchivedAttempt: Codable, Hashable {
  var number: Int
  var model: String
  var answeredBy: String?
  var host: String
  var startedAt: Double
  var finishedAt: Double?
  var failure: Failure?
  var waitedAfter: Double?
  var bytesSent: Int?
  var bytesReceived: Int?
  var inputTokens: Int?
  var images: Int?

  init(_ attempt: Attempt) {
    number = attempt.number
    model = attempt.model
    answeredBy = attempt.answeredBy
    host = attempt.host
    startedAt = attempt.startedAt.timeIntervalSinceReferenceDate
    finishedAt = attempt.finishedAt?.timeIntervalSinceReferenceDate
    failure = attempt.failure
    waitedAfter = attempt.waitedAfter
    bytesSent = attempt.bytesSent
    bytesReceived = attempt.bytesReceived
    inputTokens = attempt.inputTokens
    images = attempt.images
  }

  var attempt: Attempt {
    Attempt(
      number: number, model: model, host: host,
      startedAt: Date(timeIntervalSinceReferenceDate: startedAt),
      finishedAt: finishedAt.map(Date.init(timeIntervalSinceReferenceDate:)),
      answeredBy: answeredBy, failure: failure, waitedAfter: waitedAfter,
      bytesSent: bytesSent ?? 0, bytesReceived: bytesReceived ?? 0, inputTokens: inputTokens ?? 0,
      images: images ?? 1)
  }
}
