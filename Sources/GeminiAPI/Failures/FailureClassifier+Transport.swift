import Foundation
package import Resilience

extension FailureClassifier {
  /// Judges a transfer that brought no whole answer.
  package static func failure(transport error: TransportError) -> Failure {
    let (category, cause) = verdict(error)
    return Failure(
      category, cause, message: words(error, cause), charge: charge(error.isWholeBodySent))
  }

  private static func charge(_ isWholeBodySent: Bool) -> Failure.Charge {
    isWholeBodySent ? .possible : .none
  }

  private static func verdict(_ error: TransportError) -> (FailureCategory, FailureCause) {
    switch error.kind {
    case .refusedURL: (.access, .untrustedHost)
    case .nameNotFound: (.network, .nameNotFound)
    case .connectionRefused: (.network, .connectionRefused)
    case .unreachable: (.network, .offline)
    case .connectTimeout: (.network, .connectTimeout)
    case .tlsHandshake: (.network, .tlsHandshake)
    case .certificate: (.network, .certificate)
    case .idleTimeout, .firstByteTimeout, .wholeTimeout:
      (.network, error.isWholeBodySent ? .answerTimeout : .connectionLost)
    case .cut: (.network, error.isWholeBodySent ? .cutMidStream : .connectionLost)
    case .malformed: (.network, .notJSON)
    }
  }

  private static func words(_ error: TransportError, _ cause: FailureCause) -> String {
    let host = error.host.isEmpty ? "the service" : error.host
    let what =
      switch cause {
      case .untrustedHost: "Nothing was sent to \(host)"
      case .nameNotFound: "The name \(host) was not found"
      case .connectionRefused: "\(host) refused the connection"
      case .offline: "There is no way to \(host)"
      case .connectTimeout: "\(host) did not take the connection in time"
      case .tlsHandshake: "\(host) broke off the TLS handshake"
      case .certificate: "The certificate of \(host) is not to be trusted"
      case .answerTimeout: "\(host) did not answer in time"
      case .connectionLost: "The line to \(host) broke before the request was out"
      case .cutMidStream: "The line to \(host) broke before the answer was whole"
      default: "\(host) does not speak HTTP"
      }
    return "\(what). \(error.detail)"
  }

  /// Judges an error of the disk, by the system's number.
  static func failure(systemError code: Int32) -> Failure {
    let isFull = code == ENOSPC || code == EDQUOT
    return Failure(
      .storage, isFull ? .diskFull : .diskBroken, message: String(cString: strerror(code)))
  }

  /// What anything else means that ends a transfer; `isWholeBodySent` tells whether a picture may
  /// have been drawn.
  static func failure(_ error: any Error, isWholeBodySent: Bool) -> Failure {
    switch error {
    case let failure as Failure:
      return failure
    case let error as TransportError:
      return self.failure(transport: error)
    case is CancellationError:
      return Failure(
        .cancelled, .stopped, message: "Stopped.", charge: charge(isWholeBodySent))
    case let error as RequestBodyReader.FileError:
      return Failure(
        .storage, .diskBroken,
        message: "The stored file \(error.name) could not be read: "
          + (error.code == 0 ? "it has become shorter" : String(cString: strerror(error.code))))
    case let error as DamagedFile:
      let what = error.isMissing ? "is not there" : "is not as long as it was"
      return Failure(
        .storage, .diskBroken,
        message: "The stored file \(error.url.lastPathComponent) \(what).")
    default:
      return Failure(.network, .connectionLost, message: "The transfer could not be started.")
    }
  }
}
