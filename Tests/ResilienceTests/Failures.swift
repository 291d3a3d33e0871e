import Resilience

extension FailureCause {
  /// The category the classifier files a cause under, written out a second time for the tests.
  var category: FailureCategory {
    switch self {
    case .overloaded, .internalError, .badGateway, .deadlineExceeded, .serverCancelled,
      .unknownServer:
      .server
    case .perMinute, .sharedCapacity: .rateLimit
    case .perDay, .perMonth, .limitZero, .spendLimit, .longDelay, .prepaidGone, .capReached: .quota
    case .invalidArgument, .unknownField, .unsupportedOption, .missingSignature,
      .corruptedSignature, .payloadTooLarge, .tooManyTokens, .unsupportedMedia, .modelNotFound,
      .fileNotFound, .redirected, .notImplemented, .unknownRequest:
      .request
    case .keyMissing, .keyInvalid, .keyLeaked, .keyRestricted, .apiDisabled, .location, .billing,
      .projectDenied, .permissionDenied, .untrustedHost, .tokenUnavailable, .tokenInvalid:
      .access
    case .imageSafety, .promptSafety, .recitation, .personalData, .blocklist: .safety
    case .prohibitedContent: .policy
    case .wordsOnly, .noImage, .imageOther, .maxTokens, .otherReason: .noImage
    case .offline, .nameNotFound, .connectionRefused, .connectionLost, .tlsHandshake,
      .certificate, .connectTimeout, .answerTimeout, .cutMidStream, .notJSON, .badBase64,
      .badPicture, .requestTimeout:
      .network
    case .diskFull, .diskBroken: .storage
    case .stopped: .cancelled
    }
  }

  func failure(
    serverDelay: Double? = nil, charge: Failure.Charge = .none, isCommitted: Bool = false
  ) -> Failure {
    Failure(
      category, self, message: rawValue, serverDelay: serverDelay, charge: charge,
      isCommitted: isCommitted)
  }
}
