import Conversation
import Screen

/// A turn's rows while they are set.
struct TurnPage {
  private(set) var block = TurnBlock()
  private let turn: TurnID
  private let layout: ScreenLayout
  /// Who speaks next and when: goes before the next row.
  private var pending: (label: String, time: String)?
  private var rows: [TranscriptLine.Part: Int] = [:]
  /// Whether pictures have rows; else words alone tell of them.
  private let showsPictures: Bool

  init(turn: TurnID, layout: ScreenLayout, showsPictures: Bool) {
    self.turn = turn
    self.layout = layout
    self.showsPictures = showsPictures
  }

  /// Whether something of the answer stands already.
  var hasAnswer: Bool {
    block.lines.contains { line in
      switch line.part {
      case .picture, .words, .strip: true
      default: false
      }
    }
  }

  /// Who says what follows.
  mutating func label(_ label: String, time: String) {
    pending = (label, time)
  }

  /// Columns that the label takes before the words where there is no gutter.
  var inlineLabelColumns: Int {
    guard layout.gutter == 0, let pending else { return 0 }
    return DisplayWidth.columns(pending.label) + 1
  }

  /// Adds a row of spans with columns of their own.
  mutating func add(_ part: TranscriptLine.Part, _ spans: [Span]) {
    var spans = spans
    if let pending, part != .gap, layout.gutter > 0 {
      spans.append(Span(pending.label, Style(.dim), at: 1))
      if layout.gutter >= 16 { spans.append(Span(pending.time, Style(.dim), at: 8)) }
    }
    if part != .gap { pending = nil }
    let row = rows[part, default: 0]
    rows[part] = row + 1
    block.lines.append(TranscriptLine(turn: turn, part: part, row: row, spans: spans))
  }

  /// Adds a row of spans one after the other, from the column of words.
  mutating func addRow(_ part: TranscriptLine.Part, _ spans: [Span]) {
    var column = layout.textColumn
    let end = layout.textColumn + layout.textColumns
    var placed = inlineLabel(at: &column)
    for span in spans {
      placed.append(Span(span.text, span.style, at: column))
      column += span.columns
    }
    add(part, placed.filter { $0.column < end })
  }

  /// Adds words, set in lines; the label leads them where there is no gutter.
  mutating func addText(
    _ part: TranscriptLine.Part, _ text: String, _ style: Style, wraps: Bool = true
  ) {
    var column = layout.textColumn
    var lead = inlineLabel(at: &column)
    // The label's place is kept by blanks, so that the first line is as much shorter.
    let indent = String(repeating: "\u{A0}", count: column - layout.textColumn)
    let lines = wraps ? LineWrap.lines(indent + text, width: textWidth(part)) : [Substring(text)]
    for (place, line) in lines.enumerated() {
      let words = place == 0 && wraps ? line.dropFirst(indent.count) : line
      add(part, lead + [Span(String(words), style, at: place == 0 ? column : layout.textColumn)])
      lead = []
    }
  }

  private func textWidth(_ part: TranscriptLine.Part) -> Int {
    // The prompt leaves room for the time at its right end.
    part == .prompt && layout.gutter == 8 ? layout.textColumns - 7 : layout.textColumns
  }

  private mutating func inlineLabel(at column: inout Int) -> [Span] {
    guard layout.gutter == 0, let pending else { return [] }
    let span = Span(pending.label, Style(.dim), at: column)
    column += inlineLabelColumns
    self.pending = nil
    return [span]
  }

  /// Adds the rows of a final picture; `beside`: one span a row, right of it.
  mutating func addPicture(
    _ blob: BlobID, _ size: Size, part: Int, edge: String, beside: [Span] = [],
    cells: CellGrid? = nil
  ) {
    guard showsPictures else {
      return beside.forEach { addText(.facts, $0.text, $0.style, wraps: false) }
    }
    place(
      PlacedPicture(
        blob: blob, line: block.lines.count, column: layout.pictureColumn, size: size,
        isDraft: false, cells: cells))
    if layout.gutter == 0 { pending = nil }
    for row in 0..<max(size.rows, beside.count) {
      var spans = [Span(edge, Style(.accent), at: layout.edgeColumn)]
      if row < beside.count { spans.append(beside[row]) }
      add(.picture(part), spans)
    }
  }

  mutating func place(_ picture: PlacedPicture) {
    block.pictures.append(picture)
  }

  /// Puts the time at the right end of the first row.
  mutating func timeAtRight(_ time: String) {
    guard let first = block.lines.firstIndex(where: { $0.part == .prompt }) else { return }
    block.lines[first].spans.append(
      Span(time, Style(.dim), at: layout.textColumn + layout.textColumns - 5))
  }

  /// Marks the turn as the chosen one.
  mutating func mark(_ pointer: String) {
    guard let first = block.lines.firstIndex(where: { $0.part != .gap }) else { return }
    if layout.gutter > 0 {
      block.lines[first].spans.append(Span(pointer, Style(.accent, bold: true), at: 0))
    } else if !block.lines[first].spans.isEmpty {
      block.lines[first].spans[0].style = Style(.accent, bold: true)
    }
  }
}
