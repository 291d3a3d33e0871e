import Foundation

/// How many bytes a request has, known from its values without reading a file.
///
/// Exact for everything the writer of `GeminiAPI` writes of contents, which a test holds against it;
/// only the address of an upload is not known before, so ``reference`` is reckoned for one.
package enum RequestLength {
  /// For a picture that is referred to: its type and address.
  package static let reference = 256
  /// For all besides the contents: options, safety settings, brackets.
  package static let envelope = 2048

  /// The bytes of contents, commas between them included.
  package static func of(_ contents: [Content], _ rules: RequestRules) -> Int {
    contents.reduce(max(0, contents.count - 1)) { $0 + of($1, rules) }
  }

  /// The bytes of one content: `{"role":"user","parts":[…]}`.
  package static func of(_ content: Content, _ rules: RequestRules) -> Int {
    let frame = #"{"role":"","parts":[]}"#.utf8.count + content.role.rawValue.utf8.count
    return content.parts.indices.reduce(frame + max(0, content.parts.count - 1)) {
      $0 + part(at: $1, of: content, rules)
    }
  }

  private static func part(at position: Int, of content: Content, _ rules: RequestRules) -> Int {
    let part = content.parts[position]
    if content.role == .user, let picture = part.picture, rules.isUploaded(picture) {
      return reference
    }
    var length = body(part.body)
    let signature: Int? =
      switch content.signing {
      case .asReceived: part.signature?.characterCount
      case .bypass where content.needsSignature(at: position): Content.bypassSignature.utf8.count
      case .bypass, .omitted: nil
      }
    if let signature {
      // A kind of part this version does not know may hold nothing else.
      let comma = length > 2 ? 1 : 0
      length += comma + #""thoughtSignature":"""#.utf8.count + signature
    }
    return length
  }

  /// The bytes of a part without its signature, brackets included.
  private static func body(_ body: Part.Body) -> Int {
    switch body {
    case .text(let text): #"{"text":}"#.utf8.count + literal(text)
    case .picture(let picture):
      #"{"inlineData":{"mimeType":,"data":""}}"#.utf8.count + literal(picture.mimeType)
        + (picture.byteCount + 2) / 3 * 4
    case .other(let json): json.trimmingCharacters(in: .whitespacesAndNewlines).utf8.count
    }
  }

  /// The bytes of a string as a JSON literal, quotation marks included.
  package static func literal(_ text: String) -> Int {
    text.utf8.reduce(2) { length, byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x08, 0x09, 0x0A, 0x0C, 0x0D: length + 2
      case ..<0x20: length + 6
      default: length + 1
      }
    }
  }
}
