package import Screen

/// A frame while it is drawn: cells, the caret, the pictures that are wanted.
package struct Page: Sendable {
  package var canvas: Canvas
  package var cursor: Position?
  package private(set) var images: [ImagePlacement] = []
  package private(set) var links: [FrameLink] = []

  package init(_ size: Size) {
    canvas = Canvas(size: size)
  }

  package var size: Size { canvas.size }

  package var frame: Frame {
    Frame(cells: canvas.grid, cursor: cursor, images: images, links: links)
  }

  /// Draws a picture's cells if they are there, and asks for them either way.
  package mutating func draw(
    _ request: ImageRequest, at position: Position, clip: Rect, from pictures: PictureCells,
    look: Look
  ) {
    let rect = Rect(
      column: position.column, row: position.row, columns: request.size.columns,
      rows: request.size.rows)
    guard look.showsPictures, rect.intersection(clip).rows > 0,
      rect.intersection(clip).columns > 0
    else { return }
    images.append(ImagePlacement(request: request, rect: rect, clip: clip))
    guard let grid = pictures[request] else { return }
    if grid.cells.isEmpty {
      let words = look.chrome.truncated(look.word("picture.broken"), to: rect.columns)
      if clip.row <= rect.row, rect.row < clip.maxRow {
        canvas.write(words, column: rect.column, row: rect.row, style: Style(.dim))
      }
    } else {
      canvas.blit(grid, column: rect.column, row: rect.row, clip: clip)
    }
  }

  /// Empties whole rows for a sheet: pictures below its first row are covered.
  package mutating func cover(from row: Int, to end: Int) {
    canvas.fill(Rect(column: 0, row: row, columns: size.columns, rows: end - row))
    images = images.compactMap { image in
      var image = image
      image.clip = image.clip.intersection(
        Rect(column: 0, row: 0, columns: size.columns, rows: row))
      return image.rect.intersection(image.clip).rows > 0 ? image : nil
    }
  }

  /// Writes spans and notes those that lead somewhere.
  package mutating func write(_ spans: [Span], column: Int, row: Int, limit: Int) {
    canvas.write(spans, column: column, row: row, limit: limit)
    var place = column
    for span in spans where place < column + limit {
      let columns = min(span.columns, column + limit - place)
      if let link = span.link {
        links.append(FrameLink(link, at: Position(column: place, row: row), columns: columns))
      }
      place += columns
    }
  }

  /// A rule with a label at the left and one at the right: `── edits @2 ──── about $0.15 ──`.
  package mutating func rule(
    _ row: Int, left: [Span], right: [Span] = [], look: Look
  ) {
    let style = Style(.rule)
    let width = size.columns - 1
    guard width > 0 else { return }
    let glyph = look.chrome[.rule]
    canvas.write(String(repeating: glyph, count: width), column: 0, row: row, style: style)
    let rightColumns = right.reduce(0) { $0 + $1.columns }
    let leftColumns = left.reduce(0) { $0 + $1.columns }
    let showsRight = rightColumns > 0 && leftColumns + rightColumns + 11 <= width
    if leftColumns > 0 {
      let room = width - 6 - (showsRight ? rightColumns + 5 : 0)
      var place = 2
      place += canvas.write(" ", column: place, row: row, style: style)
      var used = 0
      for span in left where used < room {
        let text = look.chrome.truncated(span.text, to: room - used)
        canvas.write(text, column: place, row: row, style: span.style)
        used += DisplayWidth.columns(text)
        place += DisplayWidth.columns(text)
      }
      canvas.write(" ", column: place, row: row, style: style)
    }
    if showsRight {
      let column = width - rightColumns - 4
      canvas.write(" ", column: column, row: row, style: style)
      canvas.write(right, column: column + 1, row: row, limit: rightColumns)
      canvas.write(" ", column: column + 1 + rightColumns, row: row, style: style)
    }
  }

  /// An input line with its caret: `/ words`.
  package mutating func input(_ line: InputLine, mark: String, row: Int, look: Look) {
    canvas.write(" \(mark)", column: 0, row: row, style: Style(.accent, bold: true))
    let room = max(1, size.columns - 4)
    let characters = line.buffer.characters
    var start = 0
    var head = SafeText.visible(String(characters[..<line.buffer.caret]), singleLine: true)
    while DisplayWidth.columns(head) > room, start < line.buffer.caret {
      start += 1
      head = SafeText.visible(
        String(characters[start..<line.buffer.caret]), singleLine: true)
    }
    let text = SafeText.visible(String(characters[start...]), singleLine: true)
    canvas.write(text, column: 3, row: row, style: .plain, limit: room)
    cursor = Position(column: min(size.columns - 1, 3 + DisplayWidth.columns(head)), row: row)
  }

  /// Lines of words, wrapped, from a row on; answers the row after the last.
  @discardableResult
  package mutating func words(
    _ text: String, column: Int, row: Int, columns: Int, style: Style = .plain, end: Int
  ) -> Int {
    var row = row
    for line in LineWrap.lines(text, width: max(1, columns)) where row < end {
      canvas.write(line, column: column, row: row, style: style, limit: columns)
      row += 1
    }
    return row
  }
}
