import Conversation
import Foundation

/// What the user says of the session and its turns.
extension EditorState {
  /// Takes what the library holds by now of this session.
  mutating func take(_ assignment: Assignment) {
    switch assignment {
    case .title(session.id, let title): session.title = title
    case .tags(session.id, let tags): session.tags = tags
    case .sessionStar(session.id, let isStarred): session.isStarred = isStarred
    case .sessionTrash(session.id, let date): session.trashedAt = date
    case .star(let id, let isStarred): annotations[id, default: Annotation()].isStarred = isStarred
    case .label(let id, let label): annotations[id, default: Annotation()].label = label
    case .note(let id, let note): annotations[id, default: Annotation()].note = note
    case .trash(let id, let date):
      annotations[id, default: Annotation()].trashedAt = date
      clearTrash()
      if date == nil { takeBack(id) }
    case .inclusion(let id, let inclusion):
      guard var turn = history[id] else { return }
      turn.inclusion = inclusion
      put(turn)
    case .title, .tags, .sessionStar, .sessionTrash: break
    }
  }

  /// Forgets what pointed at turns that are in the trash now.
  mutating func clearTrash() {
    sortOut()
    if case .turn(let id?) = composer.base, tree[id] == nil { composer.base = .newest }
    if let id = pathTip, tree[id] == nil {
      trashedTip = trashedTip ?? id
      pathTip = living(above: id).flatMap { tree.newestEnd(of: $0) }
    }
    if let id = transcript.selection, tree[id] == nil {
      transcript.selection = living(above: id) ?? tip?.id
    }
    if let id = treeView?.chosen, tree[id] == nil {
      let next = living(above: id) ?? tip?.id
      treeView?.chosen = next
    }
    if let viewer, tree[viewer.turn] == nil { self.viewer = nil }
    film = nil
    if livingEntries.isEmpty { contactSheet = nil }
    if tree.turns.isEmpty { treeView = nil }
  }

  /// The nearest turn that one continues and that is not in the trash.
  private func living(above id: TurnID) -> TurnID? {
    history.path(to: id).last { tree[$0.id] != nil }?.id
  }

  /// The numbered pictures that are not in the trash.
  var livingEntries: [PictureNumbers.Entry] { numbers.entries.filter { tree[$0.turn] != nil } }

  /// The turns a key is for: those of the marked pictures on the contact sheet, else the current one.
  var subjects: [Turn] {
    guard viewer == nil, film == nil, let marks = contactSheet?.marks, !marks.isEmpty else {
      return [current].compactMap(\.self)
    }
    var seen: Set<TurnID> = []
    return marks.compactMap { numbers[$0].flatMap { tree[$0.turn] } }
      .filter { seen.insert($0.id).inserted }
  }

  /// What puts some turns and all that continue them into the trash; nothing while one of them runs.
  func trash(_ turns: [Turn], at now: Date) -> [Assignment] {
    let ids = Set(turns.flatMap { tree.subtree(of: $0.id) }.map(\.id))
    let turns = tree.turns.filter { ids.contains($0.id) }
    guard !turns.contains(where: isRunning) else { return [] }
    return turns.map { .trash(of: $0.id, now) }
  }

  private func isRunning(_ turn: Turn) -> Bool {
    turn.id == run?.turn || turn.state == .pending || isWatching && turn.state == .waiting
  }
}
