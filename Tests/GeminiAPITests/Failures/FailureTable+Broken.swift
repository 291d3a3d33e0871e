import Glibc
import Resilience

@testable import GeminiAPI

/// What breaks on the way and on this machine, by what had gone out.
extension FailureTable {
  private static func broken(
    _ kind: TransportError.Kind, isSent: Bool = false, _ verdict: Verdict
  ) -> BrokenRow {
    let error = TransportError(kind, host: "host", detail: "detail", isWholeBodySent: isSent)
    return BrokenRow(
      name: "\(kind), \(isSent ? "sent" : "not sent")",
      failure: FailureClassifier.failure(transport: error), verdict: verdict)
  }

  private static let again: [Remedy] = [.again, .card]
  private static let smaller: [Remedy] = [.again, .lowerSize, .card]
  private static let lost = Verdict(.network, .connectionLost, again, .schedule)
  private static let late = Verdict(.network, .answerTimeout, smaller, .once, .possible)

  static let broken: [BrokenRow] =
    [
      broken(.refusedURL, Verdict(.access, .untrustedHost, [.card, .settings, .again], .never)),
      broken(.nameNotFound, Verdict(.network, .nameNotFound, again, .schedule)),
      broken(.connectionRefused, Verdict(.network, .connectionRefused, again, .schedule)),
      broken(.unreachable, Verdict(.network, .offline, again, .schedule)),
      broken(.connectTimeout, Verdict(.network, .connectTimeout, again, .schedule)),
      broken(.tlsHandshake, Verdict(.network, .tlsHandshake, again, .schedule)),
      broken(
        .certificate, Verdict(.network, .certificate, [.card, .settings, .again], .never)),
      broken(.idleTimeout, lost), broken(.idleTimeout, isSent: true, late),
      broken(.firstByteTimeout, lost), broken(.firstByteTimeout, isSent: true, late),
      broken(.wholeTimeout, lost), broken(.wholeTimeout, isSent: true, late),
      broken(.cut, lost),
      broken(.cut, isSent: true, Verdict(.network, .cutMidStream, again, .once, .possible)),
      broken(.malformed, Verdict(.network, .notJSON, again, .once)),
      broken(.malformed, isSent: true, Verdict(.network, .notJSON, again, .once, .possible)),
    ] + own

  private static let own = [
    BrokenRow(
      name: "stopped before it was out",
      failure: FailureClassifier.failure(CancellationError(), isWholeBodySent: false),
      verdict: Verdict(.cancelled, .stopped, [.again, .editPrompt], .never)),
    BrokenRow(
      name: "stopped after it was out",
      failure: FailureClassifier.failure(CancellationError(), isWholeBodySent: true),
      verdict: Verdict(.cancelled, .stopped, [.again, .editPrompt], .never, .possible)),
    BrokenRow(
      name: "a full disk", failure: FailureClassifier.failure(systemError: ENOSPC),
      verdict: Verdict(.storage, .diskFull, [.again], .never)),
    BrokenRow(
      name: "the user's share of the disk", failure: FailureClassifier.failure(systemError: EDQUOT),
      verdict: Verdict(.storage, .diskFull, [.again], .never)),
    BrokenRow(
      name: "a broken disk", failure: FailureClassifier.failure(systemError: EIO),
      verdict: Verdict(.storage, .diskBroken, [.again], .never)),
  ]
}
