/// Everything a display needs to show one moment: cells, the hardware cursor, the pictures.
package struct Frame: Hashable, Sendable {
  package var cells: CellGrid
  /// Where typing goes; nil hides the cursor.
  package var cursor: Position?
  /// Pictures the frame wants: those whose cells are not there yet are to be rendered, and a
  /// display that can draw pixels places them itself.
  package var images: [ImagePlacement]
  /// Words that lead to a page; a display that cannot open pages shows them as words.
  package var links: [FrameLink]

  package init(
    cells: CellGrid, cursor: Position? = nil, images: [ImagePlacement] = [],
    links: [FrameLink] = []
  ) {
    self.cells = cells
    self.cursor = cursor
    self.images = images
    self.links = links
  }
}

/// A picture in a frame: which, at which size, where, and how much of it shows.
package struct ImagePlacement: Hashable, Sendable {
  /// Which picture, at which size in cells.
  package var request: ImageRequest
  /// Where its whole rectangle would be; rows may be negative.
  package var rect: Rect
  /// The part of the screen it may cover.
  package var clip: Rect

  package init(request: ImageRequest, rect: Rect, clip: Rect) {
    self.request = request
    self.rect = rect
    self.clip = clip
  }
}

/// A picture at a size in cells: the name under which its cells are rendered and kept.
package struct ImageRequest: Hashable, Sendable {
  /// The picture's blob, by name.
  package var blob: String
  package var size: Size
  /// The part of the picture that fills the size; nil for all of it.
  package var part: PicturePart?
  /// The blob of a picture whose differences to this one are to be drawn in its place.
  package var against: String?
  /// From which difference of brightness on they are drawn, in percent; nil for all.
  package var threshold: Int?
  /// The name of a region to be marked on it.
  package var marked: String?

  package init(
    blob: String, size: Size, part: PicturePart? = nil, against: String? = nil,
    threshold: Int? = nil, marked: String? = nil
  ) {
    self.blob = blob
    self.size = size
    self.part = part
    self.against = against
    self.threshold = threshold
    self.marked = marked
  }
}
