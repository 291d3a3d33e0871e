import Conversation
import Foundation

/// The picture that leaves Plantain, and under which name.
struct ChosenPicture: Equatable {
  let picture: Picture
  /// The name that says what it is: `lake-at-dusk-2.jpg`.
  let name: String
  /// How it came about; nil for a picture of the user's own.
  let recipe: Recipe?
}

extension EditorState {
  /// The picture in the viewer, else the chosen one of the contact sheet or of the chosen turn, else
  /// the one that the next prompt edits.
  func chosenPicture(_ setup: Setup) -> ChosenPicture? {
    if let viewer { return leaving(viewer.picture, of: viewer.turn, setup) }
    if let entry = film?.entry ?? chosenEntry {
      return leaving(entry.picture, of: entry.turn, setup)
    }
    if let turn = current, let result = turn.primaryPicture {
      return leaving(result, of: turn.id, setup)
    }
    return basePicture.map { leaving($0.picture, of: $0.turn, setup) }
  }

  /// The marked pictures of the contact sheet; none while another view lies over it.
  func markedPictures(_ setup: Setup) -> [ChosenPicture] {
    guard viewer == nil, film == nil, let marks = contactSheet?.marks else { return [] }
    return marks.compactMap { numbers[$0] }.map { leaving($0.picture, of: $0.turn, setup) }
  }

  private func leaving(_ picture: Picture, of id: TurnID, _ setup: Setup) -> ChosenPicture {
    let turn = tree[id]
    let isDrawn = turn?.answer.contains { $0.picture?.blob == picture.blob } == true
    let name = setup.saveTemplate.name { placeholder in
      switch placeholder {
      case .title: session.title.lowercased()
      case .n: number(of: picture, in: id)
      case .date: Self.day(turn?.finishedAt ?? turn?.createdAt ?? session.createdAt, setup.zone)
      case .model: isDrawn ? turn?.answeredBy ?? turn?.settings.model ?? "" : ""
      case .ext:
        switch picture.mimeType {
        case "image/png": "png"
        case "image/webp": "webp"
        default: "jpg"
        }
      }
    }
    return ChosenPicture(
      picture: picture, name: name,
      recipe: isDrawn ? turn.map { Recipe(of: $0, in: tree) } : nil)
  }

  /// The number that the screen shows; drafts have their own.
  private func number(of picture: Picture, in turn: TurnID) -> String {
    if let draft = viewer?.draft { return "draft-\(draft)" }
    return String(numbers.number(of: picture, in: turn) ?? 0)
  }

  private static func day(_ date: Date, _ zone: TimeZone) -> String {
    date.formatted(Date.ISO8601FormatStyle(timeZone: zone).year().month().day())
  }
}
