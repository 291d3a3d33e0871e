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
  /// Whether the terminal may move rows that are on the screen already; pixels over them would move
  /// along.
  var movesRows = true
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

  /// Puts a frame into the window and stages it; ``CursesSession/update(before:after:)`` sends it.
  ///
  /// The terminal is to have `cells` in the place of the frame's own; `rows` are sent whole although
  /// nothing of them changed. Answers the rows that are sent.
  mutating func paint(
    _ frame: Frame, as cells: CellGrid, on size: Size, sendingWhole rows: Set<Int> = []
  ) -> Set<Int> {
    let window = plantain_window()
    let isWhole = clearsScreen(for: cells)
    if isWhole {
      werase(window)
      clearok(window, true)
    }
    var sent = rows
    for row in 0..<min(cells.size.rows, size.rows) {
      let range = row * cells.size.columns..<(row + 1) * cells.size.columns
      if !isWhole, let previous, previous.cells[range] == cells.cells[range] { continue }
      paint(cells.cells[range], row: row, columns: min(cells.size.columns, size.columns), window)
      sent.insert(row)
    }
    // ncurses has the terminal move what it knows to be on the screen, also where idlok(3X) is off:
    // of these rows it forgets what there was.
    for row in movesRows ? rows : sent { wredrawln(window, Int32(row), 1) }
    previous = cells
    place(frame.cursor, on: size, window)
    wnoutrefresh(window)
    return sent
  }

  /// Makes room for the colours of the next frame, once before it is painted.
  ///
  /// Where all pairs are forgotten for that, what is on the screen is painted anew.
  mutating func makeRoom(for cells: CellGrid) {
    guard pairs.isShort(of: cells.cells.count) else { return }
    pairs.reset()
    styles.removeAll()
    previous = nil
  }

  /// Whether the next frame clears the screen before it is painted.
  func clearsScreen(for cells: CellGrid) -> Bool { previous?.size != cells.size }

  /// The words of links again, in the rows that were sent, so that they lead somewhere: ncurses has
  /// written them and knows of no links.
  func links(_ frame: Frame, in rows: Set<Int>, _ strings: ControlStrings) -> [UInt8] {
    let cells = frame.cells
    var text = ""
    for link in frame.links where rows.contains(link.position.row) {
      let place = link.position
      let end = min(place.column + link.columns, cells.size.columns)
      guard place.row < cells.size.rows, place.column < end,
        case .style(let style) = cells[place.column, place.row].look
      else { continue }
      let words = (place.column..<end).map { cells[$0, place.row].text }.joined()
      text +=
        "\u{1B}7\u{1B}[\(place.row + 1);\(place.column + 1)H"
        + theme.paint(style, depth).rendition + strings.link(words, to: link.address) + "\u{1B}8"
    }
    return Array(text.utf8)
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
          isFragile = isFragile || unit.isFragile
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
    case .picture(let number): return Ink(pair: pairs.pair(Int32(number), -1))
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
