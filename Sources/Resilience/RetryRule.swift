/// How a kind of failure is retried without the user: one row of the guide's table "Retries".
package enum RetryRule: Hashable, Sendable, CaseIterable {
  /// The service is busy, or nothing reached it: as often as the profile allows, on its schedule.
  case schedule
  /// An internal error: twice, at a distance.
  case spaced
  /// The request went out whole and no whole answer came: once, since it may have been charged.
  case once
  /// A rate limit: as often as the profile allows, never before the service's own delay.
  case paced
  /// Sending the same again would fail the same way, or is not ours to decide.
  case never

  /// Retries that this kind may have in one turn; nil where only the profile bounds them.
  package var limit: Int? {
    switch self {
    case .schedule, .paced: nil
    case .spaced: 2
    case .once: 1
    case .never: 0
    }
  }
}

extension Failure {
  /// The row of the table "Retries" that this failure falls under.
  ///
  /// Nothing is retried once a part that is not a thought has come, whatever broke afterwards. What
  /// the service had begun to answer may have been charged, so it is retried once at most, even
  /// where the same error as the whole answer would be retried more often.
  package var retryRule: RetryRule {
    if isCommitted { return .never }
    let rule = cause.retryRule
    return charge == .possible && rule != .never ? .once : rule
  }
}

extension FailureCause {
  /// The row for an attempt that this ended and that is not charged.
  fileprivate var retryRule: RetryRule {
    switch self {
    case .overloaded, .badGateway: .schedule
    case .internalError: .spaced
    case .deadlineExceeded: .once
    case .serverCancelled, .unknownServer: .never
    case .perMinute, .sharedCapacity: .paced
    case .offline, .nameNotFound, .connectionRefused, .connectTimeout, .connectionLost,
      .tlsHandshake, .requestTimeout:
      .schedule
    case .answerTimeout, .cutMidStream, .notJSON, .badBase64, .badPicture: .once
    case .certificate: .never
    case .perDay, .perMonth, .limitZero, .spendLimit, .longDelay, .prepaidGone, .capReached,
      .invalidArgument, .unknownField, .unsupportedOption, .missingSignature, .corruptedSignature,
      .payloadTooLarge, .tooManyTokens, .unsupportedMedia, .modelNotFound, .fileNotFound,
      .redirected, .notImplemented, .unknownRequest,
      .keyMissing, .keyInvalid, .keyLeaked, .keyRestricted, .apiDisabled, .location, .billing,
      .projectDenied, .permissionDenied, .untrustedHost, .tokenUnavailable, .tokenInvalid,
      .imageSafety, .promptSafety, .recitation, .personalData, .blocklist,
      .prohibitedContent,
      .wordsOnly, .noImage, .imageOther, .maxTokens, .otherReason,
      .diskFull, .diskBroken, .stopped:
      .never
    }
  }
}
