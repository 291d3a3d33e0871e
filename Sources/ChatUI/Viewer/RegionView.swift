import Conversation
import Screen

/// A picture with the names of its grid at two edges, and the region that is marked on it.
struct RegionView {
  private let viewer: ViewerState
  private let region: GridRegion
  private let name: String
  private let look: Look
  private let pictures: PictureCells

  init(
    _ viewer: ViewerState, _ region: GridRegion, name: String, _ look: Look,
    _ pictures: PictureCells
  ) {
    self.viewer = viewer
    self.region = region
    self.name = name
    self.look = look
    self.pictures = pictures
  }

  func draw(on page: inout Page) {
    var area = ViewerView.area(page.size)
    if area.row > 0 {
      HeaderView.draw(name, look.word("region.title", region.title), on: &page, look)
    }
    // A row for the letters and two columns for the numbers.
    area.row += 1
    area.rows -= 1
    area.column += 2
    area.columns -= 2
    guard area.rows > 0, area.columns > 0 else { return }
    let cells = PictureWindow(of: viewer.picture, in: area.size, zoom: nil, look.setup).cells
    let place = Position(column: area.centred(cells).column, row: area.row)
    page.draw(
      ImageRequest(
        blob: viewer.picture.blob.rawValue, size: cells, marked: region.fileName), at: place,
      clip: area, from: pictures, look: look)
    drawNames(round: place, cells, on: &page)
  }

  private func drawNames(round place: Position, _ cells: Size, on page: inout Page) {
    for column in 0..<GridRegion.columns {
      let middle = (2 * column + 1) * cells.columns / (2 * GridRegion.columns)
      page.canvas.write(
        String(GridRegion.Cell(column: column, row: 0).letter), column: place.column + middle,
        row: place.row - 1, style: style(region.across.contains(column)))
    }
    for row in 0..<GridRegion.rows {
      let middle = (2 * row + 1) * cells.rows / (2 * GridRegion.rows)
      page.canvas.write(
        String(row + 1), column: place.column - 2, row: place.row + middle,
        style: style(region.down.contains(row)))
    }
  }

  private func style(_ isMarked: Bool) -> Style {
    isMarked ? Style(.accent, bold: true) : Style(.dim)
  }
}
