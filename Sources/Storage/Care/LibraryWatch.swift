import Dispatch
import Foundation

/// Tells when other copies of Plantain have written to a library.
///
/// The system says when a file of the folder is written, by anybody; until then nothing runs. SQLite
/// says whether it was another connection (`PRAGMA data_version`, some microseconds). What is written
/// counts only once it is on the disk, of which the system says nothing: so SQLite is asked again for
/// some seconds.
package final class LibraryWatch: Sendable {
  /// How long after a write, and how often from then on, SQLite is asked.
  private static let interval = Duration.milliseconds(200)
  /// How often it is asked after the last write: for ten seconds.
  private static let rounds = 50

  private let task: Task<Void, Never>
  private let notices: FolderNotices?

  /// Begins to watch; `tell` is awaited, so what comes meanwhile is told once.
  package init(_ library: Library, tell: @escaping @Sendable () async -> Void) {
    let (writes, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    // Where the system has no notice left to give, SQLite is asked all the time.
    notices = library.folder.flatMap { try? FolderNotices(of: Folder($0)) { continuation.yield() } }
    let isBlind = notices == nil
    task = Task.detached(priority: .utility) {
      var seen = try? await library.revision()
      continuation.yield()
      for await _ in writes {
        var round = 0
        while !Task.isCancelled, isBlind || round < Self.rounds {
          try? await Task.sleep(for: Self.interval, tolerance: Self.interval / 4)
          round += 1
          guard let revision = try? await library.revision(), revision != seen else { continue }
          seen = revision
          round = 0
          await tell()
        }
      }
    }
  }

  deinit { task.cancel() }

  /// Ends the watch.
  package func stop() { task.cancel() }
}

/// The system's notices about the files of a folder (inotify).
private final class FolderNotices: Sendable {
  /// Dispatch's objects may be used from any thread; it does not tell Swift so.
  private nonisolated(unsafe) let source: any DispatchSourceRead

  /// Calls `body` when a file of the folder is written.
  init(of folder: Folder, _ body: @escaping @Sendable () -> Void) throws(LibraryError) {
    let number = try retrying("watch", folder.path) { inotify_init1(O_NONBLOCK | O_CLOEXEC) }
    do throws(LibraryError) {
      try retrying("watch", folder.path) {
        inotify_add_watch(number, folder.path, UInt32(IN_MODIFY))
      }
    } catch {
      close(number)
      throw error
    }
    source = DispatchSource.makeReadSource(fileDescriptor: number, queue: .global(qos: .utility))
    source.setEventHandler {
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 8)
      defer { buffer.deallocate() }
      while read(number, buffer.baseAddress, buffer.count) > 0 {}
      body()
    }
    source.setCancelHandler { close(number) }
    source.resume()
  }

  deinit { source.cancel() }
}

extension Library {
  /// A number that is another one after another copy has written.
  func revision() throws(LibraryError) -> Int {
    try connection.rows("PRAGMA data_version") { row throws(LibraryError) in
      try row.integer("data_version")
    }.first ?? 0
  }
}
