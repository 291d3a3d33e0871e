import Conversation
import Foundation
import Screen

/// The picture that is arriving: looked at while its part is not whole.
extension AppState {
  /// Asks for a look at the arriving picture, where one is due.
  mutating func lookAtArriving() -> [Effect] {
    guard imageMode != .off, let editor, let layout = editorLayout, let turn = editor.runningTurn,
      var arriving = editor.run?.arriving, editor.mayBeFinal(arriving, in: turn),
      arriving.look(at: now)
    else { return [] }
    self.editor?.run?.arriving = arriving
    return [.lookAtArriving(turn.id, arriving.file, PictureSize(layout, setup))]
  }

  /// Takes what was seen of it; more may have come meanwhile.
  mutating func sawArriving(_ turn: TurnID, _ file: URL, _ cells: CellGrid?) -> [Effect] {
    guard editor?.run?.turn == turn, editor?.run?.arriving?.file == file else { return [] }
    editor?.run?.arriving?.looked(cells, at: now)
    return lookAtArriving()
  }
}

extension EditorState {
  /// The turn that runs.
  var runningTurn: Turn? { run?.turn.flatMap { tree[$0] } }

  /// Whether an arriving picture can be taken for the final one.
  ///
  /// What is a draft says so only behind its bytes, and comes without the signature that a final
  /// picture is held up by: with drafts there, what is no longer than they are is waited for.
  func mayBeFinal(_ arriving: ArrivingPicture, in turn: Turn) -> Bool {
    let longest = turn.drafts.compactMap(\.picture?.byteCount).max() ?? 0
    return arriving.isWhole || arriving.byteCount > longest
  }

  /// Takes note that more of a picture has come.
  mutating func arriving(_ file: URL, _ count: Int, isWhole: Bool, in id: TurnID, at now: Date) {
    guard var run, run.turn == id else { return }
    if run.arriving?.file != file { run.arriving = ArrivingPicture(file, at: now) }
    run.arriving?.came(count, isWhole: isWhole)
    self.run = run
  }
}
