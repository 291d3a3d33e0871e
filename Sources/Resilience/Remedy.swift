/// Something the user can do about a failure; what each is called belongs to the screen.
package enum Remedy: String, Hashable, Sendable, Codable, CaseIterable {
  /// Cut the wait short; it counts as a retry.
  case now
  /// Send the same again.
  case again
  /// Send with the one value changed that was refused: another size, without the signature.
  case repair
  /// Send to the model that replaced the one asked for.
  case useReplacement
  /// Upload the expired file again and send.
  case resendFile
  case stop
  case otherModel
  case lowerSize
  /// Send at a time: when the count starts anew, or in the quiet hours.
  case sendAt
  case editPrompt
  case rephrase
  /// Look at what came before the answer broke off.
  case viewPart
  /// Save what is only in memory to another place.
  case saveElsewhere
  case settings
  /// The card with everything the service said.
  case card
}

extension RetryNotice {
  /// What the user can do while the turn waits, the most useful first.
  ///
  /// Asking before the service's own delay is over would only be refused, so `now` is not offered.
  package var remedies: [Remedy] {
    let first: [Remedy] = isServerDelay ? [.stop] : [.now, .stop]
    switch failure.category {
    case .server: return first + [.otherModel] + (failure.wantsLowerSize ? [.lowerSize] : [])
    case .rateLimit: return first + [.otherModel]
    default: return first
    }
  }
}

extension Failure {
  /// What the user can do once the turn has ended with this failure, the most useful first.
  ///
  /// The order is the one of the status bar, which shows the first three. Money that is used up is
  /// used up for every model of the project, so another one is not offered.
  package var remedies: [Remedy] {
    switch category {
    case .server where isCommitted, .network where isCommitted: [.again, .viewPart, .card]
    case .server:
      [.again] + (wantsLowerSize ? [.lowerSize] : []) + [.otherModel, .sendAt]
        + (cause == .internalError ? [.editPrompt] : []) + [.card]
    case .rateLimit: [.again, .otherModel, .card]
    case .quota where cause == .capReached: [.settings, .again, .card]
    case .quota where cause == .spendLimit || cause == .prepaidGone: [.again, .card]
    case .quota: (quotaResets ? [.sendAt] : []) + [.otherModel, .card]
    case .request: requestRemedies
    case .access: [.card, .settings, .again]
    case .safety, .noImage: [.again, .rephrase, .card]
    case .policy: [.rephrase, .card]
    case .network where cause == .certificate: [.card, .settings, .again]
    case .network: [.again] + (wantsLowerSize ? [.lowerSize] : []) + [.card]
    case .storage: isCommitted ? [.saveElsewhere, .again] : [.again]
    case .cancelled: [.again, .editPrompt]
    }
  }

  private var requestRemedies: [Remedy] {
    switch cause {
    case .unsupportedOption, .missingSignature, .corruptedSignature:
      [.repair, .settings, .card]
    case .modelNotFound: [.useReplacement, .settings, .card]
    case .fileNotFound: [.resendFile, .settings, .card]
    case .payloadTooLarge: [.lowerSize, .editPrompt, .card]
    case .tooManyTokens, .invalidArgument, .unsupportedMedia: [.editPrompt, .settings, .card]
    default: [.settings, .card]
    }
  }

  /// Whether a smaller picture would be drawn in the time that was too short.
  fileprivate var wantsLowerSize: Bool { cause == .deadlineExceeded || cause == .answerTimeout }

  /// Whether waiting brings the quota back: by day, or after the delay the service names.
  private var quotaResets: Bool { cause == .perDay || cause == .longDelay }
}
