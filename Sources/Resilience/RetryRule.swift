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
  /// Nothing is retried once a part that is not a thought has come, whatever broke afterwards.
  package var retryRule: RetryRule {
    if isCommitted { return .never }
    switch cause {
    case .overloaded, .badGateway: return .schedule
    case .internalError: return .spaced
    case .deadlineExceeded: return .once
    case .serverCancelled, .unknownServer: return .never
    case .perMinute, .sharedCapacity: return .paced
    case .offline, .nameNotFound, .connectionRefused, .connectTimeout, .tlsHandshake,
      .requestTimeout:
      return .schedule
    case .connectionLost: return charge == .none ? .schedule : .once
    case .answerTimeout, .cutMidStream, .notJSON, .badBase64, .badPicture: return .once
    case .certificate: return .never
    case .perDay, .limitZero, .spendLimit, .longDelay, .prepaidGone, .capReached,
      .invalidArgument, .unknownField, .unsupportedOption, .missingSignature, .corruptedSignature,
      .payloadTooLarge, .tooManyTokens, .unsupportedMedia, .modelNotFound, .fileNotFound,
      .redirected, .notImplemented, .unknownRequest,
      .keyMissing, .keyInvalid, .keyLeaked, .keyRestricted, .apiDisabled, .location, .billing,
      .projectDenied, .permissionDenied, .untrustedHost, .tokenUnavailable, .tokenInvalid,
      .imageSafety, .promptSafety, .recitation, .personalData, .blocklist,
      .prohibitedContent,
      .wordsOnly, .noImage, .imageOther, .maxTokens, .otherReason,
      .diskFull, .diskBroken, .stopped:
      return .never
    }
  }
}
