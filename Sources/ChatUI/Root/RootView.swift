package import Screen

/// The whole screen of a moment, drawn from the state alone.
package struct RootView: Sendable {
  private let state: AppState

  package init(_ state: AppState) {
    self.state = state
  }

  /// The frame for a size.
  package func draw(_ size: Size) -> Frame {
    var state = state
    state.size = size
    var page = Page(size)
    guard size.columns > 0, size.rows > 0 else { return page.frame }
    if ScreenLayout(size, composerLines: 1).isTooSmall {
      drawSentence(state, on: &page)
    } else {
      switch (state.scene, state.editor) {
      case _ where state.search != nil:
        if let search = state.search { SearchView(search, state).draw(on: &page) }
      case (.editor, let editor?):
        if editor.viewer != nil {
          ViewerView(editor, state.look, state.pictures).draw(on: &page)
        } else if let film = editor.film {
          FilmView(film, editor, state.look, state.pictures).draw(on: &page)
        } else if let sheet = editor.contactSheet {
          ContactSheetView(sheet, editor, state.look, state.pictures).draw(on: &page)
        } else if let tree = editor.treeView {
          TreeView(tree, editor, state.look, state.pictures).draw(on: &page)
        } else {
          EditorView(editor, state).draw(on: &page)
        }
      default: BrowserView(state.browser, state).draw(on: &page)
      }
      if let sheet = state.sheet { SheetView(sheet, state).draw(on: &page) }
    }
    drawBar(state, on: &page)
    return page.frame
  }

  private func drawSentence(_ state: AppState, on page: inout Page) {
    page.words(
      state.look.word("small"), column: 0, row: 0, columns: page.size.columns,
      end: page.size.rows - 1)
  }

  private func drawBar(_ state: AppState, on page: inout Page) {
    let row = page.size.rows - 1
    page.canvas.fill(
      Rect(column: 0, row: row, columns: page.size.columns, rows: 1),
      with: Cell(" ", .style(Style(.bar))))
    let spans = StatusBar(state).line(columns: page.size.columns)
    page.canvas.write(spans, column: 0, row: row, limit: page.size.columns - 1)
  }
}
