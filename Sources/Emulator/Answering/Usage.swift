/// What a request cost in tokens, by the arithmetic that was measured on the real service.
///
/// total = prompt + candidates + thoughts; candidates exceed the pictures' own tokens by what the
/// words and the layout take. Of a withheld picture candidates equal thoughts and are not added.
struct Usage: Sendable {
  /// Tokens of a picture in the prompt.
  static let tokensPerPicture = 258

  var promptText: Int
  var promptPictures: Int
  /// `nil` where the model did not think, or does not say so.
  var thoughts: Int?
  var candidates = 0
  var pictures = 0
  /// Whether the answer was withheld.
  var isRefusal = false

  /// The prompt's share: about four bytes of text a token, and the pictures.
  init(prompt request: GenerateRequest) {
    let parts = request.contents.flatMap(\.parts)
    let bytes =
      parts.reduce(request.systemInstruction?.utf8.count ?? 0) { $0 + ($1.text?.utf8.count ?? 0) }
    promptText = (bytes + 3) / 4
    promptPictures = parts.count { $0.inlineData != nil }
  }

  var prompt: Int { promptText + promptPictures * Self.tokensPerPicture }

  var promptDetails: [JSON] {
    [Self.detail("TEXT", promptText)]
      + (promptPictures == 0 ? [] : [Self.detail("IMAGE", promptPictures * Self.tokensPerPicture)])
  }

  /// The whole account.
  var json: JSON {
    let shown = isRefusal ? thoughts ?? 0 : candidates
    let total = prompt + (isRefusal ? 0 : candidates) + (thoughts ?? 0)
    var members: [JSON.Member] = [
      .init("promptTokenCount", .integer(prompt)),
      .init("candidatesTokenCount", .integer(shown)),
      .init("totalTokenCount", .integer(total)),
      .init("promptTokensDetails", .array(promptDetails)),
    ]
    if pictures > 0 {
      members.append(.init("candidatesTokensDetails", [Self.detail("IMAGE", pictures)]))
    }
    return .object(members + ending(thoughts))
  }

  /// The account while nothing but a share of the thoughts has come.
  func interim(share: Double) -> JSON {
    let thoughts = thoughts.map { Int(Double($0) * share) }
    return .object(
      [
        .init("promptTokenCount", .integer(prompt)),
        .init("totalTokenCount", .integer(prompt + (thoughts ?? 0))),
        .init("promptTokensDetails", .array(promptDetails)),
      ] + ending(thoughts))
  }

  private func ending(_ thoughts: Int?) -> [JSON.Member] {
    (thoughts.map { [.init("thoughtsTokenCount", .integer($0))] } ?? [])
      + [.init("serviceTier", "standard")]
  }

  private static func detail(_ modality: JSON, _ count: Int) -> JSON {
    ["modality": modality, "tokenCount": .integer(count)]
  }
}
