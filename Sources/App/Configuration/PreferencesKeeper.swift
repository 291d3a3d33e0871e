import ChatUI
import Foundation

/// Keeps what was set on the settings page, apart from the configuration, which is the user's own.
nonisolated struct PreferencesKeeper: Sendable {
  private let file: URL

  init(state: URL) {
    file = state.appending(path: "preferences.json")
  }

  /// What was set last; nil before anything was, and where the file is not whole.
  func load() -> Preferences? {
    guard let bytes = try? Data(contentsOf: file) else { return nil }
    return try? JSONDecoder().decode(Preferences.self, from: bytes)
  }

  /// Keeps preferences, off the main actor.
  ///
  /// - Throws: the file system's error.
  @concurrent
  func save(_ preferences: Preferences) async throws {
    try Paths.write(JSONEncoder().encode(preferences), to: file)
  }
}
