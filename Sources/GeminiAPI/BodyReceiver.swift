import Resilience
import Synchronization

/// Collects an answer that is small.
final class BodyReceiver: Sendable {
  private static let limit = 16 << 20

  private struct State {
    var head = HTTPHead(status: 0)
    var body: [UInt8] = []
  }

  private let state = Mutex(State())

  /// Takes an event of the transfer.
  func take(_ event: TransferEvent) throws {
    switch event {
    case .sent:
      break
    case .head(let head):
      state.withLock { $0.head = head }
    case .bytes(let bytes):
      state.withLock { $0.body += bytes.prefix(Self.limit - $0.body.count) }
    }
  }

  /// The head of a whole answer.
  ///
  /// - Throws: `Failure` for another status than 200.
  func finishHead() throws(Failure) -> HTTPHead {
    let (head, body) = state.withLock { ($0.head, $0.body) }
    guard head.status == 200 else { throw FailureClassifier.failure(head: head, body: body) }
    return head
  }

  /// The object of a whole answer.
  ///
  /// - Throws: `Failure` for another status than 200, and for a body that is no object.
  func finish() throws(Failure) -> JSONObject {
    _ = try finishHead()
    guard let json = JSONObject(parsing: state.withLock(\.body)) else {
      throw Failure(
        .network, .notJSON, message: "The answer is not the service's JSON.", httpStatus: 200)
    }
    return json
  }

  /// What a transfer that broke off means; nothing is charged for it.
  ///
  /// A server may refuse a request before it has read it and hang up: its refusal counts, not the
  /// line that broke.
  func failure(_ error: any Error) -> Failure {
    let (head, body) = state.withLock { ($0.head, $0.body) }
    if error is TransportError, head.status != 0, head.status != 200 {
      return FailureClassifier.failure(head: head, body: body)
    }
    var failure = FailureClassifier.failure(error, isWholeBodySent: false)
    failure.charge = .none
    return failure
  }
}
