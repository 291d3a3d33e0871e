import Conversation
import Foundation
import Testing

@testable import App

/// Copies for other programs: whose they are, and how long they stay.
@Suite struct OutsideFolderTests {
  private let home: TemporaryHome
  private let source: URL

  init() throws {
    home = try TemporaryHome()
    source = home.folder.appending(path: "blob")
    try Data("picture".utf8).write(to: source)
  }

  private func blob(_ name: Character) -> BlobID {
    BlobID(rawValue: String(repeating: name, count: 64))
  }

  private func mode(_ url: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
  }

  private func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path) }

  @Test func `a copy has its name, is the user's alone, and goes with the folder`() async throws {
    let folder = OutsideFolder(cache: home.folder)
    let copy = try await folder.copy(of: blob("a"), at: source, as: "lake-2.jpg")
    #expect(copy.lastPathComponent == "lake-2.jpg")
    #expect(try Data(contentsOf: copy) == Data("picture".utf8))
    #expect(try mode(copy) == 0o600)
    #expect(try mode(copy.deletingLastPathComponent()) == 0o700)
    await folder.remove()
    #expect(!exists(copy) && !exists(copy.deletingLastPathComponent()) && exists(source))
  }

  @Test func `what a viewer wrote is gone the next time, and other pictures get other names`()
    async throws
  {
    let folder = OutsideFolder(cache: home.folder)
    let copy = try await folder.copy(of: blob("a"), at: source, as: "lake-2.jpg")
    try Data("turned".utf8).write(to: copy)
    #expect(try await folder.copy(of: blob("a"), at: source, as: "lake-2.jpg") == copy)
    #expect(try Data(contentsOf: copy) == Data("picture".utf8))
    #expect(try Data(contentsOf: source) == Data("picture".utf8))
    let other = try await folder.copy(of: blob("b"), at: source, as: "lake-2.jpg")
    let third = try await folder.copy(of: blob("c"), at: source, as: "lake-2.jpg")
    #expect(other.lastPathComponent == "lake-2-2.jpg" && third.lastPathComponent == "lake-2-3.jpg")
  }

  @Test func `the next start removes what a dead copy left, and nothing of a living one`()
    async throws
  {
    let living = OutsideFolder(cache: home.folder)
    let kept = try await living.copy(of: blob("a"), at: source, as: "lake-2.jpg")
    let left = home.folder.appending(path: "out/dead/lake-1.jpg")
    try Paths.write(Data("picture".utf8), to: left)
    let next = OutsideFolder(cache: home.folder)
    await next.sweep()
    #expect(exists(kept) && !exists(left.deletingLastPathComponent()))
    let own = try await next.copy(of: blob("a"), at: source, as: "lake-2.jpg")
    await next.sweep()
    #expect(exists(own) && exists(kept))
    await next.remove()
    #expect(!exists(own) && exists(kept))
  }

  @Test func `a link among the folders is not followed`() async throws {
    let folder = home.folder.appending(path: "mine")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Paths.make(home.folder.appending(path: "out"))
    try FileManager.default.createSymbolicLink(
      at: home.folder.appending(path: "out/link"), withDestinationURL: folder)
    await OutsideFolder(cache: home.folder).sweep()
    #expect(exists(folder))
  }

  @Test func `a picture that is not there is an error`() async {
    let folder = OutsideFolder(cache: home.folder)
    await #expect(throws: (any Error).self) {
      try await folder.copy(
        of: blob("a"), at: home.folder.appending(path: "missing"), as: "lake-2.jpg")
    }
  }
}
