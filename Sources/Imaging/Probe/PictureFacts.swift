/// What is known of a picture without decoding it.
package struct PictureFacts: Hashable, Sendable {
  package let format: PictureFormat
  /// Pixels, the way up it is to be seen.
  package let width: Int
  package let height: Int
  /// Of the file.
  package let byteCount: Int
  package let orientation: Orientation

  package init(
    format: PictureFormat, width: Int, height: Int, byteCount: Int, orientation: Orientation = .up
  ) {
    self.format = format
    self.width = width
    self.height = height
    self.byteCount = byteCount
    self.orientation = orientation
  }

  package var mimeType: String { format.mimeType }
}
