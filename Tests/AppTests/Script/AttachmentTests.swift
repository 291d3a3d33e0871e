import Conversation
import Foundation
import Imaging
import Storage
import Testing

@testable import App

/// The one way in for the user's pictures, with real files and a real store.
@Suite struct AttachmentTests {
  private let home: TemporaryHome
  private let blobs: BlobStore
  private static let plain = Pixmap(width: 40, height: 30, red: 200)

  init() throws {
    home = try TemporaryHome()
    blobs = try BlobStore(in: home.folder.appending(path: "data"))
  }

  private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = home.folder.appending(path: name)
    try Data(bytes).write(to: url)
    return url.path
  }

  /// A photograph that knows its camera (Make), with a comment.
  private func photograph() throws -> [UInt8] {
    let exif =
      Array("Exif\0\0MM\0*\0\0\0\u{8}\0\u{1}\u{1}\u{F}\0\u{2}\0\0\0\u{4}Cam\0\0\0\0\0".utf8)
    let comment = Array("by Ada".utf8)
    let jpeg = try Self.plain.jpeg()
    return jpeg[..<2] + [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif
      + [0xFF, 0xFE, 0, UInt8(comment.count + 2)] + comment + jpeg[2...]
  }

  @Test func `a picture is stored without its metadata, and it is said what went`() throws {
    let path = try file("lake.jpg", photograph())
    let stored = try Attachment.store(path: path, in: blobs, keepingMetadata: false)
    let bytes = try Data(contentsOf: blobs.url(for: stored.picture.blob))
    let plain = try Self.plain.jpeg()
    #expect(Array(bytes) == plain)
    let expected = Picture(
      blob: stored.picture.blob, mimeType: "image/jpeg", width: 40, height: 30,
      byteCount: plain.count, name: "lake.jpg")
    #expect(stored.picture == expected)
    #expect(stored.note == "lake.jpg goes without its camera and text data.")
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(photograph()))
  }

  @Test func `a picture is stored as it is where metadata are to be kept`() throws {
    let path = try file("lake.jpg", photograph())
    let stored = try Attachment.store(path: path, in: blobs, keepingMetadata: true)
    let bytes = try Data(contentsOf: blobs.url(for: stored.picture.blob))
    #expect(try Array(bytes) == photograph())
    #expect(stored.note == nil && stored.picture.byteCount == bytes.count)
  }

  @Test func `nothing is said of a picture that had nothing to lose`() throws {
    let stored = try Attachment.store(
      path: try file("lake.png", Self.plain.png()), in: blobs, keepingMetadata: false,
      isShrinking: true)
    #expect(stored.note == nil && !stored.isSmallerCopy)
  }

  @Test(arguments: [false, true])
  func `a picture too large is refused with a smaller copy offered, or goes as one`(
    keepingMetadata: Bool
  ) throws {
    let path = try file("wall.png", Pixmap(width: 17_000, height: 100, blue: 90).png())
    let refusal = #expect(throws: Attachment.Refusal.self) {
      try Attachment.store(path: path, in: blobs, keepingMetadata: keepingMetadata)
    }
    #expect(
      refusal
        == Attachment.Refusal(
          sentence: "wall.png has 17000×100 pixels; a side has at most 16384.", canShrink: true))
    let copy = try Attachment.store(
      path: path, in: blobs, keepingMetadata: keepingMetadata, isShrinking: true)
    #expect(copy.isSmallerCopy && copy.picture.mimeType == "image/jpeg")
    #expect(copy.note == "wall.png goes as a copy of 16383×96 pixels.")
    let facts = try PictureProbe.verify(blobs.url(for: copy.picture.blob))
    #expect(facts.width == copy.picture.width && facts.byteCount == copy.picture.byteCount)
  }

  @Test func `what no copy can be made of is refused without an offer`() throws {
    let letter = try file("letter.png", [UInt8](repeating: 65, count: 51 << 20))
    let link = home.folder.appending(path: "shot.png")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: URL(filePath: "/dev/zero"))
    let fifo = home.folder.appending(path: "pipe.png")
    #expect(mkfifo(fifo.path, 0o600) == 0)
    for (path, sentence) in [
      (letter, "letter.png has 51 MiB; at most 50 MiB are taken."),
      (link.path, "shot.png is a link out of its folder; name the file itself."),
      (fifo.path, "pipe.png is no regular file."),
      (home.folder.path + "/none.png", "none.png cannot be read: No such file or directory."),
    ] {
      for isShrinking in [false, true] {
        #expect(throws: Attachment.Refusal(sentence: sentence)) {
          try Attachment.store(
            path: path, in: blobs, keepingMetadata: false, isShrinking: isShrinking)
        }
      }
    }
  }

  @Test @MainActor func `the configuration decides, and the command line is told the flag`()
    async throws
  {
    let path = try file("lake.jpg", photograph())
    for (configuration, note) in [
      ("{}", "lake.jpg goes without its camera and text data."), ("{ keepMetadata: true }", nil),
    ] {
      let services = try await home.services(
        baseURL: "http://127.0.0.1:1", configuration: configuration)
      #expect(try services.attach(path, isShrinking: false).note == note)
    }
    let services = try await home.services(baseURL: "http://127.0.0.1:1")
    let wall = try file("wall.png", Pixmap(width: 17_000, height: 1).png())
    let error = #expect(throws: UsageError.self) {
      try services.attach(wall, isShrinking: false)
    }
    #expect(error?.sentence.hasSuffix("at most 16384. --shrink attaches a smaller copy.") == true)
    #expect(try services.attach(wall, isShrinking: true).isSmallerCopy)
  }
}
