import Resilience
import Synchronization

/// Collects an answer that is small.
final class BodyReceiver: Receiver {
  private static let limit = 16 << 20

  private struct State {
    var head = HTTPHead(status: 0)
    var body: [UInt8] = []
  }

  private let state = Mutex(State())

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

  /// The object of a whole answer.
  ///
  /// - Throws: `Failure` for another status than 200, and for a body that is no object.
  func finish() throws(Failure) -> JSONObject {
    let (head, body) = state.withLock { ($0.head, $0.body) }
    guard head.status == 200 else { throw FailureClassifier.failure(head: head, body: body) }
    guard let json = JSONObject(parsing: body) else {
      throw Failure(
        .network, .notJSON, message: "The answer is not the service's JSON.", httpStatus: 200)
    }
    return json
  }

  /// Nothing is charged for a list.
  func failure(_ error: any Error) -> Failure {
    var failure = FailureClassifier.failure(error, isWholeBodySent: false)
    failure.charge = .none
    return failure
  }
}
