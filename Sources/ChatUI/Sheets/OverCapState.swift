package import Conversation

/// The question whether a turn goes although a cap forbids it.
package struct OverCapState: Sendable, Equatable {
  package let request: TurnRequest
  package let overrun: Overrun

  package init(request: TurnRequest, overrun: Overrun) {
    self.request = request
    self.overrun = overrun
  }
}
