import Conversation
import Screen

/// The list of sessions: opening, sorting, and what is said of the chosen one.
extension AppState {
  mutating func openBrowser(_ purpose: BrowserState.Purpose = .open) -> [Effect] {
    sheet = nil
    search = nil
    scene = .browser
    browser.purpose = purpose
    return browser.list()
  }

  mutating func handleInBrowser(_ key: KeyEvent) -> [Effect] {
    let page = max(1, size.rows / 3 - 1)
    switch (key.key, key.modifiers) {
    case (.down, []), (.character("n"), .control): return browser.move(by: 1)
    case (.up, []), (.character("p"), .control): return browser.move(by: -1)
    case (.pageDown, []): return browser.move(by: page)
    case (.pageUp, []): return browser.move(by: -page)
    case (.tab, []): return browser.sortNext()
    case (.enter, []):
      if let chosen = browser.chosen { return open(chosen) }
      browser.openWhenListed()
    case (.delete, []) where browser.input.isEmpty || browser.isTrash: return perform(.trash)
    case (.character("d"), .control) where browser.input.isEmpty: return [.quit]
    default: if browser.input.handle(key) { return browser.typed() }
    }
    return []
  }

  /// Esc clears the words, then goes back to the session.
  mutating func escapeFromBrowser() -> [Effect] {
    if !browser.input.isEmpty {
      browser.input.clear()
      return browser.typed()
    }
    if editor != nil { scene = .editor }
    return []
  }

  /// Takes the library's answer; a library that is empty goes straight to a new session.
  mutating func take(_ page: BrowserPage) -> [Effect] {
    // A list emptied by the trash is no new library: undo brings it back.
    let isFirst = !browser.isLoaded
    let chosen = browser.take(page)
    if isFirst, page.total == 0, page.request.query.isEmpty, scene == .browser, editor == nil {
      return [.newSession(preferences.defaults)]
    }
    return chosen.map { open($0) } ?? []
  }

  /// Opens a session, with what is lent to it.
  private mutating func open(_ row: BrowserRow) -> [Effect] {
    let id = row.summary.session.id
    guard case .lend(let pictures, _) = browser.purpose else { return [.openSession(id)] }
    browser.purpose = .open
    show(words("notice.lent", String(pictures.count)))
    if editor?.session.id == id {
      scene = .editor
      if refusesTyping() { return [] }
      editor?.write()
      editor?.composer.attachments += pictures
      return []
    }
    return [.lend(pictures, to: id)]
  }

  /// Chooses the session that the picture looked at, or those marked, shall go along in.
  mutating func lend() -> [Effect] {
    guard let editor, scene == .editor else { return [] }
    let marked = editor.viewer == nil ? editor.contactSheet?.marks ?? [] : []
    var pictures = marked.compactMap { editor.numbers[$0]?.picture }
    if pictures.isEmpty { pictures = editor.chosenPicture(setup).map { [$0.picture] } ?? [] }
    guard !pictures.isEmpty else {
      show(words["notice.noPicture"])
      return []
    }
    browser.input.clear()
    return openBrowser(.lend(pictures, from: editor.session.id))
  }

  // MARK: What is said of a session

  /// The session that a command about sessions is for: the chosen one of the list, else the open one.
  var meantSession: Session? {
    scene == .browser ? browser.chosen?.summary.session : editor?.session
  }

  mutating func openTags() -> [Effect] {
    guard let session = meantSession else { return [] }
    sheet = .line(LineSheetState(.tags(of: session.id), text: session.tags.joined(separator: ", ")))
    return []
  }

  mutating func openRename() -> [Effect] {
    guard let session = meantSession else { return [] }
    let purpose: LineSheetState.Purpose =
      session.id == editor?.session.id ? .rename : .title(of: session.id)
    sheet = .line(LineSheetState(purpose, text: session.title))
    return []
  }

  mutating func duplicate() -> [Effect] {
    guard let session = meantSession else { return [] }
    let name = session.title.isEmpty ? words["session.new"] : session.title
    return [.duplicate(session.id, title: words("session.copy", name))]
  }

  /// Tags as they are typed: `client, tin`, each once.
  static func tags(_ line: String) -> [String] {
    var known: Set<String> = []
    return line.split { $0 == "," || $0 == "，" || $0 == "、" }
      .map { String($0).trimming(while: \.isWhitespace) }
      .filter { !$0.isEmpty && known.insert($0.lowercased()).inserted }
  }
}
