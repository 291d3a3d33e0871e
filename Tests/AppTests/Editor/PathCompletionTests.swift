import Foundation
import Testing

@testable import App

/// What the composer offers for a path that is being typed.
@Suite struct PathCompletionTests {
  private let home: TemporaryHome

  init() throws {
    home = try TemporaryHome()
    for name in ["lake.jpg", "Lamp.PNG", ".hidden.png", "notes.txt"] {
      try Data().write(to: home.folder.appending(path: name))
    }
    let folder = home.folder.appending(path: "lamps")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    try Data().write(to: folder.appending(path: "one.webp"))
  }

  private func candidates(_ typed: String) async -> [String] {
    await PathCompletion.candidates(for: home.folder.path + "/" + typed)
      .map { String($0.dropFirst(home.folder.path.count + 1)) }
  }

  @Test func `nothing typed yet offers what is in the working directory`() async {
    // Whatever that is: it must not end the program.
    let offered = await PathCompletion.candidates(for: "")
    #expect(offered.allSatisfy { !$0.hasPrefix("/") })
  }

  @Test func `folders and pictures are offered, in any case, and nothing hidden`() async {
    #expect(await candidates("") == ["Lamp.PNG", "lake.jpg", "lamps/"])
    #expect(await candidates("la") == ["Lamp.PNG", "lake.jpg", "lamps/"])
    #expect(await candidates("LAM") == ["Lamp.PNG", "lamps/"])
    #expect(await candidates("lamps/") == ["lamps/one.webp"])
    #expect(await candidates("lamps/o") == ["lamps/one.webp"])
    #expect(await candidates(".hid") == [".hidden.png"])
    #expect(await candidates("none/x").isEmpty)
  }

  @Test(arguments: ["/", "~", "~/", ".", "..", "./", "//", "a", "~nobody-of-that-name/x"])
  func `odd beginnings end in a list, not in a crash`(typed: String) async {
    #expect(await PathCompletion.candidates(for: typed).count <= 50)
  }
}
