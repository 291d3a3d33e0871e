import Conversation
import Screen

/// Two pictures of a session, in the way that was chosen.
struct ComparisonView {
  private let viewer: ViewerState
  private let comparison: Comparison
  private let editor: EditorState
  private let look: Look
  private let pictures: PictureCells
  /// Columns of the words beside the map of what changed, where there is room for them.
  private static let words = 33

  init(
    _ viewer: ViewerState, _ comparison: Comparison, _ editor: EditorState, _ look: Look,
    _ pictures: PictureCells
  ) {
    self.viewer = viewer
    self.comparison = comparison
    self.editor = editor
    self.look = look
    self.pictures = pictures
  }

  func draw(on page: inout Page) {
    var area = ViewerView.area(page.size)
    let hasWords = area.row > 0
    if hasWords {
      HeaderView.draw(
        look.word("compare.title", name(comparison.other, comparison.turn), newName),
        wayTitle, on: &page, look)
      // A row of names above the pictures.
      area.row += 1
      area.rows -= 1
    }
    guard area.rows > 0 else { return }
    switch comparison.way {
    case .sideBySide: drawSideBySide(in: area, on: &page)
    case .wipe: drawWipe(in: area, on: &page)
    case .blink: drawBlink(in: area, on: &page)
    case .heatMap: drawHeatMap(in: area, on: &page)
    }
    guard hasWords, comparison.way == .wipe || comparison.way == .blink else { return }
    write(summary, column: 1, row: page.size.rows - 2, on: &page)
  }

  // MARK: The four ways

  private func drawSideBySide(in area: Rect, on page: inout Page) {
    let columns = (area.columns - 1) / 2
    let left = Rect(column: 0, row: area.row, columns: columns, rows: area.rows)
    let right = Rect(column: columns + 1, row: area.row, columns: columns, rows: area.rows)
    let window = window(in: left.size)
    draw(comparison.other, window, in: left, on: &page)
    draw(viewer.picture, window, in: right, on: &page)
    guard area.row > 1 else { return }
    write(label(comparison.other, comparison.turn), column: 1, row: area.row - 1, on: &page)
    write(label(viewer.picture, viewer.turn), column: right.column, row: area.row - 1, on: &page)
    write(facts(comparison.other, comparison.turn), column: 1, row: area.maxRow, on: &page)
    write(
      [facts(viewer.picture, viewer.turn), shortShare].filter { !$0.isEmpty }.joined(
        separator: look.dot),
      column: right.column, row: area.maxRow, on: &page)
  }

  private func drawWipe(in area: Rect, on page: inout Page) {
    let window = window(in: area.size)
    let place = area.centred(window.cells)
    let edge = window.cells.columns * comparison.edge / 100
    let right = window.cells.columns - edge
    if edge > 0 {
      draw(
        comparison.other, window.part(of: comparison.other, insteadOf: viewer.picture),
        columns: 0..<edge, of: window.cells, at: place, in: area, on: &page)
    }
    if right > 0 {
      draw(
        viewer.picture, window.part, columns: edge..<window.cells.columns, of: window.cells,
        at: place, in: area, on: &page)
    }
    guard area.row > 1 else { return }
    let names = [name(comparison.other, comparison.turn), newName]
    write(names[0], column: place.column, row: area.row - 1, on: &page)
    let end = place.column + window.cells.columns - DisplayWidth.columns(names[1])
    write(names[1], column: end, row: area.row - 1, on: &page)
    page.canvas.write(
      look.chrome[.edge], column: place.column + edge, row: area.row - 1, style: Style(.accent))
  }

  private func drawBlink(in area: Rect, on page: inout Page) {
    let (picture, turn) =
      comparison.isFlipped
      ? (comparison.other, comparison.turn) : (viewer.picture, viewer.turn)
    let window = window(in: area.size)
    draw(picture, window, in: area, on: &page)
    guard area.row > 1 else { return }
    let place = area.centred(window.cells)
    write(label(picture, turn), column: place.column, row: area.row - 1, on: &page)
  }

  private func drawHeatMap(in area: Rect, on page: inout Page) {
    var area = area
    let hasPanel = area.columns >= 2 * Self.words
    if hasPanel {
      area.column = 1
      area.columns -= Self.words + 3
    }
    let window = window(in: area.size)
    var place = area.centred(window.cells)
    if hasPanel { place = Position(column: area.column, row: area.row) }
    page.draw(
      ImageRequest(
        blob: viewer.picture.blob.rawValue, size: window.cells, part: window.part,
        against: comparison.other.blob.rawValue,
        threshold: comparison.threshold > Comparison.thresholdStep ? comparison.threshold : nil),
      at: place, clip: area, from: pictures, look: look)
    guard hasPanel else { return write(summary, column: 1, row: area.maxRow, on: &page) }
    let lines = panel
    for (row, line) in lines.enumerated() where row < area.rows {
      write(line, column: area.maxColumn + 2, row: area.row + row, on: &page)
    }
    guard comparison.difference != nil, lines.count + 1 < area.rows else { return }
    drawLegend(column: area.maxColumn + 2, row: area.row + lines.count + 1, on: &page)
  }

