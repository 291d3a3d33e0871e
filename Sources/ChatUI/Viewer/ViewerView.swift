import Conversation
import Screen

/// A picture as large as the screen allows, with its facts below.
struct ViewerView {
  private let editor: EditorState
  private let look: Look
  private let pictures: PictureCells

  init(_ editor: EditorState, _ look: Look, _ pictures: PictureCells) {
    self.editor = editor
    self.look = look
    self.pictures = pictures
  }

  /// Where the picture is drawn on a screen; the facts stand below.
  static func area(_ size: Size) -> Rect {
    let hasHeader = size.rows >= 8
    return Rect(
      column: 0, row: hasHeader ? 1 : 0, columns: size.columns - 1,
      rows: max(0, size.rows - 1 - (hasHeader ? 2 : 0)))
  }

  func draw(on page: inout Page) {
    guard let viewer = editor.viewer else { return }
    if let comparison = viewer.comparison {
      return ComparisonView(viewer, comparison, editor, look, pictures).draw(on: &page)
    }
    if let region = viewer.region {
      return RegionView(viewer, region.region, name: title(viewer), look, pictures).draw(on: &page)
    }
    let size = page.size
    var area = Self.area(size)
    let lines = viewer.draft.flatMap { draft in
      editor.tree[viewer.turn].map { DraftLines($0, draft, look) }
    }
    if lines != nil { area.rows -= DraftLines.count(rows: size.rows) }
    let zoom = viewer.zoom.map { look.word("viewer.zoom", $0.ratio) } ?? ""
    if area.row > 0 { HeaderView.draw(title(viewer), zoom, on: &page, look) }
    guard area.rows > 0 else { return }
    let window = PictureWindow(of: viewer.picture, in: area.size, zoom: viewer.zoom, look.setup)
    let cells = window.cells
    page.draw(
      ImageRequest(blob: viewer.picture.blob.rawValue, size: cells, part: window.part),
      at: area.centred(cells), clip: area, from: pictures, look: look)
    if !look.showsPictures {
      page.words(
        look.word("picture.off"), column: 1, row: area.row, columns: area.columns - 1,
        style: Style(.dim), end: area.maxRow)
    }
    if let lines { draw(lines, below: area, on: &page) }
    if area.row > 0 {
      let layout = ScreenLayout(size, composerLines: 1)
      let text =
        lines.map { $0.caption + look.dot + look.word("transcript.drafts.note") }
        ?? editor.tree[viewer.turn].map { FactsLine(editor, look).text(of: $0, in: layout) } ?? ""
      page.canvas.write(
        look.chrome.truncated(text, to: size.columns - 2), column: 1, row: size.rows - 2,
        style: Style(.dim))
    }
  }

  /// The end of the thoughts that led to a draft, and the time line.
  private func draw(_ lines: DraftLines, below area: Rect, on page: inout Page) {
    let width = page.size.columns - 2
    let room = DraftLines.count(rows: page.size.rows) - 1
    guard room > 0 else { return }
    for (row, line) in lines.thoughts(width: width).enumerated() where row < room {
      page.canvas.write(line.text, column: 1, row: area.maxRow + row, style: line.style)
    }
    page.canvas.write(
      lines.timeLine(width: width), column: 1, row: area.maxRow + room, limit: width)
  }

  private func title(_ viewer: ViewerState) -> String {
    let number = editor.numbers.number(of: viewer.picture, in: viewer.turn)
    let name =
      viewer.draft.map { look.word("transcript.draft", String($0)) }
      ?? number.map { "@\($0)" } ?? ""
    let turn = editor.place(of: viewer.turn, look)
    let prompt = editor.tree[viewer.turn]?.promptText ?? ""
    return [name, turn, SafeText.visible(prompt, singleLine: true)].filter { !$0.isEmpty }
      .joined(separator: look.dot)
  }
}
