/// The most that may be spent in a session, and by all sessions in a day of the local clock.
///
/// The configuration names them as here, in US dollars: `{"session": 5, "day": 10}`.
package struct SpendingCaps: Hashable, Sendable {
  /// What a cap bounds.
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    case session, day
  }

  private var values: [Kind: Money] = [:]

  package init(session: Money? = nil, day: Money? = nil) {
    values[.session] = session
    values[.day] = day
  }

  /// The cap of a kind; nil where there is none.
  package subscript(kind: Kind) -> Money? {
    get { values[kind] }
    set { values[kind] = newValue }
  }

  package var isEmpty: Bool { values.isEmpty }

  /// How far each cap is used, the one with the least room first.
  package func uses(of spending: Spending) -> [CapUse] {
    Kind.allCases.compactMap { kind in
      self[kind].map { CapUse(kind: kind, spent: spending[kind], cap: $0) }
    }.sorted { $0.left < $1.left }
  }

  /// What keeps a request that may cost so much from going: the cap it would pass; nil lets it go.
  package func overrun(by cost: Money, after spending: Spending) -> Overrun? {
    uses(of: spending).first { $0.left < cost }.map { Overrun(use: $0, cost: cost) }
  }

  /// The cap that a request of such a cost brings near its end, if it is the first to do so.
  package func nearing(by cost: Money, after spending: Spending) -> CapUse? {
    uses(of: spending).lazy.compactMap { use in
      let next = CapUse(kind: use.kind, spent: use.spent.adding(cost), cap: use.cap)
      return next.isNear && !use.isNear ? next : nil
    }.first
  }
}

extension SpendingCaps: Codable {
  /// - Throws: `DecodingError` that names the key for an unknown kind and for less than nothing.
  package init(from decoder: any Decoder) throws {
    values = try [Kind: Double](from: decoder).mapValues(Money.init(dollars:))
    for (kind, value) in values where value < .zero {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "\(kind.rawValue) is an amount in dollars; \(value.dollars) is not."))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    try values.mapValues(\.dollars).encode(to: encoder)
  }
}
