import Conversation
import Screen

/// The session as a tree: two rows for each turn, and from 100 columns on the chosen one large.
struct TreeView {
  private let view: TreeViewState
  private let editor: EditorState
  private let look: Look
  private let pictures: PictureCells

  /// Where the parts of the tree stand on a screen.
  struct Area {
    let hasHeader: Bool
    let hasRule: Bool
    /// The rows of the turns.
    let nodes: Rect
    /// Where the chosen turn is shown; nil where there is no room.
    let preview: Rect?

    init(_ size: Size) {
      hasHeader = size.rows >= 8
      hasRule = size.rows >= 12
      let top = hasHeader ? 1 : 0
      let rows = max(0, size.rows - 1 - top - (hasRule ? 1 : 0))
      let half = size.columns >= 100 ? size.columns / 2 : size.columns
      nodes = Rect(column: 0, row: top, columns: half, rows: rows)
      preview =
        half < size.columns
        ? Rect(column: half + 1, row: top, columns: size.columns - half - 2, rows: rows) : nil
    }

    /// How many turns have room.
    var shown: Int { max(1, nodes.rows / 2) }
  }

  /// The columns of what a row shows.
  private struct Columns {
    let steps: Int
    let thumbnail: Int?
    let name: Int
    let words: Int
    let limit: Int

    init(_ layout: TreeLayout, _ editor: EditorState, in area: Area, withPictures: Bool) {
      let width = area.nodes.columns
      steps = width < 60 ? min(layout.columnCount, 4) : min(max(3, layout.columnCount), 8)
      let graph = 3 + 2 * steps
      thumbnail = withPictures && width >= 50 ? graph : nil
      name = thumbnail.map { $0 + 10 } ?? graph
      let longest = layout.rows.map { editor.names[$0.turn].utf8.count }.max() ?? 1
      words = name + max(4, longest + 1)
      limit = max(0, width - 1)
    }
  }

  init(_ view: TreeViewState, _ editor: EditorState, _ look: Look, _ pictures: PictureCells) {
    self.view = view
    self.editor = editor
    self.look = look
    self.pictures = pictures
  }

  func draw(on page: inout Page) {
    let size = page.size
    let area = Area(size)
    if area.hasHeader {
      let (count, ends) = (editor.tree.turns.count, editor.tree.endCount)
      let key = count == 1 ? "tree.title.one" : ends == 1 ? "tree.title.line" : "tree.title"
      let title = look.word(key, editor.shownTitle(look.words), String(count), String(ends))
      HeaderView.draw(title, look.words.sum(editor.cost), on: &page, look)
    }
    let layout = editor.treeLayout
    let columns = Columns(layout, editor, in: area, withPictures: look.showsPictures)
    let path = Set(editor.path.map(\.id))
    let chosen = view.chosen.flatMap(layout.place) ?? 0
    let top = view.top(showing: chosen, of: layout.rows.count, in: area.shown)
    for (place, row) in layout.rows.dropFirst(top).prefix(area.shown).enumerated() {
      guard let turn = editor.tree[row.turn] else { continue }
      draw(
        turn, row, at: area.nodes.row + 2 * place, columns, isChosen: top + place == chosen,
        path: path, in: area, on: &page)
    }
    if let preview = area.preview, let turn = editor.current {
      TreePreview(turn, editor, look, pictures).draw(in: preview, on: &page)
    }
    if area.hasRule {
      page.rule(
        size.rows - 2, left: [Span(look.word("tree.rule"), Style(.dim))],
        right: [Span(look.word("tree.versions"), Style(.dim))], look: look)
    }
  }

  private func draw(
    _ turn: Turn, _ row: TreeLayout.Row, at line: Int, _ columns: Columns, isChosen: Bool,
    path: Set<TurnID>, in area: Area, on page: inout Page
  ) {
    let isOnPath = path.contains(turn.id)
    if isChosen {
      page.canvas.write(
        look.chrome[.pointer], column: 0, row: line, style: Style(.accent, bold: true))
    }
    let node = TreeNode(turn, row, editor, look)
    drawGraph(row, node.mark(isOnPath: isOnPath), at: line, steps: columns.steps, on: &page)
    if let column = columns.thumbnail, row.folded == 0, let picture = turn.primaryPicture {
      let limit = Size(columns: 8, rows: 2)
      page.draw(
        ImageRequest(
          blob: picture.blob.rawValue,
          size: PictureSize.thumbnail(of: picture, in: limit, look.setup)),
        at: Position(column: column, row: line), clip: area.nodes, from: pictures, look: look)
    }
    let style = isChosen ? Style(.accent, bold: true) : .plain
    page.canvas.write(
      editor.names[turn.id], column: columns.name, row: line, style: style, limit: columns.limit)
    let room = max(0, columns.limit - columns.words)
    let prompt = SafeText.visible(turn.promptText, singleLine: true)
    page.canvas.write(
      look.chrome.truncated(prompt, to: room), column: columns.words, row: line, style: style)
    guard line + 1 < area.nodes.maxRow else { return }
    page.canvas.write(
      node.facts(room), column: columns.words, row: line + 1, limit: room)
  }

  /// The lines left of a turn and its mark; where they reach too far right the left ones stay out.
  private func drawGraph(
    _ row: TreeLayout.Row, _ mark: Span, at line: Int, steps: Int, on page: inout Page
  ) {
    let hidden = max(0, row.column - steps + 1)
    let style = Style(.rule)
    for step in hidden..<max(hidden, row.column) {
      let isFork = row.isBranch && step == row.column - 1
      let column = 2 + 2 * (step - hidden)
      let isCut = hidden > 0 && step == hidden && !isFork
      page.canvas.write(
        isCut ? look.chrome[.previous] : look.chrome[isFork ? .treeFork : .treeLine],
        column: column, row: line, style: style)
      if isFork {
        page.canvas.write(look.chrome[.rule], column: column + 1, row: line, style: style)
      }
      page.canvas.write(look.chrome[.treeLine], column: column, row: line + 1, style: style)
    }
    let column = 2 + 2 * (row.column - hidden)
    page.canvas.write(mark.text, column: column, row: line, style: mark.style)
    if row.continues {
      page.canvas.write(look.chrome[.treeLine], column: column, row: line + 1, style: style)
    }
  }
}
