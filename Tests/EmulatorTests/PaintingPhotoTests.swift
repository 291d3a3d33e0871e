import Imaging
import Testing

@testable import Emulator

@Suite struct PaintingPhotoTests {
  /// A picture whose left half is red and whose upper rows are light.
  private let photo: Pixmap = {
    var picture = Pixmap(width: 64, height: 48)
    for y in 0..<48 {
      for x in 0..<64 {
        let offset = (y * 64 + x) * 4
        let light = UInt8(230 - y * 3)
        picture.bytes[offset] = x < 32 ? light : 40
        picture.bytes[offset + 1] = x < 32 ? 40 : light
        picture.bytes[offset + 2] = 60
      }
    }
    return picture
  }()

  private func edited(
    _ prompt: String, width: Int = 64, height: Int = 48, references: [Pixmap] = []
  ) throws -> Drawing {
    try Artist().draw(
      Commission(
        prompt: prompt, record: .photo, basis: photo, references: references, width: width,
        height: height))
  }

  private func mean(_ picture: Pixmap, channel: Int) -> Double {
    var sum = 0
    for index in 0..<picture.width * picture.height {
      sum += Int(picture.bytes[index * 4 + channel])
    }
    return Double(sum) / Double(picture.width * picture.height)
  }

  private func pixel(_ picture: Pixmap, _ x: Int, _ y: Int) -> [Int] {
    (0..<3).map { Int(picture.bytes[(y * picture.width + x) * 4 + $0]) }
  }

  private func isNear(_ a: [Int], _ b: [Int]) -> Bool {
    zip(a, b).allSatisfy { abs($0 - $1) <= 2 }
  }

  @Test func `A picture nothing is asked of stays as it is`() throws {
    let drawing = try edited("hmm")
    #expect(drawing.record == .photo)
    for (x, y) in [(3, 3), (60, 40), (31, 20)] {
      #expect(isNear(pixel(drawing.picture, x, y), pixel(photo, x, y)))
    }
  }

  @Test(arguments: ["make it night", "改成夜晚", "darker", "暗一点"])
  func `Night and dark are darker`(prompt: String) throws {
    let picture = try edited(prompt).picture
    #expect(mean(picture, channel: 0) < mean(photo, channel: 0))
    #expect(mean(picture, channel: 1) < mean(photo, channel: 1))
  }

  @Test(arguments: ["brighter", "亮一点"])
  func `Bright is brighter`(prompt: String) throws {
    #expect(mean(try edited(prompt).picture, channel: 0) > mean(photo, channel: 0))
  }

  @Test(arguments: ["black and white", "黑白"])
  func `Black and white has no colour`(prompt: String) throws {
    let spot = pixel(try edited(prompt).picture, 10, 10)
    #expect((spot.max() ?? 0) - (spot.min() ?? 0) < 6)
  }

  @Test func `Warm has more red, cool more blue`() throws {
    #expect(mean(try edited("warmer").picture, channel: 0) > mean(photo, channel: 0))
    #expect(mean(try edited("冷一点").picture, channel: 2) > mean(photo, channel: 2))
  }

  @Test(arguments: ["mirror", "左右翻转"])
  func `A mirrored picture has left and right exchanged`(prompt: String) throws {
    let picture = try edited(prompt).picture
    #expect(isNear(pixel(picture, 0, 5), pixel(photo, 63, 5)))
    #expect(isNear(pixel(picture, 50, 40), pixel(photo, 13, 40)))
  }

  @Test func `A picture can be turned, and turning comes before fitting`() throws {
    let left = try edited("rotate left", width: 48, height: 64).picture
    #expect(left.width == 48 && left.height == 64)
    #expect(isNear(pixel(left, 0, 0), pixel(photo, 63, 0)))
    let right = try edited("向右旋转", width: 48, height: 64).picture
    #expect(isNear(pixel(right, 47, 0), pixel(photo, 0, 0)))
    let half = try edited("rotate 180 degrees").picture
    #expect(isNear(pixel(half, 0, 0), pixel(photo, 63, 47)))
  }

  @Test func `Another shape is filled with the middle of the picture`() throws {
    let picture = try edited("hmm", width: 48, height: 48).picture
    #expect(isNear(pixel(picture, 0, 24), pixel(photo, 8, 24)))
  }

  @Test func `Edits of one prompt apply one after the other`() throws {
    let picture = try edited("mirror it and make it black and white").picture
    let spot = pixel(picture, 60, 3)
    #expect((spot.max() ?? 0) - (spot.min() ?? 0) < 6)
    let plain = pixel(try edited("black and white").picture, 3, 3)
    // The grain is laid by place, so it may differ by its own strength.
    #expect(abs(spot[0] - plain[0]) < 16)
  }

  @Test func `A reference is set into the corner`() throws {
    let blue = Pixmap(width: 20, height: 20, red: 0, green: 0, blue: 255)
    let picture = try edited("put this picture into the corner", references: [blue]).picture
    #expect(isNear(pixel(picture, 56, 40), [0, 0, 255]))
    #expect(isNear(pixel(picture, 5, 5), pixel(photo, 5, 5)))
  }

  @Test(arguments: [
    "add a moon", "加一只红色的船", "add snow", "水彩", "blur", "sunset", "make the sky blue",
  ])
  func `An edit of a picture changes it and says so`(prompt: String) throws {
    let drawing = try edited(prompt)
    #expect(drawing.picture != (try edited("hmm")).picture)
    #expect(!drawing.words.isEmpty && !drawing.words.contains("did not find"))
  }
}
