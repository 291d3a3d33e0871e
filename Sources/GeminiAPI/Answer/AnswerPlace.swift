/// Where in an answer a value stands, as far as it matters for the two large strings.
///
/// `candidates[].content.parts[].inlineData.data` and `….parts[].thoughtSignature`, in an answer of
/// its own or in an array of answers; in a request that is read back, `contents[].parts[]…`.
enum AnswerPlace {
  case stream, root, candidates, candidate, contents, content, parts, part, inlineData, other

  /// The place of a container that opens in another (nil: outermost), under a key in an object.
  init(opening brace: UInt8, in parent: AnswerPlace?, key: [UInt8]) {
    let isObject = brace == UInt8(ascii: "{")
    self =
      switch parent {
      case nil: isObject ? .root : .stream
      case .stream where isObject: .root
      case .root where !isObject && key.elementsEqual("candidates".utf8): .candidates
      case .root where !isObject && key.elementsEqual("contents".utf8): .contents
      case .contents where isObject: .content
      case .candidates where isObject: .candidate
      case .candidate where isObject && key.elementsEqual("content".utf8): .content
      case .content where !isObject && key.elementsEqual("parts".utf8): .parts
      case .parts where isObject: .part
      case .part
      where isObject
        && (key.elementsEqual("inlineData".utf8) || key.elementsEqual("inline_data".utf8)):
        .inlineData
      default: .other
      }
  }

  /// The kind of a large string that stands here under a key.
  func blob(under key: [UInt8]) -> BlobWriter.Kind? {
    switch self {
    case .inlineData where key.elementsEqual("data".utf8): .picture
    case .part
    where key.elementsEqual("thoughtSignature".utf8)
      || key.elementsEqual("thought_signature".utf8):
      .signature
    default: nil
    }
  }
}
