package import Conversation
import Screen

/// Which rows of the transcript are in view; only turns that are near are set.
package struct TranscriptLayout: Sendable {
  /// The rows in view, top first, and the pictures at screen rows relative to the first.
  package struct Window: Sendable {
    package var lines: [TranscriptLine] = []
    package var pictures: [PlacedPicture] = []
    /// Whether the last row of the transcript shows.
    package var showsEnd = true
  }

  /// A row by its turn's place on the path and its own place in the turn.
  private struct Place: Comparable {
    var turn: Int
    var line: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.turn, left.line) < (right.turn, right.line)
    }
  }

  private let blocks: BlockSource
  private let height: Int

  package init(_ editor: EditorState, layout: ScreenLayout, look: Look) {
    blocks = BlockSource(editor: editor, layout: layout, look: look)
    height = layout.transcript.rows
  }

  /// The rows in view.
  package func window(_ state: TranscriptState) -> Window {
    let end = endTop()
    let top = min(place(of: state.anchor) ?? end, end)
    var window = Window()
    window.showsEnd = top == end
    var turn = top.turn
    var skipped = top.line
    while turn < blocks.count, window.lines.count < height {
      let block = blocks[turn]
      for picture in block.pictures {
        var placed = picture
        placed.line += window.lines.count - skipped
        window.pictures.append(placed)
      }
      window.lines += block.lines.dropFirst(skipped)
      skipped = 0
      turn += 1
    }
    window.lines = Array(window.lines.prefix(height))
    return window
  }

  /// Moves the view by rows; reaching the end follows it.
  package func scroll(_ state: inout TranscriptState, by rows: Int) {
    let end = endTop()
    var place = min(place(of: state.anchor) ?? end, end)
    var left = rows
    while left < 0 {
      if place.line > 0 {
        let step = min(place.line, -left)
        place.line -= step
        left += step
      } else {
        guard place.turn > 0 else { break }
        place.turn -= 1
        place.line = blocks[place.turn].lines.count
      }
    }
    while left > 0, place < end {
      let rest = blocks[place.turn].lines.count - place.line
      if left < rest {
        place.line += left
        left = 0
      } else {
        left -= rest
        place = Place(turn: place.turn + 1, line: 0)
      }
    }
    stay(&state, at: place, end: end)
  }

  /// Puts the first row at the top.
  package func scrollToFirst(_ state: inout TranscriptState) {
    stay(&state, at: Place(turn: 0, line: 0), end: endTop())
  }

  /// Brings a turn's answer fully into view, with as much of its prompt as fits above.
  package func reveal(_ id: TurnID, in state: inout TranscriptState) {
    guard let turn = blocks.index(of: id) else { return }
    let block = blocks[turn]
    let count = block.lines.count
    let first = block.lines.firstIndex { $0.part != .gap } ?? 0
    let top = count - first <= height ? first : max(first, count - height)
    stay(&state, at: Place(turn: turn, line: top), end: endTop())
  }

  private func stay(_ state: inout TranscriptState, at place: Place, end: Place) {
    guard place < end, let line = line(at: place) else { return state.follow() }
    state.stay(at: .init(turn: line.turn, part: line.part, row: line.row))
  }

  private func line(at place: Place) -> TranscriptLine? {
    guard place.turn < blocks.count else { return nil }
    let lines = blocks[place.turn].lines
    return lines.indices.contains(place.line) ? lines[place.line] : nil
  }

  /// The top row when the last row stands at the bottom.
  private func endTop() -> Place {
    var rows = 0
    var turn = blocks.count
    while turn > 0 {
      turn -= 1
      rows += blocks[turn].lines.count
      if rows >= height { return Place(turn: turn, line: rows - height) }
    }
    return Place(turn: 0, line: 0)
  }

  private func place(of anchor: TranscriptState.Anchor?) -> Place? {
    guard let anchor, let turn = blocks.index(of: anchor.turn) else { return nil }
    let lines = blocks[turn].lines
    guard let first = lines.firstIndex(where: { $0.part == anchor.part }) else {
      return Place(turn: turn, line: 0)
    }
    let last = lines.lastIndex { $0.part == anchor.part } ?? first
    return Place(turn: turn, line: min(first + anchor.row, last))
  }
}

/// The blocks of the path's turns by their place; a block is set when it is asked for.
private struct BlockSource: Sendable {
  private let turns: [Turn]
  private let composer: TurnBlockComposer

  init(editor: EditorState, layout: ScreenLayout, look: Look) {
    turns = editor.path
    composer = TurnBlockComposer(editor: editor, layout: layout, look: look)
  }

  var count: Int { turns.count }

  subscript(index: Int) -> TurnBlock { composer.block(turns[index], at: index) }

  func index(of id: TurnID) -> Int? { turns.firstIndex { $0.id == id } }
}
