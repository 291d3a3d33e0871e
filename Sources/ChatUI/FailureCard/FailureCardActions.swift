import Conversation
import Resilience

/// The keys of the card: what helps with this failure, then what helps with any.
struct FailureCardActions {
  /// A letter, and what it does here.
  struct Action {
    let key: String
    let label: String
  }

  let list: [Action]

  init(_ remedies: [Remedy], _ failure: Failure, of turn: TurnID, _ state: AppState) {
    guard let editor = state.editor else {
      list = []
      return
    }
    let look = state.look
    let teller = BarTeller(state: state, look: look)
    let keys = teller.keys(
      for: remedies.filter { $0 != .card }, failure: failure, of: editor.tree[turn], in: editor)
    var actions = keys.map { Action(key: $0.name, label: $0.label) }
    func add(_ key: String, _ label: String) {
      guard !actions.contains(where: { $0.key == key }) else { return }
      actions.append(Action(key: key, label: look.word(label)))
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
    list = actions
  }
}
