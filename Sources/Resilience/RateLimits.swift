/// How much of a model one project may ask for in a while; nil where no limit is known.
///
/// The configuration and the store name the kinds as here: `{"requestsPerMinute": 10}`.
package struct RateLimits: Hashable, Sendable {
  /// What is counted, and over which time.
  package enum Kind: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    case requestsPerMinute, tokensPerMinute, requestsPerDay, imagesPerMinute

    /// Whether it counts from midnight in Los Angeles; the others count a minute.
    package var isOfDay: Bool { self == .requestsPerDay }
  }

  private var values: [Kind: Int] = [:]

  package init() {}

  package init(_ values: [Kind: Int]) {
    self.values = values
  }

  /// The limit of a kind.
  package subscript(kind: Kind) -> Int? {
    get { values[kind] }
    set { values[kind] = newValue }
  }

  package var isEmpty: Bool { values.isEmpty }

  /// These limits, and where they say nothing those that were learned.
  package func completed(by learned: RateLimits) -> RateLimits {
    RateLimits(values.merging(learned.values) { own, _ in own })
  }
}

extension RateLimits: Codable {
  /// - Throws: `DecodingError` that names the key for an unknown kind and for a limit below 1.
  package init(from decoder: any Decoder) throws {
    values = try [Kind: Int](from: decoder)
    for (kind, value) in values where value < 1 {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "\(kind.rawValue) is at least 1; \(value) is not."))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    try values.encode(to: encoder)
  }
}
