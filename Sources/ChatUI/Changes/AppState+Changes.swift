import Conversation
import Foundation

/// Star, note and trash, and the way back.
extension AppState {
  mutating func performChange(_ command: Command) -> [Effect] {
    switch command {
    case .undo: [.undo(in: openSession)]
    case .redo: [.redo(in: openSession)]
    case .star: star()
    case .note: openNote()
    case .label: openLabel()
    case .trash: trash()
    case .rename: openRename()
    case .tag: openTags()
    case .duplicate: duplicate()
    default: []
    }
  }

  /// The session whose edits are undone; in the list it is any.
  private var openSession: SessionID? { scene == .editor ? editor?.session.id : nil }

  private mutating func star() -> [Effect] {
    if scene == .browser {
      guard let session = browser.chosen?.summary.session else { return [] }
      return [.assign([.sessionStar(of: session.id, !session.isStarred)], in: session.id)]
    }
    guard let editor, !editor.subjects.isEmpty else { return noTurn() }
    let turns = editor.subjects
    // Of several all get a star, unless all have one.
    let isStarred = turns.allSatisfy { editor.annotations[$0.id]?.isStarred ?? false }
    return [.assign(turns.map { .star(of: $0.id, !isStarred) }, in: editor.session.id)]
  }

  private mutating func openNote() -> [Effect] {
    guard scene == .editor, let editor, let turn = editor.current else { return noTurn() }
    let note = editor.annotations[turn.id]?.note ?? ""
    sheet = .line(LineSheetState(.note(turn.id), text: note))
    return []
  }

  private mutating func trash() -> [Effect] {
    if scene == .browser {
      guard let session = browser.chosen?.summary.session else { return [] }
      // What lies in the trash comes out of it by the same key.
      let date = session.trashedAt == nil ? now : nil
      return [.assign([.sessionTrash(of: session.id, date)], in: session.id)]
    }
    guard let editor, !editor.subjects.isEmpty else { return noTurn() }
    let assignments = editor.trash(editor.subjects, at: now)
    if assignments.isEmpty { show(words["notice.running"]) }
    return assignments.isEmpty ? [] : [.assign(assignments, in: editor.session.id)]
  }

  private mutating func noTurn() -> [Effect] {
    show(words["notice.noTurn"])
    return []
  }

  /// Takes an edit that the library made, and says what it was.
  mutating func take(_ edit: Edit, _ way: EditWay) -> [Effect] {
    for assignment in edit.assignments { editor?.take(assignment) }
    if let kind = edit.kind {
      let name = words["edit.\(kind.rawValue)"]
      switch way {
      case .made where kind == .trash:
        show(words[scene == .browser ? "notice.trashed.list" : "notice.trashed"])
      case .made where kind == .restore: show(words["notice.restored"])
      case .made: break
      case .undone: show(words("notice.undone", words["edit.\(undone(kind).rawValue)"]))
      case .redone: show(words("notice.redone", name))
      }
    }
    return (scene == .browser ? browser.list() : []) + (search == nil ? [] : askSearch())
  }

  /// The kind of an edit whose inverse has a kind.
  private func undone(_ kind: Assignment.Kind) -> Assignment.Kind {
    switch kind {
    case .trash: .restore
    case .restore: .trash
    default: kind
    }
  }
}
