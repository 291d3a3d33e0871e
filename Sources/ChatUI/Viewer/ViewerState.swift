package import Conversation
package import Foundation

/// The picture that fills the screen.
package struct ViewerState: Sendable, Equatable {
  package var turn: TurnID
  package var picture: Picture
  /// 1 for the first draft; nil for a final picture or an attachment.
  package var draft: Int?
  /// Since when the draft shows, while drafts are played.
  package var playingSince: Date?
  /// nil for the whole picture.
  package var zoom: Zoom?
  /// What the picture is compared with.
  package var comparison: Comparison?
  /// The region that is being marked.
  package var region: RegionState?

  package init(turn: TurnID, picture: Picture, draft: Int? = nil) {
    self.turn = turn
    self.picture = picture
    self.draft = draft
  }
}

extension EditorState {
  /// Opens a turn's picture: its newest result, else its newest draft.
  package mutating func view(_ turn: Turn, draft: Bool = false) -> Bool {
    if !draft, let picture = turn.primaryPicture {
      viewer = ViewerState(turn: turn.id, picture: picture)
    } else if let picture = turn.drafts.last?.picture {
      viewer = ViewerState(turn: turn.id, picture: picture, draft: turn.drafts.count)
    } else {
      return false
    }
    return true
  }

  /// Goes to the next or the previous picture: drafts of the same turn, else numbered pictures.
  package mutating func viewNext(by step: Int) {
    guard let viewer, let turn = tree[viewer.turn] else { return }
    if let draft = viewer.draft {
      let next = draft + step
      guard turn.drafts.indices.contains(next - 1), let picture = turn.drafts[next - 1].picture
      else { return }
      self.viewer?.draft = next
      show(picture, insteadOf: viewer.picture)
      return
    }
    let entries = livingEntries
    guard let number = numbers.number(of: viewer.picture, in: viewer.turn),
      let place = entries.firstIndex(where: { $0.number == number }),
      entries.indices.contains(place + step)
    else { return }
    let entry = entries[place + step]
    self.viewer?.turn = entry.turn
    show(entry.picture, insteadOf: viewer.picture)
  }

  /// A version of the same size is looked at in the same place.
  private mutating func show(_ picture: Picture, insteadOf old: Picture) {
    viewer?.picture = picture
    if picture.width != old.width || picture.height != old.height { viewer?.zoom = nil }
  }
}
