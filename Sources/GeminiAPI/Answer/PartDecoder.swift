import Foundation

/// Makes the parts of one answer object, and gives them their large strings back.
struct PartDecoder {
  private let blobs: [SpooledBlob]
  /// Those that are part of a part.
  private(set) var used: Set<Int> = []

  init(_ blobs: [SpooledBlob]) {
    self.blobs = blobs
  }

  /// A picture without a single byte.
  struct EmptyPicture: Error {}

  /// A part; nil for one that says nothing: words without letters and signature.
  mutating func part(_ json: JSONObject) throws -> ReceivedPart? {
    let usedBefore = used
    var isWhole = false
    defer { if !isWhole { used = usedBefore } }
    let signature = blob(json.fields["thoughtSignature"] ?? json.fields["thought_signature"])
    guard let body = try body(json, isSigned: signature != nil) else { return nil }
    isWhole = true
    return ReceivedPart(body, isThought: json.flag("thought"), signature: signature)
  }

  private mutating func body(_ json: JSONObject, isSigned: Bool) throws -> ReceivedPart.Body? {
    if let picture = json.object("inlineData") ?? json.object("inline_data") {
      guard let blob = blob(picture.fields["data"]) else { throw EmptyPicture() }
      let type = picture.string("mimeType") ?? picture.string("mime_type")
      return .picture(blob, mimeType: type ?? "application/octet-stream")
    }
    if let text = json.fields["text"] as? String {
      return text.isEmpty && !isSigned ? nil : .text(text)
    }
    let known = ["thought", "thoughtSignature", "thought_signature", "text"]
    let others = json.fields.filter { !known.contains($0.key) }
    if others.values.allSatisfy({ $0 is NSNull }) { return isSigned ? .text("") : nil }
    return JSONObject.text(others).map { .other(json: $0) }
  }

  /// The spooled bytes that `"#1 (94208 bytes)"` stands for; nil if there are none of them.
  private mutating func blob(_ placeholder: Any?) -> SpooledBlob? {
    guard let text = placeholder as? String, text.hasPrefix("#"),
      let index = Int(text.dropFirst().prefix { $0 != " " }), blobs.indices.contains(index),
      blobs[index].byteCount > 0, used.insert(index).inserted
    else { return nil }
    return blobs[index]
  }

  /// What nobody was handed.
  var unused: [SpooledBlob] {
    blobs.indices.filter { !used.contains($0) }.map { blobs[$0] }
  }
}
