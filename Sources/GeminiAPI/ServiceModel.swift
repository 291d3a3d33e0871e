/// A model as the service lists it.
package struct ServiceModel: Hashable, Sendable {
  /// `gemini-3-pro-image`, without the collection it stands in.
  package var id: String
  package var displayName: String?
  /// `generateContent`, `countTokens`.
  package var methods: [String]
  package var inputTokenLimit: Int?
  package var outputTokenLimit: Int?

  package init(
    id: String, displayName: String? = nil, methods: [String] = [], inputTokenLimit: Int? = nil,
    outputTokenLimit: Int? = nil
  ) {
    self.id = id
    self.displayName = displayName
    self.methods = methods
    self.inputTokenLimit = inputTokenLimit
    self.outputTokenLimit = outputTokenLimit
  }

  /// Reads an entry of the list; nil for one without a name.
  init?(_ json: JSONObject) {
    guard let name = json.string("name") else { return nil }
    self.init(
      id: Self.id(of: name),
      displayName: json.string("displayName"),
      methods: json.fields["supportedGenerationMethods"] as? [String] ?? [],
      inputTokenLimit: json.int("inputTokenLimit"), outputTokenLimit: json.int("outputTokenLimit"))
  }

  /// `gemini-3-pro-image` of `models/gemini-3-pro-image`, and of `publishers/google/models/…`.
  static func id(of name: String) -> String {
    for collection in ["models/", "publishers/google/models/"] where name.hasPrefix(collection) {
      return String(name.dropFirst(collection.count))
    }
    return name
  }
}
