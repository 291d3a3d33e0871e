package import Imaging

/// What the artist is asked to draw.
///
/// | record | basis | what is drawn |
/// |---|---|---|
/// | none | none | a new scene, composed from the prompt |
/// | a scene | none | that scene with the prompt's changes |
/// | any | a picture | that picture with the prompt's changes |
package struct Commission: Sendable {
  /// The user's words, English or Chinese.
  package var prompt: String
  /// What the picture before this one was drawn from.
  package var record: SceneRecord?
  /// The picture to edit when it is not one of the artist's own scenes.
  package var basis: Pixmap?
  /// Further pictures the prompt may speak of.
  package var references: [Pixmap]
  /// The size of the picture to draw, in pixels.
  package var width: Int
  package var height: Int
  /// Chooses among the many pictures of the same words; a scene keeps the seed it began with.
  package var seed: UInt64
  /// Whether the two drafts are drawn too.
  package var wantsDrafts: Bool

  package init(
    prompt: String, record: SceneRecord? = nil, basis: Pixmap? = nil, references: [Pixmap] = [],
    width: Int, height: Int, seed: UInt64 = 1, wantsDrafts: Bool = false
  ) {
    self.prompt = prompt
    self.record = record
    self.basis = basis
    self.references = references
    self.width = width
    self.height = height
    self.seed = seed
    self.wantsDrafts = wantsDrafts
  }
}
