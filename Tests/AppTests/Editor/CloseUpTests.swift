import Foundation
import Imaging
import Screen
import Testing

@testable import App

/// Parts of a real file, as the viewer asks for them.
@Suite struct CloseUpTests {
  /// 400×300, each pixel's red and green its place in quarters.
  private func file() throws -> URL {
    var picture = Pixmap(width: 400, height: 300)
    for y in 0..<300 {
      for x in 0..<400 {
        picture.bytes[(y * 400 + x) * 4] = UInt8(x / 2)
        picture.bytes[(y * 400 + x) * 4 + 1] = UInt8(y / 2)
      }
    }
    let file = FileManager.default.temporaryDirectory
      .appending(path: "plantain-close-\(UInt32.random(in: 0 ... .max)).png")
    try Data(picture.png()).write(to: file)
    return file
  }

  @Test func `a part at one to one is the file's own pixels`() async throws {
    let file = try file()
    defer { try? FileManager.default.removeItem(at: file) }
    let part = PicturePart(x: 100, y: 50, width: 80, height: 60)
    let pixels = try await CloseUps().pixels(
      of: "a", at: file, part: part, in: PixelSize(width: 80, height: 60), isExact: false)
    #expect(pixels.width == 80 && pixels.height == 60)
    #expect(pixels.bytes[0] == 50 && pixels.bytes[1] == 25)
    #expect(pixels.bytes[pixels.bytes.count - 4] == 89 && pixels.bytes.suffix(3).first == 54)
  }

  @Test func `moving over a picture decodes it once`() async throws {
    let file = try file()
    let closeUps = CloseUps()
    let box = PixelSize(width: 40, height: 30)
    var part = PicturePart(x: 0, y: 0, width: 160, height: 120)
    _ = try await closeUps.pixels(of: "a", at: file, part: part, in: box, isExact: false)
    try FileManager.default.removeItem(at: file)
    part.x = 200
    let moved = try await closeUps.pixels(of: "a", at: file, part: part, in: box, isExact: false)
    #expect(abs(Int(moved.bytes[0]) - 100) <= 1)
    await closeUps.clear()
    await #expect(throws: (any Error).self) {
      _ = try await closeUps.pixels(of: "a", at: file, part: part, in: box, isExact: false)
    }
  }

  @Test func `a coarser whole is enough for a coarser part, and an exact box is filled`()
    async throws
  {
    let file = try file()
    defer { try? FileManager.default.removeItem(at: file) }
    let part = PicturePart(x: 0, y: 150, width: 400, height: 150)
    let pixels = try await CloseUps().pixels(
      of: "a", at: file, part: part, in: PixelSize(width: 50, height: 50), isExact: true)
    #expect(pixels.width == 50 && pixels.height == 50)
    // The rows begin in the middle of the picture.
    #expect(abs(Int(pixels.bytes[1]) - 76) <= 2)
  }
}
