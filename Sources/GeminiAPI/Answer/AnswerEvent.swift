package import Conversation

/// What comes of a running request, in order.
package enum AnswerEvent: Hashable, Sendable {
  /// Bytes of the request that have gone out, of its exact length.
  case sent(Int, of: Int)
  /// Bytes of the answer that have come.
  case received(Int)
  /// More of a picture is in the spool folder, or all of it, while its part is not whole.
  case arriving(ArrivingPicture)
  case part(ReceivedPart)
  /// The tokens so far; the last one counts.
  case usage(Usage)
}
