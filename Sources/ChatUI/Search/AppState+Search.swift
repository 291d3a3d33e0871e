package import Conversation
import Screen

/// Looking for words, and going where they are.
extension AppState {
  /// Opens the search, with the words that were looked for last.
  mutating func openSearch() -> [Effect] {
    sheet = nil
    var search = lastSearch ?? SearchState(zone: setup.zone)
    search.isViewing = false
    if search.session != nil { search.session = openSessionForSearch }
    self.search = search
    return askSearch()
  }

  /// Looks for pictures like the one that is looked at.
  mutating func openLookAlikes() -> [Effect] {
    guard let editor, let chosen = editor.chosenPicture(setup),
      let entry = editor.numbers.entries.last(where: { $0.picture.blob == chosen.picture.blob })
    else {
      show(words["notice.noPicture"])
      return []
    }
    sheet = nil
    search = SearchState("like:@\(entry.number) ", zone: setup.zone)
    return askSearch()
  }

  private var openSessionForSearch: SessionID? { editor?.session.id }

  /// Asks for what is typed; `like:@3` names a picture of the open session.
  mutating func askSearch() -> [Effect] {
    guard var changed = search else { return [] }
    changed.like = pictureNamed(in: changed)
    let effects = changed.typed()
    search = changed
    return effects
  }

  private func pictureNamed(in search: SearchState) -> Picture? {
    guard let name = search.request.query.like,
      let number = Int(name.hasPrefix("@") ? name.dropFirst() : name[...])
    else { return nil }
    return editor?.numbers[number]?.picture
  }

  mutating func handleInSearch(_ key: KeyEvent) -> [Effect] {
    guard var changed = search else { return [] }
    let page = max(1, (size.rows - 4) / 3)
    var effects: [Effect] = []
    switch (key.key, key.modifiers) {
    case (.down, []), (.character("n"), .control): effects = changed.move(by: 1)
    case (.up, []), (.character("p"), .control): effects = changed.move(by: -1)
    case (.pageDown, []): effects = changed.move(by: page)
    case (.pageUp, []): effects = changed.move(by: -page)
    case (.tab, []):
      changed.session = changed.session == nil ? openSessionForSearch : nil
      search = changed
      return askSearch()
    case (.enter, []):
      if let hit = changed.chosen { return go(to: hit) }
      changed.goWhenFound()
    case _ where changed.isViewing: break
    default:
      if changed.input.handle(key) {
        search = changed
        return askSearch()
      }
    }
    search = changed
    return effects
  }

  /// Esc closes the picture, then clears the words, then the search.
  mutating func escapeFromSearch() -> [Effect] {
    guard var changed = search else { return [] }
    if changed.isViewing {
      changed.isViewing = false
    } else if !changed.input.isEmpty {
      changed.input.clear()
      search = changed
      return askSearch()
    } else {
      lastSearch = nil
      search = nil
      return []
    }
    search = changed
    return []
  }

  /// Fills the screen with the picture of the chosen hit.
  mutating func viewFound() {
    guard search?.chosen?.turn.primaryPicture != nil else { return show(words["notice.noPicture"]) }
    search?.isViewing = true
  }

  mutating func take(_ page: SearchPage, of request: SearchRequest) -> [Effect] {
    search?.take(page, of: request).map { go(to: $0) } ?? []
  }

  /// Goes to a found turn, in its session; the found words stay marked until Esc.
  mutating func go(to hit: SearchHit) -> [Effect] {
    let query = search?.query
    lastSearch = search
    search = nil
    goal = Goal(session: hit.session, turn: hit.turn.id, query: query)
    if editor?.session.id == hit.session {
      scene = .editor
      reachGoal()
      return []
    }
    return [.openSession(hit.session)]
  }

  /// Shows the turn that was to be reached, once its session is open.
  mutating func reachGoal() {
    guard let goal, var changed = editor, changed.session.id == goal.session else { return }
    self.goal = nil
    guard changed.tree[goal.turn] != nil else { return }
    changed.viewer = nil
    changed.contactSheet = nil
    changed.treeView = nil
    changed.film = nil
    changed.focus = .pictures
    changed.found = goal.query.flatMap { $0.terms.isEmpty ? nil : $0 }
    if !changed.isOnPath(goal.turn) {
      changed.show(pathTo: changed.tree.newestEnd(of: goal.turn) ?? goal.turn)
    }
    changed.transcript.selection = goal.turn
    changed.transcript.folded.remove(goal.turn)
    editor = changed
    if let layout = transcriptLayout {
      layout.reveal(goal.turn, in: &changed.transcript)
      editor = changed
    }
  }
}

/// Where to go once a session is open.
package struct Goal: Sendable, Equatable {
  package var session: SessionID
  package var turn: TurnID
  /// What is marked there.
  package var query: SearchQuery?
}
