/// What is known of a picture without opening it; the bytes are the blob.
package struct Picture: Hashable, Sendable, Codable {
  /// The stored bytes, as they were received or attached.
  package var blob: BlobID
  /// The type that the bytes have (sniffed, not believed): `image/jpeg`, `image/png`, `image/webp`.
  package var mimeType: String
  /// Width in pixels.
  package var width: Int
  /// Height in pixels.
  package var height: Int
  /// Length of the stored bytes.
  package var byteCount: Int
  /// The file name of an attachment, as the user's file system spells it; nil for a drawn picture.
  package var name: String?

  package init(
    blob: BlobID, mimeType: String, width: Int, height: Int, byteCount: Int, name: String? = nil
  ) {
    self.blob = blob
    self.mimeType = mimeType
    self.width = width
    self.height = height
    self.byteCount = byteCount
    self.name = name
  }
}
