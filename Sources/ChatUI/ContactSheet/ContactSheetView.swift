import Conversation
import Screen

/// The pictures of a session in rows, each with its number, its mark and its facts.
struct ContactSheetView {
  private let sheet: ContactSheetState
  private let editor: EditorState
  private let look: Look
  private let pictures: PictureCells

  /// How the pictures are laid out on a screen.
  struct Grid {
    /// Columns of a picture; two blank ones stand between.
    let columns: Int
    /// Rows of a picture; two rows of words and a blank one follow.
    let rows: Int
    let perRow: Int
    let shownRows: Int

    init(_ size: Size) {
      // Header, rule, composer and bar.
      let room = max(1, size.rows - 4)
      perRow = max(1, size.columns / 20)
      columns = max(4, (size.columns - 1) / perRow - 2)
      rows = max(1, min(5, room - 2))
      shownRows = max(1, room / (rows + 3) + (room % (rows + 3) >= rows + 2 ? 1 : 0))
    }
  }

  init(
    _ sheet: ContactSheetState, _ editor: EditorState, _ look: Look, _ pictures: PictureCells
  ) {
    self.sheet = sheet
    self.editor = editor
    self.look = look
    self.pictures = pictures
  }

  func draw(on page: inout Page) {
    let size = page.size
    let entries = editor.livingEntries
    let title = look.word(
      "sheet.contact", editor.shownTitle(look.words), String(entries.count))
    let marked = sheet.marks.isEmpty ? "" : look.word("sheet.marked", String(sheet.marks.count))
    HeaderView.draw(title, marked, on: &page, look)
    let grid = Grid(size)
    let area = Rect(column: 0, row: 1, columns: size.columns, rows: max(0, size.rows - 4))
    let chosen = entries.firstIndex { $0.number == sheet.chosen } ?? 0
    let chosenRow = chosen / grid.perRow
    let allRows = (entries.count + grid.perRow - 1) / grid.perRow
    let first = max(0, min(chosenRow - grid.shownRows / 2, allRows - grid.shownRows))
    for place in 0..<grid.shownRows * grid.perRow {
      let index = first * grid.perRow + place
      guard entries.indices.contains(index) else { break }
      let corner = Position(
        column: 1 + place % grid.perRow * (grid.columns + 2),
        row: 1 + place / grid.perRow * (grid.rows + 3))
      draw(entries[index], at: corner, grid, clip: area, on: &page)
    }
    drawReferences(row: size.rows - 3, on: &page)
    let prompt = SafeText.visible(editor.composer.buffer.text, singleLine: true)
    page.canvas.write(
      look.chrome.truncated(" > " + prompt, to: size.columns - 1), column: 0, row: size.rows - 2,
      style: .plain)
  }

  private func draw(
    _ entry: PictureNumbers.Entry, at corner: Position, _ grid: Grid, clip: Rect,
    on page: inout Page
  ) {
    let size = PictureSize.thumbnail(
      of: entry.picture, in: Size(columns: grid.columns, rows: grid.rows), look.setup)
    page.draw(
      ImageRequest(blob: entry.picture.blob.rawValue, size: size), at: corner, clip: clip,
      from: pictures, look: look)
    let isChosen = entry.number == sheet.chosen
    let row = corner.row + grid.rows
    if isChosen {
      page.canvas.write(
        look.chrome[.pointer], column: corner.column - 1, row: row,
        style: Style(.accent, bold: true))
    }
    let mark = sheet.marks.firstIndex(of: entry.number).map { "[\($0 + 1)]" }
    let name = entry.picture.name.map { SafeText.visible($0, singleLine: true) }
    let label = ["@\(entry.number)", mark, name].compactMap { $0 }.joined(separator: " ")
    page.canvas.write(
      look.chrome.truncated(label, to: grid.columns), column: corner.column, row: row,
      style: isChosen || mark != nil ? Style(.accent, bold: true) : .plain)
    page.canvas.write(
      look.chrome.truncated(facts(entry), to: grid.columns), column: corner.column, row: row + 1,
      style: Style(.dim))
  }

  /// Whose picture it is and how large, or what it cost.
  private func facts(_ entry: PictureNumbers.Entry) -> String {
    let pixels = "\(entry.picture.width)\(look.chrome[.times])\(entry.picture.height)"
    guard !entry.isAttachment, let turn = editor.tree[entry.turn] else {
      return look.word("sheet.yours", pixels)
    }
    return [turn.cost.map { look.words.sum($0) }, pixels].compactMap { $0 }
      .joined(separator: look.dot)
  }

  /// What the next prompt refers to, in this order.
  private func drawReferences(row: Int, on page: inout Page) {
    let names = sheet.marks.map { "@\($0)" }.joined(separator: " ")
    page.rule(
      row,
      left: [
        Span(
          names.isEmpty ? look.word("sheet.noMarks") : look.word("sheet.references", names),
          Style(.dim))
      ],
      right: [
        Span(
          look.word(
            "sheet.ofLimit", String(sheet.marks.count), String(ContactSheetState.markLimit)),
          Style(.dim))
      ], look: look)
  }
}
