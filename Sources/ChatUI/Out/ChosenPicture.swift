import Conversation

/// The picture that leaves Plantain, and under which name.
struct ChosenPicture: Equatable {
  let picture: Picture
  /// The name that says what it is: `lake-at-dusk-2.jpg`.
  let name: String
}

extension EditorState {
  /// The picture in the viewer, else the chosen one of the contact sheet or of the chosen turn, else
  /// the one that the next prompt edits.
  var chosenPicture: ChosenPicture? {
    let picture =
      viewer?.picture ?? chosenEntry?.picture ?? current?.primaryPicture ?? basePicture?.picture
    guard let picture else { return nil }
    let turn = viewer?.turn ?? chosenEntry?.turn ?? current?.id
    let number = turn.flatMap { numbers.number(of: picture, in: $0) } ?? 0
    let kept = session.title.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "-" }
    let title = String(kept).trimming { $0 == "-" }
    let ending =
      switch picture.mimeType {
      case "image/png": "png"
      case "image/webp": "webp"
      default: "jpg"
      }
    return ChosenPicture(
      picture: picture, name: "\(title.isEmpty ? "picture" : title)-\(number).\(ending)")
  }
}
