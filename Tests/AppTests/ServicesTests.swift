import Foundation
import Storage
import Testing

@testable import App

@MainActor @Suite struct ServicesTests {
  @Test func `a data folder that cannot be made is told in a sentence`() async throws {
    let home = try TemporaryHome()
    let file = home.folder.appending(path: "file")
    try Data().write(to: file)
    var options = Invocation.Options()
    options.baseURL = "http://127.0.0.1:1"
    options.dataFolder = file.appending(path: "data").path
    let environment = ["HOME": home.folder.path]
    let error = await #expect(throws: LibraryError.self) {
      _ = try await Services(options: options, environment: environment)
    }
    #expect(error?.message.hasSuffix("Not a directory.") == true)
  }
}
