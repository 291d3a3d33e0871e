import Conversation
import Screen

/// The header: title and turn at the left; model, size and aspect at the right, underlined.
struct HeaderView {
  private let editor: EditorState
  private let look: Look

  init(_ editor: EditorState, _ look: Look) {
    self.editor = editor
    self.look = look
  }

  func draw(on page: inout Page) {
    var left = SafeText.visible(editor.shownTitle(look.words), singleLine: true)
    if let turn = editor.current {
      left += look.dot + editor.place(of: turn.id, look)
    }
    Self.draw(left, right(columns: page.size.columns), on: &page, look)
  }

  /// Draws a header of any screen: the left side is cut, the right side stays.
  static func draw(_ left: String, _ right: String, on page: inout Page, _ look: Look) {
    let columns = page.size.columns
    let style = Style(.text, underlined: true)
    page.canvas.fill(
      Rect(column: 0, row: 0, columns: columns, rows: 1), with: Cell(" ", .style(style)))
    let rightColumns = DisplayWidth.columns(right)
    let room = columns - 3 - rightColumns - (rightColumns > 0 ? 2 : 0)
    page.canvas.write(
      look.chrome.truncated(left, to: max(0, room)), column: 1, row: 0, style: style)
    page.canvas.write(right, column: columns - 1 - rightColumns, row: 0, style: style)
  }

  /// Model, size, aspect; below 80 columns aspect and size go first, then the name is shortened.
  private func right(columns: Int) -> String {
    let settings = editor.session.settings
    let model = look.setup.models[settings.model]
    let size = settings.size ?? model?.defaultSize
    let name = SafeText.visible(settings.model, singleLine: true)
    let full = [name, size, settings.aspect ?? look.word("header.auto")].compactMap { $0 }
    let forms = [
      full, [name, size].compactMap { $0 }, [name], [model?.short ?? name],
    ].map { $0.joined(separator: look.dot) }
    let limit = columns >= 80 ? columns : columns / 2
    return forms.first { DisplayWidth.columns($0) <= limit } ?? forms.last ?? ""
  }
}
