import Foundation
import Resilience
import Testing

/// "Which keys" of the status bar: by cause, the most useful first.
@Suite struct RemedyTests {
  private func notice(_ cause: FailureCause, isServerDelay: Bool = false) -> RetryNotice {
    RetryNotice(
      failure: cause.failure(), nextAttempt: 2, attemptLimit: 6,
      until: Date(timeIntervalSince1970: 0), delay: 30, isServerDelay: isServerDelay)
  }

  @Test func `a wait can be cut short, but not where the service set it`() {
    #expect(notice(.overloaded).remedies == [.now, .stop, .otherModel])
    #expect(notice(.offline).remedies == [.now, .stop])
    #expect(notice(.perMinute, isServerDelay: true).remedies == [.stop, .otherModel])
  }

  @Test(arguments: [
    (FailureCause.overloaded, [Remedy.again, .otherModel, .sendAt, .card]),
    (.deadlineExceeded, [.again, .lowerSize, .otherModel, .sendAt, .card]),
    (.perDay, [.sendAt, .otherModel, .card]),
    (.perMonth, [.otherModel, .card]),
    (.limitZero, [.otherModel, .card]),
    (.spendLimit, [.again, .card]),
    (.unsupportedOption, [.repair, .settings, .card]),
    (.modelNotFound, [.useReplacement, .settings, .card]),
    (.apiDisabled, [.card, .settings, .again]),
    (.imageSafety, [.again, .rephrase, .card]),
    (.prohibitedContent, [.rephrase, .card]),
    (.noImage, [.again, .rephrase, .card]),
    (.offline, [.again, .card]),
  ])
  func `the end of a turn offers what helps`(cause: FailureCause, remedies: [Remedy]) {
    #expect(cause.failure().remedies == remedies)
  }

  @Test func `what came before a cut can be looked at`() {
    #expect(
      FailureCause.cutMidStream.failure(isCommitted: true).remedies == [.again, .viewPart, .card])
  }

  @Test func `policy never offers the same again`() {
    for cause in FailureCause.allCases where cause.category == .policy {
      #expect(!cause.failure().remedies.contains(.again))
    }
  }

  @Test func `every cause offers something`() {
    for cause in FailureCause.allCases { #expect(!cause.failure().remedies.isEmpty, "\(cause)") }
  }
}