  /// From how much change on each colour stands: `██ 5 ██ 15 …`.
  private func drawLegend(column: Int, row: Int, on page: inout Page) {
    var place = column
    for step in Heat.steps {
      let block = CellGrid(
        size: Size(columns: 2, rows: 1),
        filling: Cell("█", .pixels(foreground: step.color, background: nil)))
      page.canvas.blit(block, column: place, row: row)
      place += 3
      place += page.canvas.write("\(step.percent) ", column: place, row: row, style: Style(.dim))
    }
    write(look.word("compare.legend"), column: place, row: row, on: &page)
  }

  // MARK: Pieces

  private func window(in size: Size) -> PictureWindow {
    PictureWindow(of: viewer.picture, in: size, zoom: viewer.zoom, look.setup)
  }

  /// A picture of the two as large as the window.
  private func draw(
    _ picture: Picture, _ window: PictureWindow, in area: Rect, on page: inout Page
  ) {
    let part = window.part(of: picture, insteadOf: viewer.picture)
    page.draw(
      ImageRequest(blob: picture.blob.rawValue, size: window.cells, part: part),
      at: area.centred(window.cells), clip: area, from: pictures, look: look)
  }

  /// The columns of a picture that lie on one side of the wipe's edge.
  private func draw(
    _ picture: Picture, _ part: PicturePart?, columns: Range<Int>, of cells: Size,
    at place: Position, in area: Rect, on page: inout Page
  ) {
    let whole =
      part ?? PicturePart(x: 0, y: 0, width: picture.width, height: picture.height)
    let start = whole.width * columns.lowerBound / cells.columns
    let end = whole.width * columns.upperBound / cells.columns
    var part = whole
    part.x += start
    part.width = max(1, end - start)
    page.draw(
      ImageRequest(
        blob: picture.blob.rawValue, size: Size(columns: columns.count, rows: cells.rows),
        part: part), at: Position(column: place.column + columns.lowerBound, row: place.row),
      clip: area, from: pictures, look: look)
  }

  private func write(_ text: String, column: Int, row: Int, on page: inout Page) {
    page.canvas.write(
      look.chrome.truncated(text, to: max(0, page.size.columns - 1 - column)),
      column: max(0, column), row: row, style: Style(.dim))
  }

  // MARK: Words

  private var wayTitle: String {
    guard comparison.way == .heatMap, comparison.threshold > Comparison.thresholdStep else {
      return look.word("compare.\(comparison.way.rawValue)", String(comparison.edge))
    }
    return look.word("compare.heatMap.from", String(comparison.threshold))
  }

  private var newName: String { name(viewer.picture, viewer.turn) }

  private func name(_ picture: Picture, _ turn: TurnID) -> String {
    editor.numbers.number(of: picture, in: turn).map { "@\($0)" } ?? ""
  }

  private func label(_ picture: Picture, _ turn: TurnID) -> String {
    look.word("compare.name", name(picture, turn), editor.names[turn])
  }

  private func facts(_ picture: Picture, _ turn: TurnID) -> String {
    let size = "\(picture.width)\(look.chrome[.times])\(picture.height)"
    let isResult = editor.tree[turn]?.resultPictures.contains { $0.blob == picture.blob } ?? false
    let cost = isResult ? editor.tree[turn]?.cost.map { look.words.sum($0) } : nil
    return [size, cost].compactMap { $0 }.joined(separator: look.dot)
  }

  private var share: String {
    comparison.difference.map { $0.sentence(look) } ?? ""
  }

  private var shortShare: String {
    comparison.difference.map { look.word("compare.share", String($0.percent)) } ?? ""
  }

  /// One line of what was measured.
  private var summary: String {
    [share, drift].filter { !$0.isEmpty }.joined(separator: look.dot)
  }

  /// Whether size and shape stayed.
  private var drift: String {
    let (old, new) = (comparison.other, viewer.picture)
    if old.width == new.width, old.height == new.height { return look.word("compare.same") }
    let isSameShape = abs(old.width * new.height - new.width * old.height) <= old.width + new.width
    return look.word(
      isSameShape ? "compare.size" : "compare.shape",
      "\(old.width)\(look.chrome[.times])\(old.height)",
      "\(new.width)\(look.chrome[.times])\(new.height)")
  }

  /// The words beside the map.
  private var panel: [String] {
    guard let difference = comparison.difference else { return [look.word("compare.measuring")] }
    var lines = LineWrap.lines(difference.sentence(look), width: Self.words).map(String.init) + [""]
    for (name, part) in zip(["top", "middle", "bottom"], difference.thirds) {
      lines.append(look.word("compare.\(name)", String(Int((part * 100).rounded()))))
    }
    if let percent = difference.percent(from: comparison.threshold) {
      lines.append(
        look.word("compare.threshold", String(comparison.threshold), String(percent)))
    }
    let shift = difference.movement(look) ?? look.word("shift.none")
    return lines + [""] + LineWrap.lines(drift, width: Self.words).map(String.init)
      + LineWrap.lines(look.word("compare.shift", shift), width: Self.words).map(String.init)
  }
}
