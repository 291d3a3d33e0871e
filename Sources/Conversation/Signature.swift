/// A thought signature: an opaque string of the service that must go back with the part it came on.
///
/// Stored as a blob that holds the exact characters received (an image's has about 1.45 million).
package struct Signature: Hashable, Sendable, Codable {
  /// The stored characters.
  package var blob: BlobID
  /// How many characters (ASCII bytes) there are.
  package var characterCount: Int

  package init(blob: BlobID, characterCount: Int) {
    self.blob = blob
    self.characterCount = characterCount
  }
}
