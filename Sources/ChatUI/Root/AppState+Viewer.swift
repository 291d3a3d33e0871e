import Screen

/// Keys while a picture, or two of them, fill the screen.
extension AppState {
  mutating func handleInViewer(_ key: KeyEvent) -> [Effect] {
    guard var changed = editor, let viewer = changed.viewer else { return [] }
    if viewer.region != nil { return handleInRegion(key) }
    if viewer.draft != nil, handleInDrafts(key) { return [] }
    let area = ViewerView.area(size).size
    switch (key.key, key.modifiers) {
    case (.character("+"), _), (.character("="), []):
      changed.viewer?.zoom(by: 1, in: area, setup)
    case (.character("-"), []): changed.viewer?.zoom(by: -1, in: area, setup)
    case (.character("0"), []): changed.viewer?.zoom = nil
    case (.character("q"), []), (.enter, []): _ = changed.leaveView()
    case (.left, []), (.right, []), (.up, []), (.down, []):
      return handleArrow(key.key, viewer)
    default:
      if viewer.comparison != nil, let effects = handleInComparison(key) { return effects }
      switch (key.key, key.modifiers) {
      case (.character("j"), []), (.character(" "), []): changed.viewNext(by: 1)
      case (.character("k"), []): changed.viewNext(by: -1)
      default: return Keymap.standard.letter(key).map { perform($0) } ?? []
      }
    }
    editor = changed
    return []
  }

  /// The keys that mean something else where drafts are looked at; false for all others.
  private mutating func handleInDrafts(_ key: KeyEvent) -> Bool {
    switch (key.key, key.modifiers) {
    case (.character(" "), []): editor?.playDrafts(at: now)
    case (.character("d"), []): editor?.viewer = nil
    case (.enter, []):
      guard let number = editor?.promoteDraft() else { return false }
      show(words("notice.draftPromoted", String(number)))
    default:
      // Whoever moves by hand is not moved along.
      editor?.viewer?.playingSince = nil
      return false
    }
    return true
  }

  /// Arrows move what is looked at closely, the edge of a wipe, else from picture to picture.
  private mutating func handleArrow(_ key: KeyEvent.Key, _ viewer: ViewerState) -> [Effect] {
    let area = ViewerView.area(size).size
    let (columns, rows) = key.direction
    if viewer.comparison?.way == .wipe, columns != 0 {
      let edge = (viewer.comparison?.edge ?? 0) + 5 * columns
      editor?.viewer?.comparison?.edge = max(0, min(100, edge))
    } else if viewer.zoom != nil {
      editor?.viewer?.pan(columns: columns, rows: rows, in: area, setup)
    } else if viewer.comparison != nil {
      return editor?.compareNext(by: columns + rows) ?? []
    } else {
      editor?.viewNext(by: columns + rows)
    }
    return []
  }

  /// Letter and number set the corners, arrows move, with Shift they grow, Enter takes it.
  private mutating func handleInRegion(_ key: KeyEvent) -> [Effect] {
    switch (key.key, key.modifiers) {
    case (.left, _), (.right, _), (.up, _), (.down, _):
      guard key.modifiers.isEmpty || key.modifiers == .shift else { return [] }
      let (columns, rows) = key.key.direction
      editor?.viewer?.region?.move(
        columns: columns, rows: rows, grows: key.modifiers == .shift)
    case (.enter, []):
      guard let viewer = editor?.viewer, let region = viewer.region?.region else { return [] }
      return [.markRegion(viewer.picture, region)]
    case (.character(let character), _): editor?.viewer?.region?.type(character)
    default: break
    }
    return []
  }

  /// The keys that mean something else where two pictures are compared; nil for all others.
  private mutating func handleInComparison(_ key: KeyEvent) -> [Effect]? {
    switch (key.key, key.modifiers) {
    case (.character(" "), []): editor?.viewer?.comparison?.nextWay()
    case (.tab, []) where editor?.viewer?.comparison?.way == .blink:
      editor?.viewer?.comparison?.isFlipped.toggle()
    case (.tab, []): return editor?.swapCompared()
    case (.character("<"), []) where editor?.viewer?.comparison?.way == .heatMap:
      editor?.viewer?.comparison?.moveThreshold(by: -1)
    case (.character(">"), []) where editor?.viewer?.comparison?.way == .heatMap:
      editor?.viewer?.comparison?.moveThreshold(by: 1)
    case (.character("j"), []): return editor?.compareNext(by: 1)
    case (.character("k"), []): return editor?.compareNext(by: -1)
    default: return nil
    }
    return []
  }
}

extension KeyEvent.Key {
  /// Where an arrow points, in columns and rows; nowhere for other keys.
  fileprivate var direction: (columns: Int, rows: Int) {
    switch self {
    case .left: (-1, 0)
    case .right: (1, 0)
    case .up: (0, -1)
    case .down: (0, 1)
    default: (0, 0)
    }
  }
}
