/// How a list of sessions is sorted.
package enum SessionOrder: String, Hashable, Sendable, CaseIterable {
  /// The one that was used last comes first.
  case newest
  /// By title, A to Z.
  case title
  /// The dearest first.
  case cost

  /// The order that follows when one goes round.
  package var next: SessionOrder {
    let all = Self.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + 1) % all.count]
  }
}
