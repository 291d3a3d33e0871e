package import Screen

/// Makes a picture's pixels in the form a terminal takes; nil where that cannot be.
package typealias ImageSource = @Sendable (ImageRequest, ImageForm) async -> ImagePayload?

/// What a terminal takes of a picture: in which form, at how many pixels.
package struct ImageForm: Hashable, Sendable {
  /// How the pixels are written.
  package enum Kind: Hashable, Sendable {
    /// Four bytes a pixel, row by row.
    case rgba
    /// A whole sixel sequence.
    case sixel
    /// The bytes of a JPEG file.
    case jpeg
  }

  package var kind: Kind
  package var width: Int
  package var height: Int

  package init(kind: Kind, width: Int, height: Int) {
    self.kind = kind
    self.width = width
    self.height = height
  }
}

/// The bytes of a picture in a form.
package struct ImagePayload: Hashable, Sendable {
  package var bytes: [UInt8]
  package var width: Int
  package var height: Int

  package init(bytes: [UInt8], width: Int, height: Int) {
    self.bytes = bytes
    self.width = width
    self.height = height
  }
}
