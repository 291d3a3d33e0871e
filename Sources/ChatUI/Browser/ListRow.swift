import Conversation
import Screen

/// What the rows of the lists have in common: the pointer and the thumbnail.
enum ListRow {
  /// Draws pointer and thumbnail; answers the column where words begin.
  static func begin(
    _ picture: Picture?, isChosen: Bool, in rect: Rect, on page: inout Page, _ look: Look,
    _ pictures: PictureCells
  ) -> Int {
    if isChosen {
      page.canvas.write(
        look.chrome[.pointer], column: 1, row: rect.row, style: Style(.accent, bold: true))
    }
    guard rect.columns >= 60 else { return 3 }
    if let picture {
      let size = PictureSize.thumbnail(
        of: picture, in: Size(columns: 10, rows: rect.rows), look.setup)
      page.draw(
        ImageRequest(blob: picture.blob.rawValue, size: size),
        at: Position(column: 3 + (10 - size.columns) / 2, row: rect.row), clip: rect,
        from: pictures, look: look)
    }
    return 15
  }
}
