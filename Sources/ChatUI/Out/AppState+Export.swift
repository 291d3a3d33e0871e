import Conversation
import Screen

/// A session on its way out: the line for the name, whose ending is the format.
extension AppState {
  /// Opens the line with a name that the title gives.
  mutating func askForExport(_ editor: EditorState) {
    guard !editor.tree.turns.isEmpty else { return show(words["notice.noTurn"]) }
    let title = SaveTemplate.safe(editor.session.title.lowercased(), else: "session")
    sheet = .line(LineSheetState(.export, text: title + ExportFormat.html.ending))
  }

  /// What the line under the name says of its ending.
  static func exportOffer(_ name: String, _ look: Look) -> String {
    look.word("line.export.\(ExportFormat(path: name)?.rawValue ?? "other")")
  }

  /// Sends the session to the file, or keeps the line where its ending is no format.
  mutating func export(_ line: LineSheetState, as name: String, _ session: SessionID) -> [Effect] {
    guard let format = ExportFormat(path: name) else {
      sheet = .line(line)
      show(words("notice.exportOther", name))
      return []
    }
    show(words("notice.exporting", name))
    return [.export(session, format, name: name, words.language)]
  }
}
