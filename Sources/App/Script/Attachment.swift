import Conversation
import Foundation
import Imaging
import Storage

/// Takes a file of the user's into the picture store, after a look at what it really is.
nonisolated enum Attachment {
  /// A picture in the store, and what of its file is not.
  struct Stored: Equatable, Sendable {
    let picture: Picture
    let removed: Set<MetadataKind>
    let isSmallerCopy: Bool

    /// What is worth a word of what went: `place`, `camera`.
    var kinds: [String] {
      MetadataKind.allCases.filter { removed.contains($0) && $0 != .other }.map(\.rawValue)
    }

    /// One sentence about what does not go with the picture; nil where all of it does.
    var note: String? {
      let list = [kinds.dropLast().joined(separator: ", "), kinds.last ?? ""]
        .filter { !$0.isEmpty }.joined(separator: " and ")
      let name = picture.name ?? "The picture"
      let copy = "as a copy of \(picture.width)×\(picture.height) pixels"
      return switch (isSmallerCopy, kinds.isEmpty) {
      case (false, true): nil
      case (false, false): "\(name) goes without its \(list) data."
      case (true, true): "\(name) goes \(copy)."
      case (true, false): "\(name) goes \(copy), without its \(list) data."
      }
    }
  }

  /// Why a file was not taken.
  struct Refusal: Error, Equatable, Sendable {
    let sentence: String
    /// Whether it is only too large, and a smaller copy can be taken in its place.
    var canShrink = false
  }

  /// What the bytes of a received picture are; every pixel is read once, off the main actor.
  ///
  /// - Throws: `ImagingError` when it cannot be decoded.
  @concurrent
  static func lookAt(_ url: URL) async throws -> PictureFacts {
    try PictureProbe.verify(url)
  }

  /// Checks the picture at a path and stores it without its metadata: the one way in.
  ///
  /// - Parameters:
  ///   - path: as the user wrote it; `~` is the home folder.
  ///   - blobs: the store.
  ///   - keepingMetadata: whether the file is stored as it is, as `keepMetadata` has it.
  ///   - isShrinking: whether a smaller copy is stored where the picture is too large.
  /// - Returns: the picture as it is in the store, and what went.
  /// - Throws: ``Refusal`` with one sentence: not there, no picture, too large.
  static func store(
    path: String, in blobs: BlobStore, keepingMetadata: Bool, isShrinking: Bool = false
  ) throws(Refusal) -> Stored {
    let url = URL(filePath: (path as NSString).expandingTildeInPath)
    let name = url.lastPathComponent
    do {
      let whole = Result { () throws(ImagingError) in
        keepingMetadata
          ? try PreparedPicture(asItIs: url) : try MetadataStripper.stripped(url)
      }
      let isSmallerCopy = isShrinking && canShrink(url, whole)
      let prepared = isSmallerCopy ? try PictureShrinker.shrunk(url) : try whole.get()
      let facts = prepared.facts
      let picture = Picture(
        blob: try blobs.store(prepared.bytes), mimeType: facts.mimeType, width: facts.width,
        height: facts.height, byteCount: facts.byteCount, name: name)
      return Stored(
        picture: picture, removed: prepared.removed, isSmallerCopy: isSmallerCopy)
    } catch let error as ImagingError {
      throw Refusal(
        sentence: error.sentence(about: name), canShrink: canShrink(url, .failure(error)))
    } catch {
      throw Refusal(sentence: "\(name) cannot be attached: \(error)")
    }
  }

  /// Whether a picture is refused for its size alone, and a smaller copy can be made of it.
  private static func canShrink(
    _ url: URL, _ result: Result<PreparedPicture, ImagingError>
  ) -> Bool {
    guard case .failure(let error) = result else { return false }
    return error.isAboutSize && PictureShrinker.canShrink(url)
  }
}

extension Services {
  /// Stores a picture that the command line names.
  ///
  /// - Throws: ``UsageError`` with the reason, and with the flag that helps.
  func attach(_ path: String, isShrinking: Bool) throws(UsageError) -> Attachment.Stored {
    do throws(Attachment.Refusal) {
      return try Attachment.store(
        path: path, in: blobs, keepingMetadata: configuration.keepMetadata ?? false,
        isShrinking: isShrinking)
    } catch {
      throw UsageError(
        error.sentence + (error.canShrink ? " --shrink attaches a smaller copy." : ""))
    }
  }
}
