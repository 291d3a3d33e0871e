/// What went into the request of a turn: its size, and what of the history went otherwise than it came.
package struct RequestSummary: Hashable, Sendable, Codable {
  /// Bytes of the request, a few hundred over the true count.
  package var byteCount: Int
  /// The most it might have had.
  package var byteLimit: Int
  /// Turns that stayed here, for room or because the user wanted it.
  package var leftOut: [TurnID]
  /// Turns whose attached pictures stayed here, because they were edited since.
  package var withoutAttachments: [TurnID]
  /// Turns whose picture went as the user's, because the asked model did not sign it.
  package var asYours: [TurnID]

  package init(
    byteCount: Int, byteLimit: Int, leftOut: [TurnID] = [], withoutAttachments: [TurnID] = [],
    asYours: [TurnID] = []
  ) {
    self.byteCount = byteCount
    self.byteLimit = byteLimit
    self.leftOut = leftOut
    self.withoutAttachments = withoutAttachments
    self.asYours = asYours
  }

  /// Whether all of the history went as it came.
  package var isWhole: Bool { leftOut.isEmpty && withoutAttachments.isEmpty && asYours.isEmpty }
}
