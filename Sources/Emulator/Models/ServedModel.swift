internal import Foundation

/// A model the stand-in serves.
struct ServedModel: Sendable, Decodable {
  var id: String
  var version: String
  var displayName: String
  var description: String
  /// `gemini-3` signs its answers and asks for the signatures back; `gemini-2.5` does neither.
  var family: String
  /// Whether the real service has shut it down.
  var isRetired: Bool
  /// Older names, all shut down.
  var retiredNames: [String]
  var inputTokenLimit: Int
  var outputTokenLimit: Int
  /// The accepted `imageSize` strings; none where the field is not supported.
  var sizes: [String]
  var aspects: [String]
  var thinkingLevels: [String]
  /// `always`, `none`, or the level taken when none is asked for.
  var defaultThinking: String
  /// What a picture of a size costs in tokens.
  var imageTokens: [String: Int]
  var mimeType: String

  /// Whether answers are signed and histories are checked.
  var signsAnswers: Bool { family != "gemini-2.5" }

  /// Whether the model thinks at all.
  var thinks: Bool { defaultThinking != "none" }

  /// The entry of the models list.
  var json: JSON {
    [
      "name": .string("models/\(id)"), "version": .string(version),
      "displayName": .string(displayName), "description": .string(description),
      "inputTokenLimit": .integer(inputTokenLimit), "outputTokenLimit": .integer(outputTokenLimit),
      "supportedGenerationMethods": ["generateContent", "countTokens", "batchGenerateContent"],
      "temperature": 1, "topP": .number(0.95), "topK": 64, "maxTemperature": 1,
      "thinking": .bool(thinks),
    ]
  }
}

/// The models and the pixel sizes, from `Resources/emulator-models.json`.
struct ModelRegistry: Sendable, Decodable {
  var models: [ServedModel]
  /// Family, aspect ratio, size class -> width and height.
  var pixels: [String: [String: [String: [Int]]]]

  /// The table embedded in the program.
  static func embedded() throws -> ModelRegistry {
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    return try decoder.decode(
      ModelRegistry.self, from: Data(PackageResources.emulator_models_json))
  }

  /// The model of a name, and whether that name was shut down.
  func model(named name: String) -> (model: ServedModel, isRetired: Bool)? {
    if let model = models.first(where: { $0.id == name }) { return (model, model.isRetired) }
    return models.first { $0.retiredNames.contains(name) }.map { ($0, true) }
  }

  /// The width and height of a picture.
  func dimensions(_ model: ServedModel, aspect: String, size: String) -> (width: Int, height: Int)?
  {
    guard let pair = pixels[model.family]?[aspect]?[size], pair.count == 2 else { return nil }
    return (pair[0], pair[1])
  }

  /// The ratio of the model's table that is nearest to a picture's.
  func nearestAspect(_ model: ServedModel, width: Int, height: Int) -> String {
    let wanted = log(Double(width) / Double(height))
    func distance(_ aspect: String) -> Double {
      guard let size = dimensions(model, aspect: aspect, size: "1K") else { return .infinity }
      return abs(log(Double(size.width) / Double(size.height)) - wanted)
    }
    return model.aspects.min { distance($0) < distance($1) } ?? "1:1"
  }
}
