/// A session as the browser and `list` show it.
package struct SessionSummary: Hashable, Sendable {
  package var session: Session
  package var turnCount: Int
  package var cost: Money
  /// The newest turn, whatever its state.
  package var lastTurn: Turn?
  /// The newest result, and its number in the session.
  package var lastPicture: Picture?
  package var lastPictureNumber: Int?

  package init(
    session: Session, turnCount: Int, cost: Money, lastTurn: Turn?, lastPicture: Picture?,
    lastPictureNumber: Int?
  ) {
    self.session = session
    self.turnCount = turnCount
    self.cost = cost
    self.lastTurn = lastTurn
    self.lastPicture = lastPicture
    self.lastPictureNumber = lastPictureNumber
  }
}
