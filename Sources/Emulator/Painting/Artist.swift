internal import Imaging

/// Draws what a prompt asks for: a scene of its own, a change to one, or a change to a picture.
///
/// The same commission gives the same pixels, always. One artist may draw on several threads.
package struct Artist: Sendable {
  package init() {}

  /// Draws a commission, with its drafts if they are wanted.
  ///
  /// - Throws: `ArtistError.unusableSize` if the size has no area or is beyond the largest.
  package func draw(_ commission: Commission) throws -> Drawing {
    let sides = 1...Artist.longestSide
    guard sides.contains(commission.width), sides.contains(commission.height) else {
      throw ArtistError.unusableSize(width: commission.width, height: commission.height)
    }
    let reading = PromptReader.read(commission.prompt)
    if let basis = commission.basis { return retouch(basis, reading, commission) }
    if case .scene(let scene) = commission.record, !Composition.startsAnew(commission.prompt) {
      return edit(scene, reading, commission)
    }
    return compose(reading, commission)
  }

  /// Pictures with a longer side than this are not drawn: twice what the largest model draws.
  static let longestSide = 12_288

  // MARK: Three ways to a picture

  private func compose(_ reading: Reading, _ commission: Commission) -> Drawing {
    let composition = Composition(reading, seed: commission.seed)
    let narrator = Narrator(reading: reading, scene: composition.scene)
    return drawing(
      of: composition.scene, commission, words: narrator.presentation(),
      thoughts: narrator.thoughts(notes: [], isNew: true))
  }

  private func edit(_ scene: Scene, _ reading: Reading, _ commission: Commission) -> Drawing {
    var editor = SceneEditor(scene)
    editor.apply(reading)
    let narrator = Narrator(reading: reading, scene: editor.scene)
    return drawing(
      of: editor.scene, commission,
      words: narrator.report(editor.notes, kept: editor.kept, missing: editor.missing),
      thoughts: narrator.thoughts(notes: editor.notes, isNew: false))
  }

  private func retouch(_ basis: Pixmap, _ reading: Reading, _ commission: Commission) -> Drawing {
    var editor = PhotoEditor(
      Canvas(basis), references: commission.references.map { Canvas($0) },
      width: commission.width, height: commission.height,
      seed: UInt32(truncatingIfNeeded: commission.seed))
    editor.apply(reading)
    let narrator = Narrator(reading: reading, scene: nil)
    let finish = Finish(seed: UInt32(truncatingIfNeeded: commission.seed))
    let size = draftSize(commission)
    let drafts =
      commission.wantsDrafts ? editor.canvas.resized(width: size.width, height: size.height) : nil
    return Drawing(
      record: .photo, picture: editor.canvas.pixmap(),
      drafts: drafts.map {
        [finish.underdrawing($0.copy()).pixmap(), finish.looseDraft($0.copy()).pixmap()]
      } ?? [],
      words: narrator.report(editor.notes, kept: [], missing: []),
      thoughts: narrator.thoughts(notes: editor.notes, isNew: false))
  }

  // MARK: Pictures of a scene

  private func drawing(
    of scene: Scene, _ commission: Commission, words: String, thoughts: [String]
  ) -> Drawing {
    let finish = Finish(seed: UInt32(truncatingIfNeeded: scene.seed))
    let painted = SceneRenderer(scene, width: commission.width, height: commission.height).paint()
    var drafts: [Pixmap] = []
    if commission.wantsDrafts {
      let size = draftSize(commission)
      let draft = SceneRenderer(scene, width: size.width, height: size.height).paint()
      drafts = [
        finish.underdrawing(draft.copy()).pixmap(),
        finish.looseDraft(finish.apply(scene.look, to: draft)).pixmap(),
      ]
    }
    return Drawing(
      record: .scene(scene), picture: finish.apply(scene.look, to: painted).pixmap(),
      drafts: drafts, words: words, thoughts: thoughts)
  }

  /// A quarter of the picture's size, its longer side at most 1024 pixels.
  private func draftSize(_ commission: Commission) -> (width: Int, height: Int) {
    let long = max(commission.width, commission.height)
    let target = min(long, max(256, min(1024, long / 4)))
    return (max(1, commission.width * target / long), max(1, commission.height * target / long))
  }
}
