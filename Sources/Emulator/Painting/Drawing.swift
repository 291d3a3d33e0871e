package import Imaging

/// What the artist hands over.
package struct Drawing: Sendable {
  /// What the picture was drawn from; the next commission takes it to edit the picture.
  package var record: SceneRecord
  /// The finished picture, exactly as large as commissioned.
  package var picture: Pixmap
  /// At most two unfinished states of the same picture, in the order they were made.
  package var drafts: [Pixmap]
  /// One to three sentences on what was drawn, in the language of the prompt.
  package var words: String
  /// Two to four paragraphs in English, each under a `**bold heading**`.
  package var thoughts: [String]

  package init(
    record: SceneRecord, picture: Pixmap, drafts: [Pixmap], words: String, thoughts: [String]
  ) {
    self.record = record
    self.picture = picture
    self.drafts = drafts
    self.words = words
    self.thoughts = thoughts
  }
}
