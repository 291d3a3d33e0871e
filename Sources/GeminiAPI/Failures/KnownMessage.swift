import Resilience

/// A message of the service that says what neither its status nor its reason says.
///
/// Matching words is wrong in principle: they may change any day. It is done all the same because
/// the service gives most of its 400s and 403s one status and no `ErrorInfo`. It is done here only,
/// after everything that is meant for machines; a message nobody knows falls into the nearest
/// category by its status.
struct KnownMessage {
  let statuses: [Int]
  /// In lower case; all of them must be in the message.
  let words: [String]
  let category: FailureCategory
  let cause: FailureCause

  private init(
    _ statuses: [Int], _ words: String..., is category: FailureCategory, _ cause: FailureCause
  ) {
    self.statuses = statuses
    self.words = words
    self.category = category
    self.cause = cause
  }

  /// The first one that fits counts.
  private static let all: [KnownMessage] = [
    // Signatures; the service writes them in three ways.
    .init([400], "missing a thought_signature", is: .request, .missingSignature),
    .init([400], "missing thought_signature", is: .request, .missingSignature),
    .init([400], "corrupted thought signature", is: .request, .corruptedSignature),
    .init([400], "thought signature is not valid", is: .request, .corruptedSignature),
    .init([400], "thought_signature'", "base64", is: .request, .corruptedSignature),
    // Size and media.
    .init([400], "payload size exceeds", is: .request, .payloadTooLarge),
    .init([400], "token count", "exceeds", is: .request, .tooManyTokens),
    .init([400], "token count", "only supports up to", is: .request, .tooManyTokens),
    .init([400], "unsupported mime type", is: .request, .unsupportedMedia),
    .init([400], "mimetype", "not supported", is: .request, .unsupportedMedia),
    .init([400], "process input image", is: .request, .unsupportedMedia),
    .init([400], "source image", is: .request, .unsupportedMedia),
    // Fields and options.
    .init([400], "unknown name", is: .request, .unknownField),
    .init([400], "cannot find field", is: .request, .unknownField),
    .init([400], "invalid value at", is: .request, .unsupportedOption),
    .init([400], "thinking", is: .request, .unsupportedOption),
    .init([400], "aspect", is: .request, .unsupportedOption),
    .init([400], "image size", is: .request, .unsupportedOption),
    .init([400], "image_size", is: .request, .unsupportedOption),
    .init([400], "imagesize", is: .request, .unsupportedOption),
    .init([400], "modalit", is: .request, .unsupportedOption),
    .init([400], "is not enabled for this model", is: .request, .unsupportedOption),
    // The key, the token and the account.
    .init([401], "api keys are not supported", is: .access, .keyRestricted),
    .init([401], "missing required authentication", is: .access, .keyMissing),
    .init([401], "expected oauth 2 access token", is: .access, .tokenInvalid),
    .init([400, 401, 403], "api key not valid", is: .access, .keyInvalid),
    .init([400, 401, 403], "api key expired", is: .access, .keyInvalid),
    .init([400, 401, 403], "api key not found", is: .access, .keyInvalid),
    .init([400, 403], "location is not supported", is: .access, .location),
    .init([401, 403], "unregistered callers", is: .access, .keyMissing),
    .init([400, 401, 403], "reported as leaked", is: .access, .keyLeaked),
    .init([403], "has not been used in project", is: .access, .apiDisabled),
    .init([403], "denied access", is: .access, .projectDenied),
    .init([403], "are blocked", is: .access, .keyRestricted),
    .init([403], "access the file", is: .request, .fileNotFound),
    .init([403], "has been suspended", is: .access, .projectDenied),
    .init([400, 403], "billing", is: .access, .billing),
    // What is not there.
    .init([404], "file files/", is: .request, .fileNotFound),
    // Money.
    .init([402, 429], "prepayment credits", is: .quota, .prepaidGone),
    .init([429], "spend", is: .quota, .spendLimit),
  ]

  /// What a message of a status means, if it is known.
  static func matching(_ message: String, status: Int) -> KnownMessage? {
    let message = message.lowercased()
    return all.first { known in
      known.statuses.contains(status) && known.words.allSatisfy { message.contains($0) }
    }
  }
}
