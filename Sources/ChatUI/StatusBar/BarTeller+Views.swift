import Conversation
import Resilience
import Screen

/// The bars of what lies over the turns: search, viewer, film, contact sheet, tree.
extension BarTeller {
  func searchBar(_ search: SearchState) -> StatusBar {
    var bar = idle()
    if search.isLoaded {
      let count = look.words.count(search.count) + (search.isCut ? "+" : "")
      bar.say = look.word("search.found", count)
      bar.shortSay = bar.say
    }
    bar.keys = [
      key("Enter", "key.goThere"),
      StatusBar.Key("v", look.word("key.viewFound"), isPrefixed: true), key("Esc", "key.back"),
    ]
    if let keys = sheetKeys() { bar.keys = keys }
    return bar
  }

  func filmBar(_ film: FilmState) -> StatusBar {
    var bar = idle()
    bar.keys = [
      key("Space", film.isPlaying ? "key.pause" : "key.play"), key("Left Right", "key.step"),
      key("Enter", "key.view"), key("Esc", "key.back"),
    ]
    return bar
  }

  func contactSheetBar(_ editor: EditorState) -> StatusBar {
    var bar = idle()
    bar.keys = [
      key("Space", "key.mark"), key("Enter", "key.refer"), letter(.view, "key.view"),
      letter(.compare, "key.compare"), key("Esc", "key.back"),
    ]
    return bar
  }

  func treeBar(_ turn: Turn, _ editor: EditorState) -> StatusBar {
    var bar = idle()
    bar.word = editor.names[turn.id]
    bar.keys = [
      key("Enter", "key.goOn"), letter(.view, "key.view"),
      letter(.editTurn, "key.branch", short: "key.edit"), key("Esc", "key.back"),
    ]
    return bar
  }

  func viewerBar(_ viewer: ViewerState, _ editor: EditorState) -> StatusBar {
    var bar = idle()
    if viewer.region != nil {
      bar.keys = [
        key("A1 H6", "key.corner"), key(look.word("key.arrows"), "key.pan"),
        key("Enter", "key.take"), key("Esc", "key.back"),
      ]
      return bar
    }
    if viewer.draft != nil {
      bar.keys = [
        key("Space", viewer.playingSince == nil ? "key.play" : "key.pause"),
        key("Enter", "key.promote"), key("Left Right", "key.next"),
      ]
      return bar
    }
    switch viewer.comparison?.way {
    case .wipe?:
      bar.keys = [key("Left Right", "key.edge"), key("Space", "key.way"), key("Esc", "key.back")]
    case .blink?:
      bar.keys = [key("Tab", "key.flip"), key("Space", "key.way"), key("Esc", "key.back")]
    case .heatMap?:
      bar.keys = [
        key("Space", "key.way"), key("< >", "key.threshold"), key("+ -", "key.zoom"),
        key("Esc", "key.back"),
      ]
    case .sideBySide?:
      bar.keys = [
        key("Space", "key.way"), key("+ -", "key.zoom"), key("Tab", "key.swap"),
        key("Esc", "key.back"),
      ]
    case nil where viewer.zoom != nil:
      bar.keys = [
        key("+ -", "key.zoom"), key(look.word("key.arrows"), "key.pan"), key("0", "key.fit"),
        key("Esc", "key.back"),
      ]
    case nil:
      bar.keys = [
        key("+ -", "key.zoom"), key("j k", "key.next"), letter(.compare, "key.compare"),
        letter(.saveAs, "key.save"), key("Esc", "key.back"),
      ]
    }
    return bar
  }
}
