/// The numbers `@1`, `@2`, … of a session's pictures.
///
/// Attachments and results count, in the order of the turns that hold them. A picture keeps its
/// number for good, because turns are only ever added.
package struct PictureNumbers: Hashable, Sendable {
  /// A numbered picture and the turn that holds it.
  package struct Entry: Hashable, Sendable {
    package let number: Int
    package let turn: TurnID
    package let picture: Picture
    /// Whether the user attached it.
    package let isAttachment: Bool
  }

  package private(set) var entries: [Entry] = []

  package init(_ turns: [Turn] = []) {
    for turn in turns {
      for picture in turn.attachments { add(picture, of: turn.id, isAttachment: true) }
      for picture in turn.resultPictures { add(picture, of: turn.id, isAttachment: false) }
    }
  }

  private mutating func add(_ picture: Picture, of turn: TurnID, isAttachment: Bool) {
    if isAttachment, entries.contains(where: { $0.picture.blob == picture.blob }) { return }
    entries.append(
      Entry(
        number: entries.count + 1, turn: turn, picture: picture, isAttachment: isAttachment))
  }

  /// The number of a picture of a turn; attachments that stood earlier keep their earlier number.
  package func number(of picture: Picture, in turn: TurnID) -> Int? {
    (entries.last { $0.turn == turn && $0.picture.blob == picture.blob }
      ?? entries.last { $0.picture.blob == picture.blob })?.number
  }

  /// The picture with a number.
  package subscript(number: Int) -> Entry? {
    entries.indices.contains(number - 1) ? entries[number - 1] : nil
  }
}
