package import Conversation

/// The version tree: which turn is chosen, and which row is the first in view.
package struct TreeViewState: Sendable, Equatable {
  package var chosen: TurnID?
  /// The row at the top, as of the last key.
  package var top = 0

  package init(chosen: TurnID?) {
    self.chosen = chosen
  }

  /// The row at the top of so many, so that the chosen one is in view and as little as can be moves.
  func top(showing place: Int, of count: Int, in shown: Int) -> Int {
    let least = max(0, place - shown + 1)
    return max(0, min(min(max(top, least), place), count - shown))
  }
}

extension EditorState {
  /// The rows of the tree as they are folded now.
  package var treeLayout: TreeLayout {
    TreeLayout(tree, along: Set(path.map(\.id)), folded: foldedBranches)
  }

  /// Opens the tree at the turn that is looked at, else at the one the next prompt continues; false
  /// where there is no turn.
  mutating func openTree() -> Bool {
    guard !tree.turns.isEmpty else { return false }
    let looked = viewer?.turn ?? chosenEntry?.turn
    let chosen = looked ?? (focus == .pictures ? current?.id : base?.id ?? tip?.id)
    (viewer, contactSheet) = (nil, nil)
    treeView = TreeViewState(chosen: chosen)
    chooseInTree(chosen)
    return true
  }

  /// Chooses a turn, and opens the folds it is in, so that it is in sight.
  mutating func chooseInTree(_ id: TurnID?) {
    treeView?.chosen = id
    foldedBranches.subtract(tree.path(to: id).map(\.id).dropLast())
  }

  /// Chooses the row so many below the chosen one; beyond the ends the choice stays.
  mutating func moveInTree(by step: Int) {
    let rows = treeLayout.rows
    guard let treeView, !rows.isEmpty else { return }
    let place = treeView.chosen.flatMap { id in rows.firstIndex { $0.turn == id } } ?? 0
    self.treeView?.chosen = rows[max(0, min(rows.count - 1, place + step))].turn
  }

  /// Chooses another version of the chosen turn, or of the nearest above it that has one; false
  /// where there is none.
  mutating func chooseVersion(by step: Int) -> Bool {
    let chosen = treeView?.chosen
    let path = tree.path(to: chosen)
    guard let fork = path.last(where: { tree.versions(of: $0.id).count > 1 }) else { return false }
    let version = fork.id == chosen ? version(of: fork.id, by: step) : fork.id
    treeView?.chosen = version
    return true
  }

  /// Folds what continues the chosen turn, or opens it; false where nothing does.
  mutating func foldBranch() -> Bool {
    guard let id = treeView?.chosen, !tree.childIDs(of: id).isEmpty else { return false }
    if foldedBranches.remove(id) == nil { foldedBranches.insert(id) }
    return true
  }

  /// Looks at a turn's picture over the tree, or at its newest draft.
  mutating func viewInTree(_ turn: Turn, draft: Bool = false) -> Bool {
    transcript.selection = turn.id
    return view(turn, draft: draft)
  }

  /// Compares the chosen turn's picture with the one that the next prompt edits, else, where it is
  /// that, with the one it was made from; answers what is to be measured, nil where there are no two.
  mutating func compareInTree() -> Effect? {
    guard let turn = current, let picture = turn.primaryPicture else { return nil }
    transcript.selection = turn.id
    guard let base = basePicture, base.picture.blob != picture.blob else { return compare() }
    var viewer = ViewerState(turn: turn.id, picture: picture)
    viewer.comparison = Comparison(turn: base.turn, other: base.picture, isFromViewer: false)
    self.viewer = viewer
    return .compare(base.picture, picture)
  }
}
