package import Conversation

/// All that is known of one turn: which turn, how far scrolled, the answer as text open or folded.
package struct DetailsState: Sendable, Equatable {
  package let turn: TurnID
  package var isRawOpen = false
  package var scroll = SheetScroll()

  package init(turn: TurnID) {
    self.turn = turn
  }
}
