import Conversation
import Resilience

/// The keys of the card: what helps with this failure, then what helps with any.
struct FailureCardActions {
  let list: [StatusBar.Key]

  init(_ remedies: [Remedy], _ failure: Failure, of turn: TurnID, _ state: AppState) {
    guard let editor = state.editor else {
      list = []
      return
    }
    let look = state.look
    let teller = BarTeller(state: state, look: look)
    var keys = teller.allKeys(
      for: remedies.filter { $0 != .card }, failure: failure, of: editor.tree[turn], in: editor)
    func add(_ letter: String, _ label: String) {
      guard !keys.contains(where: { $0.name == letter }) else { return }
      keys.append(StatusBar.Key(letter, look.word(label)))
    }
    if editor.run == nil, failure.category != .policy, failure.category != .cancelled {
      add("w", "command.sendAt.short")
    }
    add("e", "command.editTurn.short")
    add("m", "command.model.short")
    add("y", "card.copy")
    add("o", "card.report")
    if editor.tree[turn].map({ !$0.attachments.isEmpty || $0.parent != nil }) == true {
      add("O", "card.report.pictures")
    }
    add(",", "key.settings")
    list = keys
  }
}
