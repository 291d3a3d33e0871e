/// Checks the signatures of a conversation, as the image models of the third generation do.
///
/// In every content of the model the first part that is no thought, if it is a text, and every picture that is no
/// thought must carry its signature. Later texts come unsigned and go back unsigned; a thought may
/// go back unsigned too. The user's parts are never looked at.
struct HistoryCheck {
  let mint: SignatureMint

  /// The newest record of a picture the model drew, `nil` if there is none or a placeholder stands
  /// in its place.
  ///
  /// Throws the complaint about the first part that is wrong; positions count from 1.
  func check(_ contents: [RequestContent]) throws(ServiceError) -> SceneRecord? {
    var newest: SceneRecord?
    for (index, content) in contents.enumerated() where content.role == "model" {
      var isFirst = true
      for (number, part) in content.parts.enumerated() where !part.isThought {
        defer { isFirst = false }
        let isPicture = part.inlineData != nil
        if part.signature == nil, isPicture {
          throw .unsignedPicture(content: index + 1, part: number + 1)
        }
        if part.signature == nil, isFirst, part.text != nil {
          throw .unsignedText(content: index + 1, part: number + 1)
        }
        guard let signature = part.signature else { continue }
        switch mint.verify(signature) {
        case .corrupted: throw .corruptedSignature
        case .placeholder: if isPicture { newest = nil }
        case .issued(let claims): if isPicture { newest = claims.record }
        }
      }
    }
    return newest
  }
}
