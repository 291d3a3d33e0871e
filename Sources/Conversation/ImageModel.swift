/// One model of the table: what it offers and what it costs.
package struct ImageModel: Hashable, Sendable, Decodable {
  package let id: String
  /// The name people call it: `Nano Banana Pro`.
  package let nick: String
  /// The nick for narrow screens: `pro`.
  package let short: String
  package let isLive: Bool
  package let replacement: String?
  /// Sizes as the service spells them, smallest first; empty where size cannot be chosen.
  package let sizes: [String]
  package let defaultSize: String?
  /// Ratios as the service spells them, `16:9`.
  package let aspects: [String]
  /// The guide's usual time for one picture, quick and slow end, in seconds.
  package let typicalSeconds: [Double]
  package let maxReferences: Int
  package let price: Price

  /// Prices in US dollars for a million tokens, and the tokens of a picture by size.
  package struct Price: Hashable, Sendable, Decodable {
    package let inputPerMillion: Double
    package let textPerMillion: Double
    package let imagePerMillion: Double
    package let imageTokens: [String: Int]
    /// Tokens of one picture in the request.
    package let referenceTokens: Int
  }

  /// What an answer cost by its usage: input, drawn pictures, and words with thoughts.
  ///
  /// Thought pictures are not charged; thinking tokens are. A refused picture is charged for
  /// thinking only, because its usage counts no image tokens.
  package func cost(of usage: Usage) -> Money {
    let input = (usage.promptTokenCount ?? 0) + (usage.toolUsePromptTokenCount ?? 0)
    let image = usage.imageTokens
    let thoughts = usage.thoughtsTokenCount ?? 0
    var words = max(0, (usage.candidatesTokenCount ?? 0) - image) + thoughts
    if image == 0, usage.candidatesTokenCount == usage.thoughtsTokenCount {
      words = thoughts  // a refusal reports its thoughts as candidates too
    }
    return Self.money(input, price.inputPerMillion) + Self.money(image, price.imagePerMillion)
      + Self.money(words, price.textPerMillion)
  }

  /// About what a turn will cost: one picture of a size, the pictures sent, and some thinking.
  package func estimate(size: String?, references: Int, promptCharacters: Int) -> Money {
    let tokens =
      price.imageTokens[size ?? defaultSize ?? ""] ?? price.imageTokens.values.max() ?? 0
    let input = references * price.referenceTokens + promptCharacters / 3
    return Self.money(tokens, price.imagePerMillion) + Self.money(input, price.inputPerMillion)
      + Self.money(400, price.textPerMillion)
  }

  private static func money(_ tokens: Int, _ perMillion: Double) -> Money {
    Money(nanodollars: Int64((Double(tokens) * perMillion * 1000).rounded()))
  }
}
