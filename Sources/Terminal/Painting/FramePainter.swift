import CNcurses
import Glibc
import Screen

/// Puts frames into ncurses' window, only the rows that changed.
struct FramePainter {
  private let depth: ColorDepth
  private var theme: Theme
  private var pairs: PairCache
  private var pixels: PixelMapping
  private var styles: [Style: Ink] = [:]
  /// What the window holds; nil after it was invalidated.
  private var previous: CellGrid?
  private var row: [cchar_t] = []

  /// A pair and attributes.
  private struct Ink {
    var pair: Int32 = 0
    var attributes: attr_t = 0
  }

  init(_ session: CursesSession, _ options: TerminalOptions) {
    depth = session.depth
    theme = options.theme
    pairs = PairCache(limit: session.pairLimit, hasStandardColors: session.hasStandardColors)
    pixels = PixelMapping(
      depth: depth, chrome: Chrome(isASCII: options.isASCII), isLight: theme.kind == .light)
  }

  /// Takes other colours for the next frame.
  mutating func change(_ theme: Theme, isASCII: Bool) {
    self.theme = theme
    pixels = PixelMapping(
      depth: depth, chrome: Chrome(isASCII: isASCII), isLight: theme.kind == .light)
    styles.removeAll()
    previous = nil
  }

  /// Forgets what is on the screen: the next frame is painted whole.
  mutating func invalidate() {
    previous = nil
  }

  /// Puts a frame into the window and stages it; ``CursesSession/update()`` sends it.
  mutating func paint(_ frame: Frame, on size: Size) {
    let window = plantain_window()
    let cells = frame.cells
    if pairs.isShort(of: cells.cells.count) {
      pairs.reset()
      styles.removeAll()
      previous = nil
    }
    let isWhole = previous?.size != cells.size
    if isWhole {
      werase(window)
      clearok(window, true)
    }
    for row in 0..<min(cells.size.rows, size.rows) {
      let range = row * cells.size.columns..<(row + 1) * cells.size.columns
      if !isWhole, let previous, previous.cells[range] == cells.cells[range] { continue }
      paint(cells.cells[range], row: row, columns: min(cells.size.columns, size.columns), window)
    }
    previous = cells
    place(frame.cursor, on: size, window)
    wnoutrefresh(window)
  }

  private func place(_ cursor: Position?, on size: Size, _ window: UnsafeMutablePointer<WINDOW>?) {
    guard let cursor, (0..<size.columns).contains(cursor.column),
      (0..<size.rows).contains(cursor.row)
    else {
      curs_set(0)
      return
    }
    wmove(window, Int32(cursor.row), Int32(cursor.column))
    curs_set(1)
  }

  private mutating func paint(
    _ cells: ArraySlice<Cell>, row: Int, columns: Int, _ window: UnsafeMutablePointer<WINDOW>?
  ) {
    self.row.removeAll(keepingCapacity: true)
    var isFragile = false
    var look: Cell.Look?
    var ink = Ink()
    for column in 0..<columns {
      let cell = cells[cells.startIndex + column]
      if cell.text.isEmpty, column > 0 { continue }
      if cell.look != look {
        look = cell.look
        ink = self.ink(cell.look)
      }
      var text = cell.text
      if pixels.usesShades, case .pixels(let foreground, let background) = cell.look {
        text = pixels.shade(text, foreground, background)
      }
      let isWide = column + 1 < columns && cells[cells.startIndex + column + 1].text.isEmpty
      if !isWide, let scalar = text.unicodeScalars.first, text.utf8.count == UTF8.width(scalar),
        CellEncoder.width(scalar) == 1
      {
        append(wchar_t(scalar.value), ink)
      } else {
        for unit in CellEncoder.units(text, isWide: isWide) {
          isFragile = isFragile || unit.scalars.count > 1 || unit.scalars[0] > 0x1F000
          append(unit.scalars, ink)
        }
      }
    }
    mvwadd_wchnstr(window, Int32(row), 0, self.row, Int32(self.row.count))
    // Terminals do not agree on the width of emoji and marks: such a row is sent whole.
    if isFragile { wredrawln(window, Int32(row), 1) }
  }

  private mutating func append(_ scalar: wchar_t, _ ink: Ink) {
    var cell = cchar_t()
    withUnsafeTemporaryAllocation(of: wchar_t.self, capacity: 2) { text in
      text[0] = scalar
      text[1] = 0
      _ = plantain_set_cell(&cell, text.baseAddress, ink.attributes, ink.pair)
    }
    row.append(cell)
  }

  private mutating func append(_ scalars: [wchar_t], _ ink: Ink) {
    var cell = cchar_t()
    _ = plantain_set_cell(&cell, scalars + [0], ink.attributes, ink.pair)
    row.append(cell)
  }

  private mutating func ink(_ look: Cell.Look) -> Ink {
    switch look {
    case .pixels(let foreground, let background):
      if pixels.usesShades { return ink(.style(.plain)) }
      return Ink(pair: pairs.pair(pixels.number(foreground), pixels.number(background)))
    case .style(let style):
      if let known = styles[style] { return known }
      let ink = ink(theme.paint(style, depth))
      styles[style] = ink
      return ink
    }
  }

  private mutating func ink(_ paint: Paint) -> Ink {
    var ink = Ink()
    if depth != .monochrome {
      ink.pair = pairs.pair(paint.foreground.number, paint.background.number)
    }
    if paint.isBold { ink.attributes |= plantain_bold() }
    if paint.isUnderlined { ink.attributes |= plantain_underline() }
    if paint.isReversed { ink.attributes |= plantain_reverse() }
    return ink
  }
}
