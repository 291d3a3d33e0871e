import Conversation
import Screen

/// The version tree, other versions, and going on from a turn.
extension AppState {
  mutating func performTree(_ command: Command, _ editor: inout EditorState) {
    switch command {
    case .tree:
      if editor.treeView != nil {
        editor.treeView = nil
      } else if !editor.openTree() {
        show(words["notice.noTurn"])
      }
    case .nextVersion: showVersion(by: 1, &editor)
    case .previousVersion: showVersion(by: -1, &editor)
    case .continueHere:
      guard let turn = editor.current else { return show(words["notice.noTurn"]) }
      goOn(from: turn, &editor)
    default: break
    }
  }

  private mutating func showVersion(by step: Int, _ editor: inout EditorState) {
    if editor.viewer == nil, editor.treeView != nil {
      if !editor.chooseVersion(by: step) { show(words["notice.noVersion"]) }
      return
    }
    guard let version = editor.showVersion(by: step) else {
      return show(words["notice.noVersion"])
    }
    editor.viewer = nil
    layout(of: editor).reveal(version, in: &editor.transcript)
  }

  private mutating func goOn(from turn: Turn, _ editor: inout EditorState) {
    let start = editor.answered(upTo: turn.id)
    let (name, above) = (editor.names[turn.id], start.map { editor.names[$0.id] })
    editor.goOn(from: turn)
    if start?.id == turn.id {
      show(words("notice.goesOn", name))
    } else if let above {
      show(words("notice.goesOn.above", name, above))
    } else {
      show(words("notice.goesOn.anew", name))
    }
  }

  /// Opens the line for a turn's label.
  mutating func openLabel() -> [Effect] {
    guard scene == .editor, let editor, let turn = editor.current else {
      show(words["notice.noTurn"])
      return []
    }
    let label = editor.annotations[turn.id]?.label ?? ""
    sheet = .line(LineSheetState(.label(turn.id), text: label))
    return []
  }

  // MARK: Keys

  mutating func handleInTree(_ key: KeyEvent) -> [Effect] {
    guard var changed = editor, let turn = changed.current else { return [] }
    let page = max(1, TreeView.Area(size).shown - 1)
    switch (key.key, key.modifiers) {
    case (.down, []), (.character("j"), []): changed.moveInTree(by: 1)
    case (.up, []), (.character("k"), []): changed.moveInTree(by: -1)
    case (.pageDown, []): changed.moveInTree(by: page)
    case (.pageUp, []): changed.moveInTree(by: -page)
    case (.home, []), (.character("<"), []): changed.moveInTree(by: -changed.tree.turns.count)
    case (.end, []), (.character(">"), []): changed.moveInTree(by: changed.tree.turns.count)
    case (.right, []), (.character("]"), []): showVersion(by: 1, &changed)
    case (.left, []), (.character("["), []): showVersion(by: -1, &changed)
    case (.character(" "), []):
      if !changed.foldBranch() { show(words["notice.nothingToFold"]) }
    case (.enter, []): goOn(from: turn, &changed)
    case (.character("v"), []), (.character("d"), []):
      let isDraft = key.key == .character("d")
      if isDraft, turn.drafts.isEmpty {
        show(words["notice.noDrafts"])
      } else if !changed.viewInTree(turn, draft: isDraft) {
        if changed.toldFailure(of: turn) != nil {
          sheet = .failureCard(FailureCardState(turn: turn.id))
        } else {
          show(words["notice.noPicture"])
        }
      }
    case (.character("c"), []):
      let effect = changed.compareInTree()
      if effect == nil { show(words["notice.noPair"]) }
      keepTop(of: &changed)
      editor = changed
      return effect.map { [$0] } ?? []
    case (.character("l"), []): return openLabel()
    case (.delete, []): return perform(.trash)
    case (.character("q"), []): changed.treeView = nil
    default: return Keymap.standard.letter(key).map { perform($0) } ?? []
    }
    keepTop(of: &changed)
    editor = changed
    return []
  }

  /// Remembers which row is the first, so that it stays there while the choice moves in view.
  private func keepTop(of editor: inout EditorState) {
    let layout = editor.treeLayout
    guard let view = editor.treeView, let place = view.chosen.flatMap(layout.place) else { return }
    editor.treeView?.top = view.top(
      showing: place, of: layout.rows.count, in: TreeView.Area(size).shown)
  }

  /// Chooses the turn at a row of the screen.
  mutating func chooseInTree(at row: Int) {
    guard let editor, let view = editor.treeView else { return }
    let layout = editor.treeLayout
    let area = TreeView.Area(size)
    let chosen = view.chosen.flatMap(layout.place) ?? 0
    let top = view.top(showing: chosen, of: layout.rows.count, in: area.shown)
    let place = top + (row - area.nodes.row) / 2
    guard row >= area.nodes.row, row < area.nodes.maxRow, layout.rows.indices.contains(place) else {
      return
    }
    self.editor?.treeView?.chosen = layout.rows[place].turn
    self.editor?.treeView?.top = top
  }
}
