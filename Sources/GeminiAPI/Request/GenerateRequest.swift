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
  /// Where the service has a picture of the user's; one that is not here is sent along.
  package var fileURIs: [BlobID: String]
  /// Where the bytes of a picture or the characters of a signature stand.
  package var blobURL: @Sendable (BlobID) -> URL

  package init(
    model: String, contents: [Content], settings: GenerationSettings,
    safety: [SafetySetting] = [], fileURIs: [BlobID: String] = [:],
    blobURL: @escaping @Sendable (BlobID) -> URL
  ) {
    self.model = model
    self.contents = contents
    self.settings = settings
    self.safety = safety
    self.fileURIs = fileURIs
    self.blobURL = blobURL
  }

  /// The body as it goes out, with its exact length; the same every time.
  ///
  /// - Throws: ``DamagedFile``.
  package func body() throws -> RequestBody {
    try RequestWriter.body(of: self)
  }
}
