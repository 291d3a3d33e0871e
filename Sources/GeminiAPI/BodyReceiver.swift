import Resilience
import Synchronization

/// Collects an answer that is small.
final class BodyReceiver: Receiver {
  /// An answer with status 200.
  struct Reply {
    let head: HTTPHead
    let body: [UInt8]

    /// The object it holds.
    ///
    /// - Throws: `Failure` for a body that is no object.
    func object() throws(Failure) -> JSONObject {
      guard let json = JSONObject(parsing: body) else {
        throw Failure(
          .network, .notJSON, message: "The answer is not the service's JSON.", httpStatus: 200)
      }
      return json
    }
  }

  private static let limit = 16 << 20

  private struct State {
    var head = HTTPHead(status: 0)
    var body: [UInt8] = []
  }

  private let state = Mutex(State())
  private let onSent: @Sendable (Int) -> Void

  /// - Parameter onSent: Gets the bytes of the request that have gone out.
  init(onSent: @escaping @Sendable (Int) -> Void = { _ in }) {
    self.onSent = onSent
  }

  func take(_ event: TransferEvent) throws {
    switch event {
    case .sent(let count, _):
      onSent(count)
    case .head(let head):
      state.withLock { $0.head = head }
    case .bytes(let bytes):
      state.withLock { $0.body += bytes.prefix(Self.limit - $0.body.count) }
    }
  }

  /// Gives a whole answer.
  ///
  /// - Throws: `Failure` for another status than 200.
  func finish() throws(Failure) -> Reply {
    let state = state.withLock { $0 }
    guard state.head.status == 200 else { throw Self.free(refusal(state)) }
    return Reply(head: state.head, body: state.body)
  }

  /// A server may refuse a request before it has read it and hang up: its refusal counts, not the
  /// line that broke.
  func failure(_ error: any Error) -> Failure {
    let state = state.withLock { $0 }
    if error is TransportError, state.head.status != 0, state.head.status != 200 {
      return Self.free(refusal(state))
    }
    return Self.free(FailureClassifier.failure(error, isWholeBodySent: false))
  }

  private func refusal(_ state: State) -> Failure {
    FailureClassifier.failure(head: state.head, body: state.body)
  }

  /// Nothing is charged for a list or an upload, however it ends.
  private static func free(_ failure: Failure) -> Failure {
    var failure = failure
    failure.charge = .none
    return failure
  }
}
