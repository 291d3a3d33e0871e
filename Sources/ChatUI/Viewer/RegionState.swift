package import Conversation

/// A region while it is marked on the picture of the viewer: two cells of the grid.
package struct RegionState: Sendable, Equatable {
  /// The corner that was set first, and the other one.
  private var first = GridRegion.Cell(column: 3, row: 2)
  private var second = GridRegion.Cell(column: 4, row: 3)
  /// The column that was typed, until its number comes.
  private var column: Int?
  /// Whether the first corner was typed, so that the next one is the other.
  private var hasFirst = false

  package init() {}

  /// What is marked so far.
  package var region: GridRegion { GridRegion(from: first, to: second) }

  /// Moves the rectangle inside the picture; `grows` moves its second corner alone.
  mutating func move(columns: Int, rows: Int, grows: Bool) {
    var (one, other) = (first, second)
    other.column += columns
    other.row += rows
    if !grows {
      one.column += columns
      one.row += rows
    }
    guard one.isInside, other.isInside else { return }
    (first, second) = (one, other)
  }

  /// Takes a letter or a number of a cell's name: `b2` is the first corner, `d4` the second.
  mutating func type(_ character: Character) {
    let place = Array("ABCDEFGH").firstIndex(of: Character(character.uppercased()))
    if let place {
      column = place
      return
    }
    guard let column, let row = character.wholeNumberValue, (1...GridRegion.rows).contains(row)
    else { return }
    self.column = nil
    second = GridRegion.Cell(column: column, row: row - 1)
    if !hasFirst { first = second }
    hasFirst.toggle()
  }
}

extension EditorState {
  /// Begins to mark a region on the picture that is looked at, else on the one the next prompt
  /// edits; false where there is none.
  mutating func beginRegion() -> Bool {
    if viewer == nil {
      guard let entry = chosenEntry ?? basePicture ?? numbers.entries.last else { return false }
      viewer = ViewerState(turn: entry.turn, picture: entry.picture)
    }
    guard viewer?.draft == nil else { return false }
    viewer?.comparison = nil
    viewer?.zoom = nil
    viewer?.region = RegionState()
    return true
  }

  /// Attaches the picture that shows a region and begins the prompt with where it is.
  mutating func regionMarked(_ picture: Picture, _ region: GridRegion, _ words: Words) {
    composer.attachments.removeAll { GridRegion(fileName: $0.name) != nil }
    composer.attachments.append(picture)
    let sentence = words("region.prompt", region.title)
    if !composer.buffer.text.contains(sentence) {
      composer.buffer.replace(with: sentence + composer.buffer.text)
    }
    write()
  }
}
