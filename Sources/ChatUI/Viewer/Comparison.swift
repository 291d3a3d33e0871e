package import Conversation

/// Two pictures side by side, one over the other, in turns, or what differs.
package struct Comparison: Sendable, Equatable {
  /// How two pictures are shown.
  package enum Way: String, Sendable, CaseIterable {
    case sideBySide, wipe, blink, heatMap
  }

  /// The picture that the viewer's is compared with, and the turn that holds it.
  package var turn: TurnID
  package var other: Picture
  package var way = Way.sideBySide
  /// Where the wipe's edge is, in percent of the width from the left.
  package var edge = 50
  /// Whether blinking shows the other one.
  package var isFlipped = false
  /// From which change of brightness on the heat map shows it, in percent.
  package var threshold = Comparison.thresholdStep
  /// Whether the viewer was open before, and comes back.
  package var isFromViewer: Bool
  /// What was measured of the two; nil until that is done.
  package var difference: PictureDifference?

  package init(turn: TurnID, other: Picture, isFromViewer: Bool) {
    self.turn = turn
    self.other = other
    self.isFromViewer = isFromViewer
  }

  /// The smallest threshold, the largest, and how far a key moves it.
  static let thresholdStep = 5
  static let mostThreshold = 50

  /// Lets the heat map show more or less.
  mutating func moveThreshold(by steps: Int) {
    let next = threshold + steps * Self.thresholdStep
    threshold = max(Self.thresholdStep, min(Self.mostThreshold, next))
  }

  /// Goes on to the next way.
  mutating func nextWay() {
    let place = Way.allCases.firstIndex(of: way) ?? 0
    way = Way.allCases[(place + 1) % Way.allCases.count]
    isFlipped = false
  }
}

extension EditorState {
  /// Compares the picture that is looked at, or a turn's, with the one it was made from, else with
  /// the one numbered before it; answers what is to be measured, nil where there are no two.
  mutating func compare() -> Effect? {
    var viewer = self.viewer
    let isFromViewer = viewer != nil
    if viewer == nil {
      guard let turn = current, let picture = turn.primaryPicture else { return nil }
      viewer = ViewerState(turn: turn.id, picture: picture)
    }
    guard var viewer, viewer.draft == nil, let entry = before(viewer) else { return nil }
    viewer.comparison = Comparison(
      turn: entry.turn, other: entry.picture, isFromViewer: isFromViewer)
    self.viewer = viewer
    return .compare(entry.picture, viewer.picture)
  }

  private func before(_ viewer: ViewerState) -> PictureNumbers.Entry? {
    let number = numbers.number(of: viewer.picture, in: viewer.turn) ?? 0
    let base = tree.path(to: tree[viewer.turn]?.parent).compactMap(\.primaryPicture).last
    let edited = numbers.entries.last { $0.number < number && $0.picture.blob == base?.blob }
    return edited ?? numbers[number - 1]
  }

  /// Puts another picture in the place of the second one; answers what is to be measured.
  mutating func compareNext(by step: Int) -> [Effect] {
    let old = viewer?.picture
    viewNext(by: step)
    guard let viewer, let comparison = viewer.comparison, viewer.picture != old else { return [] }
    self.viewer?.comparison?.difference = nil
    return [.compare(comparison.other, viewer.picture)]
  }

  /// Puts the first picture in the place of the second one, and back.
  mutating func swapCompared() -> [Effect] {
    guard var viewer, var comparison = viewer.comparison else { return [] }
    (viewer.turn, comparison.turn) = (comparison.turn, viewer.turn)
    (viewer.picture, comparison.other) = (comparison.other, viewer.picture)
    comparison.difference = nil
    viewer.comparison = comparison
    self.viewer = viewer
    return [.compare(comparison.other, viewer.picture)]
  }

  /// Takes what was measured of two pictures, unless others are compared by now.
  mutating func compared(_ old: Picture, _ new: Picture, _ difference: PictureDifference) {
    guard viewer?.picture.blob == new.blob, viewer?.comparison?.other.blob == old.blob else {
      return
    }
    viewer?.comparison?.difference = difference
  }

  /// Goes back one step, from a region or from comparing to the viewer, from there to the contact
  /// sheet or the tree, from that to the session; false in the session.
  mutating func leaveView() -> Bool {
    if viewer?.region != nil {
      viewer?.region = nil
    } else if viewer?.comparison?.isFromViewer == true {
      viewer?.comparison = nil
    } else if viewer != nil {
      viewer = nil
    } else if film != nil {
      film = nil
    } else if contactSheet != nil {
      contactSheet = nil
    } else if treeView != nil {
      treeView = nil
    } else {
      return false
    }
    return true
  }

  /// Goes back to the composer, whatever is open.
  mutating func write() {
    viewer = nil
    film = nil
    contactSheet = nil
    treeView = nil
    focus = .writing
  }
}
