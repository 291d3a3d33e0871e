import Foundation

/// Tells when other copies of Plantain have written to a library.
///
/// SQLite counts the commits of other connections (`PRAGMA data_version`); reading the count takes
/// some microseconds and no disk, in either journal mode and on any file system. Notices of the file
/// system would not do: they come for what this copy writes as well, and not at all over a network.
package final class LibraryWatch: Sendable {
  /// How often the count is read.
  package static let interval = Duration.milliseconds(250)

  private let task: Task<Void, Never>

  /// Begins to watch; `tell` is awaited, so what comes meanwhile is told once.
  package init(_ library: Library, tell: @escaping @Sendable () async -> Void) {
    task = Task.detached(priority: .utility) {
      var seen = try? await library.revision()
      while !Task.isCancelled {
        try? await Task.sleep(for: Self.interval, tolerance: Self.interval / 4)
        guard let revision = try? await library.revision(), revision != seen else { continue }
        seen = revision
        await tell()
      }
    }
  }

  deinit { task.cancel() }

  /// Ends the watch.
  package func stop() { task.cancel() }
}

extension Library {
  /// A number that is another one after another copy has written.
  func revision() throws(LibraryError) -> Int {
    try connection.rows("PRAGMA data_version") { row throws(LibraryError) in
      try row.integer("data_version")
    }.first ?? 0
  }
}
