import Conversation

/// All pictures of a session at once: which one is chosen, and which are marked.
package struct ContactSheetState: Sendable, Equatable {
  /// The number of the chosen picture.
  package var chosen: Int
  /// The numbers of the marked ones, in the order of marking.
  package private(set) var marks: [Int] = []

  /// As many references as the service takes with a prompt.
  package static let markLimit = 14

  package init(chosen: Int) {
    self.chosen = chosen
  }

  /// Marks the chosen picture, or takes its mark back; false where no more can be marked.
  mutating func toggleMark() -> Bool {
    if let place = marks.firstIndex(of: chosen) {
      marks.remove(at: place)
      return true
    }
    guard marks.count < Self.markLimit else { return false }
    marks.append(chosen)
    return true
  }

  /// Chooses another of some pictures; beyond the ends the choice stays.
  mutating func move(by step: Int, in entries: [PictureNumbers.Entry]) {
    let place = entries.firstIndex { $0.number == chosen } ?? 0
    if entries.indices.contains(place + step) { chosen = entries[place + step].number }
  }
}

extension EditorState {
  /// The chosen picture of the contact sheet.
  var chosenEntry: PictureNumbers.Entry? { contactSheet.flatMap { numbers[$0.chosen] } }

  /// Opens the contact sheet at the picture that is looked at; false where there are no pictures.
  mutating func openContactSheet() -> Bool {
    guard let last = livingEntries.last else { return false }
    let looked = viewer.flatMap { numbers.number(of: $0.picture, in: $0.turn) }
    let turn = current
    let ofTurn = turn?.primaryPicture.flatMap { picture in
      turn.flatMap { numbers.number(of: picture, in: $0.id) }
    }
    viewer = nil
    treeView = nil
    contactSheet = ContactSheetState(chosen: looked ?? ofTurn ?? last.number)
    return true
  }

  /// Puts the marked pictures, else the chosen one, into the prompt as references.
  mutating func useMarked() -> [Effect] {
    guard let sheet = contactSheet else { return [] }
    let names = (sheet.marks.isEmpty ? [sheet.chosen] : sheet.marks).map { "@\($0)" }
    write()
    let effects = composer.paste(
      (composer.buffer.followsWord ? " " : "") + names.joined(separator: " ") + " ")
    composer.completions = nil
    return effects
  }

  /// Looks at the chosen picture; Esc comes back.
  mutating func viewChosen() {
    guard let entry = chosenEntry else { return }
    transcript.selection = entry.turn
    viewer = ViewerState(turn: entry.turn, picture: entry.picture)
  }

  /// Compares the two that are marked, else the chosen one with the one it was made from.
  mutating func compareMarked() -> Effect? {
    guard let sheet = contactSheet else { return nil }
    if sheet.marks.count == 2, let first = numbers[sheet.marks[0]],
      let second = numbers[sheet.marks[1]]
    {
      var viewer = ViewerState(turn: second.turn, picture: second.picture)
      viewer.comparison = Comparison(turn: first.turn, other: first.picture, isFromViewer: false)
      self.viewer = viewer
      return .compare(first.picture, second.picture)
    }
    viewChosen()
    let effect = compare()
    if effect == nil { viewer = nil }
    viewer?.comparison?.isFromViewer = false
    return effect
  }
}
