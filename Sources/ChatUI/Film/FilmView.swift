import Conversation
import Screen

/// One picture of the film, the words that made it, and the strip of all of them.
struct FilmView {
  private let film: FilmState
  private let editor: EditorState
  private let look: Look
  private let pictures: PictureCells

  init(_ film: FilmState, _ editor: EditorState, _ look: Look, _ pictures: PictureCells) {
    self.film = film
    self.editor = editor
    self.look = look
    self.pictures = pictures
  }

  /// A picture of the strip; a blank column stands between two.
  private static let thumbnail = Size(columns: 10, rows: 3)

  func draw(on page: inout Page) {
    let size = page.size
    let hasStrip = size.rows >= 16
    let top = size.rows >= 8 ? 1 : 0
    if top > 0 {
      HeaderView.draw(
        look.word("film.title", editor.shownTitle(look.words)),
        look.word("film.place", String(film.place + 1), String(film.entries.count)), on: &page,
        look)
    }
    let below = 2 + (hasStrip ? Self.thumbnail.rows + 1 : 0)
    let area = Rect(
      column: 0, row: top, columns: size.columns - 1, rows: max(0, size.rows - top - below))
    drawPicture(in: area, on: &page)
    let words = [number(of: film.entry), prompt].filter { !$0.isEmpty }
    page.canvas.write(
      look.chrome.truncated(words.joined(separator: look.dot), to: size.columns - 2), column: 1,
      row: area.maxRow, style: .plain)
    if hasStrip { drawStrip(row: area.maxRow + 1, on: &page) }
  }

  private func drawPicture(in area: Rect, on page: inout Page) {
    guard area.rows > 0 else { return }
    let picture = film.entry.picture
    let window = PictureWindow(of: picture, in: area.size, zoom: nil, look.setup)
    page.draw(
      ImageRequest(blob: picture.blob.rawValue, size: window.cells, part: window.part),
      at: area.centred(window.cells), clip: area, from: pictures, look: look)
    if !look.showsPictures {
      page.words(
        look.word("picture.off"), column: 1, row: area.row, columns: area.columns - 1,
        style: Style(.dim), end: area.maxRow)
    }
  }

  /// What was asked for; of an attached picture its name.
  private var prompt: String {
    let entry = film.entry
    let words =
      entry.isAttachment ? entry.picture.name : editor.tree[entry.turn]?.promptText
    return SafeText.visible(words ?? "", singleLine: true)
  }

  private func number(of entry: PictureNumbers.Entry) -> String {
    let isStarred = editor.annotations[entry.turn]?.isStarred == true && !entry.isAttachment
    return "@\(entry.number)" + (isStarred ? " " + look.chrome[.star] : "")
  }

  /// Thumbnails with the one on the screen in their middle, and its number in accent.
  private func drawStrip(row: Int, on page: inout Page) {
    let width = Self.thumbnail.columns + 1
    let count = max(1, (page.size.columns - 1) / width)
    let first = max(0, min(film.place - count / 2, film.entries.count - count))
    let clip = Rect(
      column: 0, row: row, columns: page.size.columns - 1, rows: Self.thumbnail.rows)
    for (place, entry) in film.entries.enumerated().dropFirst(first).prefix(count) {
      let column = 1 + (place - first) * width
      let cells = PictureSize.thumbnail(of: entry.picture, in: Self.thumbnail, look.setup)
      page.draw(
        ImageRequest(blob: entry.picture.blob.rawValue, size: cells),
        at: Position(column: column + (Self.thumbnail.columns - cells.columns) / 2, row: row),
        clip: clip, from: pictures, look: look)
      let isShown = place == film.place
      let mark = isShown ? look.chrome[.pointer] : " "
      page.canvas.write(
        mark + number(of: entry), column: column, row: row + Self.thumbnail.rows,
        style: isShown ? Style(.accent, bold: true) : Style(.dim), limit: Self.thumbnail.columns)
    }
  }
}
