package import Foundation

/// One request that was sent for a turn, and what became of it.
package struct Attempt: Hashable, Sendable, Codable {
  /// 1 for the first.
  package var number: Int
  /// The model asked.
  package var model: String
  /// The model that answered, as the answer names it.
  package var answeredBy: String?
  /// The host it went to.
  package var host: String
  package var startedAt: Date
  /// When its answer or failure was whole; nil while it runs.
  package var finishedAt: Date?
  /// nil while it runs, and in success.
  package var failure: Failure?
  /// Seconds waited after it before the next one, or that will be waited.
  package var waitedAfter: Double?
  package var bytesSent: Int
  package var bytesReceived: Int
  /// What it takes of the limits: input tokens, by estimate until the service has counted them.
  package var inputTokens: Int
  /// Pictures it brought, or shall bring.
  package var images: Int

  package init(
    number: Int, model: String, host: String, startedAt: Date, finishedAt: Date? = nil,
    answeredBy: String? = nil, failure: Failure? = nil, waitedAfter: Double? = nil,
    bytesSent: Int = 0, bytesReceived: Int = 0, inputTokens: Int = 0, images: Int = 1
  ) {
    self.number = number
    self.model = model
    self.host = host
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.answeredBy = answeredBy
    self.failure = failure
    self.waitedAfter = waitedAfter
    self.bytesSent = bytesSent
    self.bytesReceived = bytesReceived
    self.inputTokens = inputTokens
    self.images = images
  }
}
