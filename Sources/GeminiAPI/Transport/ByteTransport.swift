/// What a transfer tells while it runs, in this order.
package enum TransferEvent {
  /// Bytes of the body that have gone out, of its exact length.
  case sent(Int, of: Int)
  /// The head of the answer came, once.
  case head(HTTPHead)
  /// Bytes of the answer; valid during the call only.
  case bytes(UnsafeRawBufferPointer)
}

/// Sends one request and hands over the answer's bytes: the edge to the network that tests may fake.
package protocol ByteTransport: Sendable {
  /// Runs one transfer to its end.
  ///
  /// The implementer owes: events one after another, never two at once; the next bytes only after
  /// the handler returned (a slow disk slows the line); no redirect followed; no event after the
  /// call has returned; an end within 100 ms of the task's cancellation.
  ///
  /// - Parameters:
  ///   - request: Its body is read once, or from its beginning again.
  ///   - handler: What it throws ends the transfer and is thrown on.
  /// - Throws: ``TransportError``, `CancellationError`, or what `handler` threw.
  func transfer(
    _ request: HTTPRequest, _ handler: @escaping @Sendable (TransferEvent) throws -> Void
  ) async throws
}
