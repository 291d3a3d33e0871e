import Conversation
import Foundation

/// An object of somebody else's JSON: what is missing, null or of another type reads as nil.
///
/// Foundation's parser checks the whole; a decoder would refuse an answer for one odd field.
struct JSONObject {
  let fields: [String: Any]

  init(_ fields: [String: Any]) {
    self.fields = fields
  }

  /// Parses bytes; nil when they are not JSON, or neither an object nor an array of objects, whose
  /// first counts.
  init?(parsing bytes: some Sequence<UInt8>) {
    let value = try? JSONSerialization.jsonObject(with: Data(bytes))
    guard let fields = value as? [String: Any] ?? (value as? [[String: Any]])?.first else {
      return nil
    }
    self.fields = fields
  }

  func object(_ key: String) -> JSONObject? {
    (fields[key] as? [String: Any]).map(JSONObject.init)
  }

  /// The objects of an array; anything else in it is passed over.
  func objects(_ key: String) -> [JSONObject] {
    (fields[key] as? [Any] ?? []).compactMap { ($0 as? [String: Any]).map(JSONObject.init) }
  }

  /// A string that is not empty.
  func string(_ key: String) -> String? {
    guard let value = fields[key] as? String, !value.isEmpty else { return nil }
    return value
  }

  /// A whole number from 0 to a thousand million, or one in a string, as 64-bit numbers are written.
  ///
  /// No count of the service is larger, and sums and prices of such counts cannot overflow.
  func int(_ key: String) -> Int? {
    let value = fields[key] as? Int ?? (fields[key] as? String).flatMap { Int($0) }
    return value.flatMap { 0...1_000_000_000 ~= $0 ? $0 : nil }
  }

  func flag(_ key: String) -> Bool {
    fields[key] as? Bool ?? false
  }

  /// A value of this object as JSON text.
  static func text(_ value: Any) -> String? {
    (try? JSONSerialization.data(
      withJSONObject: value, options: [.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed]))
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

extension Usage {
  /// Reads `usageMetadata`.
  init(_ json: JSONObject) {
    self.init()
    promptTokenCount = json.int("promptTokenCount")
    candidatesTokenCount = json.int("candidatesTokenCount")
    thoughtsTokenCount = json.int("thoughtsTokenCount")
    cachedContentTokenCount = json.int("cachedContentTokenCount")
    toolUsePromptTokenCount = json.int("toolUsePromptTokenCount")
    totalTokenCount = json.int("totalTokenCount")
    promptTokensDetails = Self.details(json, "promptTokensDetails")
    candidatesTokensDetails = Self.details(json, "candidatesTokensDetails")
  }

  private static func details(_ json: JSONObject, _ key: String) -> [ModalityCount]? {
    guard json.fields[key] is [Any] else { return nil }
    return json.objects(key).prefix(16).map {  // there are five modalities
      ModalityCount(modality: $0.string("modality") ?? "", tokenCount: $0.int("tokenCount") ?? 0)
    }
  }
}
