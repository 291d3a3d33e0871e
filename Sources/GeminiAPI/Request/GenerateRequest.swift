package import Conversation
package import Foundation

/// One request for a picture: the history as contents, and what is asked besides the words.
package struct GenerateRequest: Sendable {
  /// The id of the model asked, `gemini-3-pro-image`.
  package var model: String
  package var contents: [Content]
  /// Its size is nil for a model whose size cannot be chosen; its model is not looked at.
  package var settings: GenerationSettings
  package var safety: [SafetySetting]
  /// Where the bytes of a picture or the characters of a signature stand.
  package var blobURL: @Sendable (BlobID) -> URL

  package init(
    model: String, contents: [Content], settings: GenerationSettings,
    safety: [SafetySetting] = [], blobURL: @escaping @Sendable (BlobID) -> URL
  ) {
    self.model = model
    self.contents = contents
    self.settings = settings
    self.safety = safety
    self.blobURL = blobURL
  }
}
