import Resilience

/// Takes the events of one transfer and makes an answer of them.
protocol Receiver: Sendable {
  associatedtype Answer

  /// Takes an event of the transfer.
  ///
  /// - Throws: `Failure` when the answer cannot go on.
  func take(_ event: TransferEvent) throws

  /// Ends a transfer that came to its end.
  ///
  /// - Throws: `Failure` unless the answer brought what was asked for.
  func finish() throws(Failure) -> Answer

  /// What a transfer that broke off means.
  func failure(_ error: any Error) -> Failure
}
