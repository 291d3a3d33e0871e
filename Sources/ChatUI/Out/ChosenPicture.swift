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
    let picture: Picture
    let id: TurnID
    if let viewer {
      (picture, id) = (viewer.picture, viewer.turn)
    } else if let entry = chosenEntry {
      (picture, id) = (entry.picture, entry.turn)
    } else if let turn = current, let result = turn.primaryPicture {
      (picture, id) = (result, turn.id)
    } else if let entry = basePicture {
      (picture, id) = (entry.picture, entry.turn)
    } else {
      return nil
    }
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
