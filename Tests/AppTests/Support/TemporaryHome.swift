import Foundation

@testable import App

/// A folder that stands for the user's home, gone with the object.
final class TemporaryHome: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "plantain-app-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// What the commands work with, for a service at a base URL; the configuration is JSON5.
  @MainActor
  func services(
    baseURL: String, configuration: String = "{}",
    key: String = "AIzaTestKey-test-key-test-key-test-key1", environment: [String: String] = [:]
  ) async throws -> Services {
    let file = folder.appending(path: "config.json")
    try Data(configuration.utf8).write(to: file)
    var options = Invocation.Options()
    options.baseURL = baseURL
    options.configuration = file.path
    return try await Services(
      options: options,
      environment: ["HOME": folder.path, "GEMINI_API_KEY": key].merging(environment) { $1 })
  }
}
