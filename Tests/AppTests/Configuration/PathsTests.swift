import Foundation
import Testing

@testable import App

@Suite struct PathsTests {
  @Test(arguments: [[:], ["HOME": ""], ["HOME": "elsewhere"]])
  func `without a usable HOME the user's own home is taken, never the working directory`(
    environment: [String: String]
  ) throws {
    let paths = Paths(environment: environment, options: Invocation.Options())
    let table = try String(contentsOfFile: "/etc/passwd", encoding: .utf8)
    let entry = try #require(
      table.split(separator: "\n").first { line in
        let fields = line.split(separator: ":", omittingEmptySubsequences: false)
        return fields.count > 5 && fields[2] == "\(getuid())"
      })
    let home = String(entry.split(separator: ":", omittingEmptySubsequences: false)[5])
    #expect(paths.data.path == home + "/.local/share/plantain")
    #expect(paths.configuration.path == home + "/.config/plantain/config.json")
  }

  @Test func `the variables of XDG go before HOME, relative ones are ignored`() {
    let paths = Paths(
      environment: ["HOME": "/home/x", "XDG_DATA_HOME": "/data", "XDG_STATE_HOME": "state"],
      options: Invocation.Options())
    #expect(paths.data.path == "/data/plantain")
    #expect(paths.state.path == "/home/x/.local/state/plantain")
  }
}
