package import Conversation

/// The path that the transcript follows through the tree.
///
/// It leads from the root to the tip: the newest turn, until the user sends one, goes on from one,
/// or looks at another version. The next prompt continues its newest answered turn.
extension EditorState {
  /// The turns that the transcript shows, from the root to the tip.
  package var path: [Turn] { tree.path(to: tip?.id) }

  /// The last turn of the path.
  package var tip: Turn? { pathTip.flatMap { tree[$0] } ?? tree.turns.last }

  /// Whether the path leads through a turn.
  func isOnPath(_ id: TurnID) -> Bool {
    tree.nearest(upFrom: tip?.id) { $0.id == id } != nil
  }

  /// Has the transcript show the path that ends with a turn, and follow its end.
  mutating func show(pathTo id: TurnID?) {
    pathTip = id
    trashedTip = nil
    transcript.follow()
    if treeView != nil { chooseInTree(id ?? tip?.id) }
    if let selection = transcript.selection, !isOnPath(selection) {
      transcript.selection = tip?.id
    }
  }

  /// Shows a turn that came back from the trash: in the tree, and where the path ended with it.
  mutating func takeBack(_ id: TurnID) {
    if let tip = trashedTip, tree[tip] != nil { show(pathTo: tip) }
    if treeView != nil { chooseInTree(id) }
  }

  /// Its name, and how many turns its path has: `turn 3b of 5`.
  func place(of id: TurnID, _ look: Look) -> String {
    let end = isOnPath(id) ? tip?.id : tree.newestEnd(of: id)
    return look.word("header.turn", names[id], String(tree.depth(of: end)))
  }

  // MARK: Versions

  /// The turn whose versions are meant: the chosen one, else the nearest above it that has any.
  private var fork: Turn? {
    tree.nearest(upFrom: current?.id) { tree.versions(of: $0.id).count > 1 }
  }

  /// Has the path lead through another version, to the newest turn below it; answers that version.
  ///
  /// The last is followed by the first; nil where there is no other.
  mutating func showVersion(by step: Int) -> TurnID? {
    guard let fork, let version = version(of: fork.id, by: step) else { return nil }
    show(pathTo: tree.newestEnd(of: version))
    transcript.selection = version
    return version
  }

  /// The version so many steps from a turn; nil where there is no other.
  func version(of id: TurnID, by step: Int) -> TurnID? {
    let versions = tree.versions(of: id)
    guard versions.count > 1, let place = versions.firstIndex(where: { $0.id == id }) else {
      return nil
    }
    return versions[(place + step + versions.count) % versions.count].id
  }

  // MARK: Going on from a turn

  /// The turn that a prompt can continue in the place of one: itself if it is answered, else the
  /// nearest above it that is.
  func answered(upTo id: TurnID) -> Turn? { tree.nearest(upFrom: id, where: \.isAnswered) }

  /// Has the next prompt continue a turn, or the nearest answered one above it.
  ///
  /// The transcript then ends where the prompt goes on; what continued the turn before stays in the
  /// tree.
  mutating func goOn(from turn: Turn) {
    let start = answered(upTo: turn.id)?.id ?? turn.id
    composer.base = .newest
    write()
    transcript.selection = start
    show(pathTo: start)
  }

  /// How many turns continue the end of the path and are out of sight.
  var followers: Int {
    guard let tip, !tree.childIDs(of: tip.id).isEmpty else { return 0 }
    return tree.subtree(of: tip.id).count - 1
  }
}
