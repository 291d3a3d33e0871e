import ChatUI
import Conversation
import Digest
import Foundation
import Imaging
import Storage

/// Finds what a picture's file came from: its turn by the recipe in it, else by its digest.
struct PictureFinding {
  /// What was found.
  enum Finding {
    /// The turn is in the library.
    case turn(Turn)
    /// A recipe whose turn is not.
    case recipe(Recipe)
    /// Nothing of ours.
    case nothing
  }

  let library: Library

  /// Looks for a picture.
  ///
  /// - Throws: ``UsageError`` for a file that is no picture, `LibraryError`.
  func find(_ path: String) async throws -> Finding {
    let url = URL(filePath: (path as NSString).expandingTildeInPath)
    let (recipe, digest) = try await Self.look(at: url)
    if let recipe, let turn = try await library.turn(recipe.turn) { return .turn(turn) }
    if let turn = try await library.turn(holding: digest) { return .turn(turn) }
    return recipe.map(Finding.recipe) ?? .nothing
  }

  @concurrent
  private nonisolated static func look(at url: URL) async throws -> (Recipe?, BlobID) {
    do throws(ImagingError) {
      _ = try PictureProbe.inspect(url)
    } catch {
      throw UsageError(error.sentence(about: url.lastPathComponent))
    }
    var hash = SHA256()
    let file = try FileHandle(forReadingFrom: url)
    defer { try? file.close() }
    while let piece = try file.read(upToCount: 1 << 18), !piece.isEmpty { hash.update(piece) }
    return (
      EmbeddedText.read(url).flatMap(Recipe.init(json:)), BlobID(rawValue: hash.finishHex())
    )
  }
}

extension Recipe {
  /// The most of a prompt that is taken from a file.
  private static let longestPrompt = 20_000

  /// Settings with what the recipe says in their place, as far as the models know it.
  func applied(to settings: GenerationSettings, _ models: ModelTable) -> GenerationSettings {
    var settings = settings
    let known = models.models.filter { model.hasPrefix($0.id) }.max { $0.id.count < $1.id.count }
    guard let known, known.isLive else { return settings }
    settings.model = known.id
    settings.size = size
    settings.aspect = aspect
    return settings.fitted(to: known)
  }

  /// The last prompt, harmless and no longer than anybody types.
  var lastPrompt: String {
    ComposerState.filtered(String((prompts.last ?? "").prefix(Self.longestPrompt)))
  }
}
