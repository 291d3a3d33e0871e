import ChatUI
import Conversation
import Foundation
import Imaging
import Screen
import Storage
import Terminal
import Testing

@testable import App

/// Real pictures in a real store, and a real folder for what was made of them.
@Suite struct ScreenPicturesTests {
  private let home: TemporaryHome
  private let blobs: BlobStore
  private let blob: BlobID
  private static let size = Size(columns: 20, rows: 8)

  init() throws {
    home = try TemporaryHome()
    blobs = try BlobStore(in: home.folder.appending(path: "data"))
    var picture = Pixmap(width: 120, height: 90)
    for index in picture.bytes.indices where index % 4 != 3 {
      picture.bytes[index] = UInt8(truncatingIfNeeded: index * 7 + index / 480 * 3)
    }
    blob = try blobs.store(picture.png())
  }

  private var cache: URL { home.folder.appending(path: "cache") }

  /// As another start of the program has them.
  private func pictures(_ depth: ColorDepth = .trueColor) -> ScreenPictures {
    ScreenPictures(blobs: blobs, depth: depth, cache: cache)
  }

  private var request: ImageRequest { ImageRequest(blob: blob.rawValue, size: Self.size) }

  @Test(arguments: ColorDepth.allCases)
  func `the next start has a picture's cells without its file`(depth: ColorDepth) async throws {
    let first = await pictures(depth).cells(request)
    #expect(first.size == Self.size && Set(first.cells).count > 1)
    try FileManager.default.removeItem(at: blobs.url(for: blob))
    #expect(await pictures(depth).cells(request) == first)
    // The file is gone indeed: a size that was not shown cannot be made.
    let other = ImageRequest(blob: blob.rawValue, size: Size(columns: 21, rows: 8))
    #expect(await pictures(depth).cells(other).cells.isEmpty)
    try FileManager.default.removeItem(at: cache)
    #expect(await pictures(depth).cells(request).cells.isEmpty)
  }

  @Test(arguments: [ImageForm.Kind.rgba, .sixel, .jpeg])
  func `the next start has a picture's pixels without its file`(kind: ImageForm.Kind) async throws {
    let form = ImageForm(kind: kind, width: 60, height: 48)
    let first = try #require(await pictures().pixels(request, form))
    try FileManager.default.removeItem(at: blobs.url(for: blob))
    #expect(await pictures().pixels(request, form) == first)
    for other in [
      ImageForm(kind: kind, width: 61, height: 48),
      ImageForm(kind: kind == .rgba ? .jpeg : .rgba, width: 60, height: 48),
    ] {
      #expect(await pictures().pixels(request, other) == nil)
    }
  }

  @Test func `a damaged preview is made anew`() async throws {
    let first = await pictures().cells(request)
    let folder = cache.appending(path: "previews")
    let file = try #require(
      try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .first)
    let whole = try Data(contentsOf: file)
    try Data(whole.dropLast(5)).write(to: file)
    #expect(await pictures().cells(request) == first)
    #expect(try Data(contentsOf: file) == whole)
  }

  @Test func `a picture that cannot be read leaves nothing behind`() async throws {
    let none = ImageRequest(blob: String(repeating: "0", count: 64), size: Self.size)
    #expect(await pictures().cells(none).cells.isEmpty)
    let form = ImageForm(kind: .rgba, width: 60, height: 48)
    #expect(await pictures().pixels(none, form) == nil)
    #expect(!FileManager.default.fileExists(atPath: cache.path))
  }

  @Test func `kept bytes reach a terminal only as what they should be`() {
    func taken(_ bytes: [UInt8], _ kind: ImageForm.Kind) -> Bool {
      let kept = ImagePayload(bytes: bytes, width: 2, height: 1).kept
      return ImagePayload(kept: kept, kind)?.bytes == bytes
    }
    func sixel(_ text: String) -> Bool { taken(Array(text.utf8), .sixel) }
    #expect(sixel("\u{1B}P0;1;0q\"1;1;2;6#0;2;0;0;0#0!2~-\u{1B}\\"))
    #expect(!sixel("\u{1B}P0;1;0q#0~"))
    #expect(!sixel("\u{1B}P0;1;0q#0~\u{1B}]0;title\u{7}\u{1B}\\"))
    #expect(!sixel("\u{1B}P0;1;0q#0~\u{1B}\\\u{1B}[2J\u{1B}\\"))
    #expect(!sixel("\u{1B}P+q544e\u{1B}\\"))
    #expect(!sixel("\u{1B}]0;title\u{1B}\\"))
    #expect(taken(Array(repeating: 9, count: 8), .rgba))
    #expect(!taken(Array(repeating: 9, count: 12), .rgba))
    #expect(taken([0xFF, 0xD8, 0xFF], .jpeg) && !taken([1, 2, 3], .jpeg))
    #expect(ImagePayload(kept: [1, 2, 3], .jpeg) == nil)
  }
}
