import Conversation
import Foundation
import Imaging
import Storage

/// Takes a file of the user's into the picture store, after a look at what it really is.
nonisolated enum Attachment {
  /// What the bytes of a received picture are; every pixel is read once, off the main actor.
  ///
  /// - Throws: `ImagingError` when it cannot be decoded.
  @concurrent
  static func lookAt(_ url: URL) async throws -> PictureFacts {
    try PictureProbe.verify(url)
  }

  /// Checks and stores the picture at a path.
  ///
  /// - Throws: ``UsageError`` with one sentence: not there, no picture, too large.
  static func store(path: String, in blobs: BlobStore) throws(UsageError) -> Picture {
    let expanded = (path as NSString).expandingTildeInPath
    let url = URL(filePath: expanded)
    let name = url.lastPathComponent
    do {
      let facts = try PictureProbe.inspect(url)
      let blob = try blobs.store(copying: url, limit: PictureLimits.standard.byteCount)
      return Picture(
        blob: blob, mimeType: facts.mimeType, width: facts.width, height: facts.height,
        byteCount: facts.byteCount, name: name)
    } catch let error as ImagingError {
      throw UsageError("\(name): \(error)")
    } catch {
      throw UsageError("\(name) cannot be attached: \(error)")
    }
  }
}
