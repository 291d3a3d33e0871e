import Foundation
import Resilience

/// Takes a transfer's events: an answer goes to its reader, an error's body is kept for judgement.
final class AnswerReceiver: Receiver, @unchecked Sendable {
  /// Enough for any error, and for what a proxy writes instead.
  private static let bodyLimit = 1 << 20

  private struct State {
    var reader: AnswerReader
    var head: HTTPHead?
    var errorBody: [UInt8] = []
    var received = 0
    var arriving: ArrivingPicture?
    var isWholeBodySent = false
  }

  // Unchecked, because a Mutex does not let borrowed bytes in. The transfer's thread and the
  // waiting task take turns, and the state is touched with the lock held, which is never contended.
  private var state: State
  private let lock = NSLock()
  private let onEvent: @Sendable (AnswerEvent) -> Void

  init(spool: URL, onEvent: @escaping @Sendable (AnswerEvent) -> Void) {
    self.onEvent = onEvent
    state = State(reader: AnswerReader(spool: spool, onEvent: onEvent))
  }

  func take(_ event: TransferEvent) throws {
    switch event {
    case .sent(let count, let total):
      lock.withLock { state.isWholeBodySent = count >= total }
      onEvent(.sent(count, of: total))
    case .head(let head):
      lock.withLock { state.head = head }
    case .bytes(let bytes):
      let (received, arriving) = try lock.withLock {
        state.received += bytes.count
        let before = state.arriving
        if state.head?.status == 200 {
          try state.reader.read(bytes)
        } else if state.errorBody.count < Self.bodyLimit {
          state.errorBody += bytes.prefix(Self.bodyLimit - state.errorBody.count)
        }
        state.arriving = state.reader.arriving
        return (state.received, state.arriving == before ? nil : state.arriving)
      }
      onEvent(.received(received))
      if let arriving { onEvent(.arriving(arriving)) }
    }
  }

  func finish() throws(Failure) -> AnswerEnd {
    let result = lock.withLock { () -> Result<AnswerEnd, Failure> in
      guard let head = state.head, head.status == 200 else {
        return .failure(Self.refusal(state))
      }
      return Result { () throws(Failure) in
        let end = try state.reader.finish()
        if let failure = FailureClassifier.failure(end: end, tally: state.reader.tally) {
          throw failure
        }
        return end
      }
    }
    return try result.get()
  }

  /// A server may refuse a request before it has read it and hang up: its refusal counts, not the
  /// line that broke.
  func failure(_ error: any Error) -> Failure {
    lock.withLock {
      if error is TransportError, let status = state.head?.status, status != 200 {
        return Self.refusal(state)
      }
      var failure = FailureClassifier.failure(error, isWholeBodySent: state.isWholeBodySent)
      failure.httpStatus = failure.httpStatus ?? state.head?.status
      failure.isCommitted = state.reader.tally.finalParts > 0
      return failure
    }
  }

  private static func refusal(_ state: State) -> Failure {
    FailureClassifier.failure(head: state.head ?? HTTPHead(status: 0), body: state.errorBody)
  }
}
