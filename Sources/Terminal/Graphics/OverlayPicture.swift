import Screen

/// A picture that lies over cells, as it is on the screen or shall be.
struct OverlayPicture: Hashable {
  let request: ImageRequest
  /// Tells pictures of the same request on one screen apart, from 1.
  let place: Int
  /// Where its whole rectangle is.
  let rect: Rect
  /// The part of it that shows.
  let visible: Rect

  var isWhole: Bool { rect == visible }
}
