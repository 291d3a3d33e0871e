/// Why a request is not sent: it may cost more than a cap has left.
package struct Overrun: Hashable, Sendable {
  package let use: CapUse
  /// The most the request takes.
  package let cost: Money

  package init(use: CapUse, cost: Money) {
    self.use = use
    self.cost = cost
  }

  /// What the turn costs and what is left, in English.
  package var sentence: String {
    let span = use.kind == .session ? "for this session" : "for today"
    return "This turn costs about \(cost.cents(.up)); the cap of \(use.cap) \(span) has "
      + "\(use.left.cents(.down)) left."
  }
}
