package import Foundation

/// The models Plantain knows: what they offer and what they cost.
///
/// Data, never code: `Resources/models.json`.
package struct ModelTable: Hashable, Sendable, Decodable {
  /// The day the figures were put together.
  package let tableDate: String
  package let defaultModel: String
  /// What to turn to when a model stays down, in this order.
  package private(set) var fallback: [String]
  package private(set) var models: [ImageModel]
  /// Names that were shut down or renamed, and what replaced them.
  package let retired: [String: String]

  /// Decodes a table from JSON, comments allowed.
  ///
  /// - Throws: `DecodingError` when it is not such a table.
  package init(json: Data) throws {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    self = try decoder.decode(ModelTable.self, from: json)
  }

  /// The table this build carries.
  ///
  /// - Throws: `DecodingError`; the tests prove that it does not.
  package static func builtIn() throws -> ModelTable {
    try ModelTable(json: Data(PackageResources.models_json))
  }

  /// The model with an id; nil for one this table does not know.
  package subscript(id: String) -> ImageModel? {
    models.first { $0.id == id }
  }

  /// The live model whose picture costs least: for drafts, whose limits are their own.
  package var draftModel: ImageModel? {
    models.filter(\.isLive).min {
      $0.estimate(size: nil, inputTokens: 0) < $1.estimate(size: nil, inputTokens: 0)
    }
  }

  /// The table as a service's own list has it: what is not listed is gone, for fallback too.
  ///
  /// A list that has none of these models is of another service, and changes nothing.
  package func updated(by listed: Set<String>) -> ModelTable {
    guard models.contains(where: { listed.contains($0.id) }) else { return self }
    var table = self
    for place in table.models.indices {
      table.models[place].isLive = listed.contains(table.models[place].id)
    }
    table.fallback.removeAll { !listed.contains($0) }
    return table
  }

  /// What replaced a model that was shut down.
  package func replacement(for id: String) -> String? {
    retired[id] ?? self[id]?.replacement
  }

  /// What an answer cost; nil for a model this table does not know.
  package func cost(of usage: Usage, by model: String, size: String?, pictures: Int) -> Money? {
    self[model]?.cost(of: usage, size: size, pictures: pictures)
  }

  /// The most a turn takes; at a model this table does not know, the most at any it does.
  package func ceiling(of model: String, size: String?, inputTokens: Int) -> Money {
    let candidates = self[model].map { [$0] } ?? models
    return candidates.map { $0.ceiling(size: size, inputTokens: inputTokens) }.max() ?? .zero
  }
}
