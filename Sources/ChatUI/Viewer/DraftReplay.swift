import Conversation
import Foundation

/// The drafts of a turn, one after the other.
extension EditorState {
  /// A draft goes on to the next after this time: the real gaps are many times longer.
  static let replayStep = 1.0

  /// Opens the drafts of a turn: the newest while it runs, else the first; false where it has none.
  mutating func viewDrafts(of turn: Turn) -> Bool {
    let number = run?.turn == turn.id ? turn.drafts.count : 1
    guard turn.drafts.indices.contains(number - 1), let picture = turn.drafts[number - 1].picture
    else { return false }
    viewer = ViewerState(turn: turn.id, picture: picture, draft: number)
    return true
  }

  /// Plays the drafts from the one that shows, from the last one all over again; or stops.
  mutating func playDrafts(at now: Date) {
    guard let viewer, let draft = viewer.draft, let turn = tree[viewer.turn] else { return }
    guard viewer.playingSince == nil else {
      self.viewer?.playingSince = nil
      return
    }
    if draft >= turn.drafts.count { viewNext(by: 1 - draft) }
    self.viewer?.playingSince = now
  }

  /// Goes on to the next draft, where one is played and its time is over.
  mutating func goOnPlaying(at now: Date) {
    guard let viewer, let draft = viewer.draft, let since = viewer.playingSince,
      now.timeIntervalSince(since) >= Self.replayStep
    else { return }
    viewNext(by: 1)
    let isLast = draft + 1 >= tree[viewer.turn]?.drafts.count ?? 0
    self.viewer?.playingSince = isLast ? nil : now
  }

  /// Attaches the draft that shows to the next prompt, as a picture of the user's; answers its
  /// number, nil where none shows.
  ///
  /// What the service once called a thought is not in the history: only so does it get there.
  mutating func promoteDraft() -> Int? {
    guard let viewer, let draft = viewer.draft else { return nil }
    var picture = viewer.picture
    picture.name = "draft-\(draft)"
    if !composer.attachments.contains(where: { $0.blob == picture.blob }) {
      composer.attachments.append(picture)
    }
    write()
    return draft
  }
}
