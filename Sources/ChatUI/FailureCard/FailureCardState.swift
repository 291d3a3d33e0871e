package import Conversation

/// The card of what happened to a turn: which turn, how far scrolled, raw answer open or folded.
package struct FailureCardState: Sendable, Equatable {
  package let turn: TurnID
  package var isRawOpen = false
  package var scroll = SheetScroll()

  package init(turn: TurnID) {
    self.turn = turn
  }
}
