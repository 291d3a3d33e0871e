/// One model of the table: what it offers and what it costs.
package struct ImageModel: Hashable, Sendable, Decodable {
  package let id: String
  /// The name people call it: `Nano Banana Pro`.
  package let nick: String
  /// The nick for narrow screens: `pro`.
  package let short: String
  /// Whether the service has it, as far as is known.
  package var isLive: Bool
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
  }

  /// What an answer cost by its usage: input, drawn pictures, and words with thoughts.
  ///
  /// Thought pictures are not charged; thinking tokens are. A refused picture is charged for
  /// thinking only, because its usage counts no image tokens. An answer that brought pictures and
  /// does not tell their tokens apart is charged what the table has for their size.
  package func cost(of usage: Usage, size: String?, pictures: Int) -> Money {
    let input = (usage.promptTokenCount ?? 0) + (usage.toolUsePromptTokenCount ?? 0)
    let candidates = usage.candidatesTokenCount ?? 0
    let image =
      usage.candidatesTokensDetails == nil
      ? min(candidates, pictures * pictureTokens(size)) : usage.imageTokens
    let thoughts = usage.thoughtsTokenCount ?? 0
    var words = max(0, candidates - image) + thoughts
    if image == 0, usage.candidatesTokenCount == usage.thoughtsTokenCount {
      words = thoughts  // a refusal reports its thoughts as candidates too
    }
    return price(input: input, image: image, words: words)
  }

  /// About what a turn will cost: one picture of a size, the request, and some thinking.
  package func estimate(size: String?, inputTokens: Int) -> Money {
    price(input: inputTokens, image: pictureTokens(size), words: Self.usualWords)
  }

  /// The most a turn takes: the same with the most thinking and words that were measured.
  package func ceiling(size: String?, inputTokens: Int) -> Money {
    price(input: inputTokens, image: pictureTokens(size), words: Self.mostWords)
  }

  /// Tokens of thinking and words beside a picture: 50 to 350 and 88 to 630 were measured.
  private static let usualWords = 400
  private static let mostWords = 1000

  /// Tokens of one drawn picture; of a size that the table does not have, the most of any.
  private func pictureTokens(_ size: String?) -> Int {
    price.imageTokens[size ?? defaultSize ?? ""] ?? price.imageTokens.values.max() ?? 0
  }

  private func price(input: Int, image: Int, words: Int) -> Money {
    Self.money(input, price.inputPerMillion) + Self.money(image, price.imagePerMillion)
      + Self.money(words, price.textPerMillion)
  }

  private static func money(_ tokens: Int, _ perMillion: Double) -> Money {
    Money(nanodollars: Int64((Double(tokens) * perMillion * 1000).rounded()))
  }
}
