import Conversation
import Foundation
import Imaging
import Storage

/// Looks at the pictures of a library that nobody has looked at yet, in the background.
final class PictureHashing {
  private let library: Library
  private let blobs: BlobStore
  private var working: Task<Void, Never>?

  init(library: Library, blobs: BlobStore) {
    self.library = library
    self.blobs = blobs
  }

  /// Begins, unless it is at it.
  func start() {
    guard working == nil else { return }
    working = Task(priority: .background) { [library, blobs] in
      try? await Self.run(library, blobs)
      working = nil
    }
  }

  /// Leaves the rest for the next time.
  func stop() {
    working?.cancel()
  }

  /// Looks at all of them, the newest first; a picture that cannot be read is passed over.
  ///
  /// Throws `LibraryError`, or `CancellationError` when it was stopped.
  @concurrent
  static func run(_ library: Library, _ blobs: BlobStore) async throws {
    while case let turns = try await library.unhashedTurns(limit: 16), !turns.isEmpty {
      for turn in turns {
        var hashes: [BlobID: UInt64] = [:]
        for picture in turn.pictures {
          try Task.checkCancellation()
          hashes[picture.blob] = try? await PictureHash.of(blobs.url(for: picture.blob))
        }
        try Task.checkCancellation()
        try await library.put(hashes, of: turn.turn)
      }
    }
  }
}
