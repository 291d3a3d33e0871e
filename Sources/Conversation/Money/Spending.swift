/// What a session and the day have spent so far.
package struct Spending: Hashable, Sendable {
  /// What was charged for certain, and what may have been.
  package struct Amount: Hashable, Sendable {
    package var known: Money
    /// For requests that run or whose outcome nobody knows, the most they take.
    package var possible: Money

    package init(known: Money = .zero, possible: Money = .zero) {
      self.known = known
      self.possible = possible
    }

    /// Both: what caps count.
    package var total: Money { known + possible }

    func adding(_ cost: Money) -> Amount { Amount(known: known, possible: possible + cost) }
  }

  package var session: Amount
  package var day: Amount

  package init(session: Amount = Amount(), day: Amount = Amount()) {
    self.session = session
    self.day = day
  }

  package subscript(kind: SpendingCaps.Kind) -> Amount {
    switch kind {
    case .session: session
    case .day: day
    }
  }
}
