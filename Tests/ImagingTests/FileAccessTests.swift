import Foundation
import Imaging
import Testing

/// What is opened at all, whatever is done with it afterwards.
@Suite struct FileAccessTests {
  private let folder: TestFolder
  private let picture: [UInt8]

  init() throws {
    folder = try TestFolder()
    picture = try Scene.stripes(width: 5, height: 5).png()
  }

  private func link(_ name: String, to target: String) throws -> URL {
    let link = folder.url.appendingPathComponent(name)
    #expect(symlink(target, link.path) == 0)
    return link
  }

  @Test func `Only regular files are opened, and none is waited for`() throws {
    let fifo = folder.url.appendingPathComponent("fifo")
    #expect(mkfifo(fifo.path, 0o600) == 0)
    let toFIFO = try link("to-fifo", to: "fifo")
    let toFolder = try link("to-folder", to: "below")
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("below"), withIntermediateDirectories: true)
    for url in [fifo, toFIFO, toFolder, folder.url, URL(fileURLWithPath: "/dev/zero")] {
      #expect(throws: ImagingError.notARegularFile) { try MetadataStripper.stripped(url) }
      #expect(throws: ImagingError.notARegularFile) { try PreparedPicture(asItIs: url) }
      #expect(throws: ImagingError.notARegularFile) { try PictureShrinker.shrunk(url) }
      #expect(!PictureShrinker.canShrink(url))
    }
  }

  @Test func `A link is followed within its own folder`() throws {
    let target = try folder.file("a.png", picture)
    let below = folder.url.appendingPathComponent("below")
    try FileManager.default.createDirectory(at: below, withIntermediateDirectories: true)
    try Data(picture).write(to: below.appendingPathComponent("b.png"))
    for target in ["a.png", target.path, "below/b.png", "below/../a.png"] {
      let link = try link("link", to: target)
      #expect(try MetadataStripper.stripped(link).facts.width == 5, "\(target)")
      try FileManager.default.removeItem(at: link)
    }
    // A folder that is itself reached through a link is still the link's own.
    let inner = below.appendingPathComponent("inner.png")
    #expect(symlink("b.png", inner.path) == 0)
    let alias = try link("alias", to: "below")
    #expect(try PictureProbe.inspect(alias.appendingPathComponent("inner.png")).width == 5)
  }

  @Test func `A link out of its folder is refused, however it gets there`() throws {
    let outside = try TestFolder()
    let secret = try outside.file("secret.png", picture)
    _ = try link("door", to: outside.url.path)
    _ = try link("first", to: secret.path)
    let sibling = URL(fileURLWithPath: folder.url.path + "-more")
    try FileManager.default.createDirectory(at: sibling, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: sibling) }
    let alike = sibling.appendingPathComponent("a.png")
    try Data(picture).write(to: alike)
    for target in [
      secret.path, "../\(outside.url.lastPathComponent)/secret.png", "door/secret.png", "first",
      alike.path, "/dev/zero",
    ] {
      let link = try link("shot.png", to: target)
      let error = #expect(throws: ImagingError.linkOutOfFolder, "\(target)") {
        try MetadataStripper.stripped(link)
      }
      #expect(
        error?.sentence(about: "shot.png")
          == "shot.png is a link out of its folder; name the file itself.")
      try FileManager.default.removeItem(at: link)
    }
  }

  @Test func `What is not there, or leads nowhere, is told with the system's reason`() throws {
    let missing = folder.url.appendingPathComponent("missing")
    let dangling = try link("dangling", to: "nothing")
    for url in [missing, dangling] {
      #expect(throws: ImagingError.unreadable(reason: "No such file or directory")) {
        try PictureProbe.inspect(url)
      }
    }
    let round = try link("round", to: "round")
    #expect(throws: ImagingError.unreadable(reason: "Too many levels of symbolic links")) {
      try PictureProbe.inspect(round)
    }
  }
}
