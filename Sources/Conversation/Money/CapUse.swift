/// How far a cap is used.
package struct CapUse: Hashable, Sendable {
  /// From this share on a cap is near.
  private static let warningShare = 0.8

  package let kind: SpendingCaps.Kind
  package let spent: Spending.Amount
  package let cap: Money

  package init(kind: SpendingCaps.Kind, spent: Spending.Amount, cap: Money) {
    self.kind = kind
    self.spent = spent
    self.cap = cap
  }

  package var left: Money { max(.zero, cap - spent.total) }

  var isNear: Bool { spent.total.dollars >= Self.warningShare * cap.dollars }
}
