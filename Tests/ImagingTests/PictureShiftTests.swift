import Foundation
import Imaging
import Testing

/// Pictures that were moved as a whole.
@Suite struct PictureShiftTests {
  /// Rectangles of random colours on a gradient: a picture with large and small things.
  private static func scene(
    _ width: Int, _ height: Int, _ random: inout SplitMix
  ) -> Pixmap {
    var picture = Scene.gradient(width: width, height: height)
    for _ in 0..<40 {
      let (left, top) = (
        Int.random(in: 0..<width, using: &random), Int.random(in: 0..<height, using: &random)
      )
      let color = (0..<3).map { _ in UInt8.random(in: 0...255, using: &random) }
      for y in top..<min(height, top + Int.random(in: 4...height / 3, using: &random)) {
        for x in left..<min(width, left + width / 6) {
          for channel in 0..<3 { picture.bytes[(y * width + x) * 4 + channel] = color[channel] }
        }
      }
    }
    return picture
  }

  /// A picture moved, what comes in from outside in one colour.
  private static func moved(_ picture: Pixmap, _ x: Int, _ y: Int) -> Pixmap {
    Scene.draw(width: picture.width, height: picture.height) { column, row in
      let (from, line) = (column - x, row - y)
      guard (0..<picture.width).contains(from), (0..<picture.height).contains(line) else {
        return (90, 90, 90, 255)
      }
      let color = Scene.color(picture, from, line)
      return (color[0], color[1], color[2], 255)
    }
  }

  @Test func `a picture moved by any way is found to be moved by that`() {
    var random = SplitMix(seed: 21)
    for round in 0..<25 {
      let (width, height) = (
        Int.random(in: 90...330, using: &random), Int.random(in: 90...250, using: &random)
      )
      let scene = Self.scene(width, height, &random)
      let x = Int.random(in: -width / 7...width / 7, using: &random)
      let y = Int.random(in: -height / 7...height / 7, using: &random)
      guard x != 0 || y != 0 else { continue }
      let found = PictureShift.find(from: scene, to: Self.moved(scene, x, y))
      #expect(found == PictureShift(x: x, y: y), "round \(round): \(width)×\(height) by \(x), \(y)")
    }
  }

  @Test func `what stayed, what was edited and what is another picture was not moved`() {
    var random = SplitMix(seed: 22)
    for _ in 0..<8 {
      let scene = Self.scene(240, 160, &random)
      #expect(PictureShift.find(from: scene, to: scene) == nil)
      #expect(PictureShift.find(from: scene, to: Self.scene(240, 160, &random)) == nil)
      var edited = scene
      for place in stride(from: 0, to: edited.bytes.count / 2, by: 4) {
        edited.bytes[place] = 255 - edited.bytes[place]
      }
      #expect(PictureShift.find(from: scene, to: edited) == nil)
    }
    let flat = Pixmap(width: 60, height: 60, red: 90, green: 90, blue: 90)
    #expect(PictureShift.find(from: flat, to: flat) == nil)
    let thin = Pixmap(width: 4000, height: 3, red: 90)
    #expect(PictureShift.find(from: thin, to: thin) == nil)
  }

  @Test func `files are measured in pixels of their own, and what changed is counted by how much`()
    async throws
  {
    let folder = try TestFolder()
    var random = SplitMix(seed: 23)
    let scene = Self.scene(1536, 864, &random)
    let old = try folder.file("old.png", scene.png())
    let new = try folder.file("new.jpg", Self.moved(scene, 12, -30).jpeg(quality: 85))
    let change = try await PictureChange.measure(from: old, to: new)
    let shift = try #require(change.shift)
    // Compared at two thirds of the size, found to the pixel.
    #expect(abs(shift.x - 12) <= 1 && abs(shift.y + 30) <= 1)
    #expect(change.shares.count == 10)
    #expect(zip(change.shares, change.shares.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test func `the share at a threshold is that of the pixels that changed by as much`() async throws
  {
    let folder = try TestFolder()
    let old = Pixmap(width: 100, height: 100, red: 100, green: 100, blue: 100)
    var new = old
    // A tenth of the rows by 10 %, two tenths by 40 % of brightness.
    for (rows, level) in [(0..<10, UInt8(126)), (10..<30, UInt8(203))] {
      for place in (rows.lowerBound * 400)..<(rows.upperBound * 400) where place % 4 < 3 {
        new.bytes[place] = level
      }
    }
    let change = try await PictureChange.measure(
      from: folder.file("old.png", old.png()), to: folder.file("new.png", new.png()))
    let expected = [0.3, 0.3, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0, 0]
    for (share, expected) in zip(change.shares, expected) { #expect(abs(share - expected) < 0.001) }
    #expect(change.shift == nil)
  }
}
