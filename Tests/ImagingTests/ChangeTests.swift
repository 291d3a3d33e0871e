import Foundation
import Imaging
import Testing

@Suite struct ChangeTests {
  private let folder: TestFolder
  private static let scene = Scene.draw(width: 400, height: 300) { x, y in
    (UInt8((x / 20 * 37) % 256), UInt8((y / 15 * 53) % 256), UInt8((x + y) / 3 % 256), 255)
  }

  init() throws { folder = try TestFolder() }

  /// What is measured when a box of the scene gets other colours.
  private func change(
    _ left: Int, _ top: Int, _ width: Int, _ height: Int
  ) async throws -> PictureChange {
    let old = try folder.file("old.png", Self.scene.png())
    let edited = Scene.draw(width: 400, height: 300) { x, y in
      let color = Scene.color(Self.scene, x, y)
      guard x >= left, x < left + width, y >= top, y < top + height else {
        return (color[0], color[1], color[2], 255)
      }
      return (255 - color[0], color[1] &+ 128, 255 - color[2], 255)
    }
    let new = try folder.file("new.png", edited.png())
    return try await PictureChange.measure(from: old, to: new)
  }

  @Test func `The same picture is unchanged, in other formats and qualities too`() async throws {
    let old = try folder.file("old.png", Self.scene.png())
    for bytes in [
      try Self.scene.png(), try Self.scene.jpeg(quality: 75), try Self.scene.webp(quality: 80),
    ] {
      let new = try folder.file("new", bytes)
      let change = try await PictureChange.measure(from: old, to: new)
      #expect(change.share < 0.01)
    }
    let same = try await PictureChange.measure(from: old, to: old)
    let shares = [Double](repeating: 0, count: 10)
    #expect(
      same == PictureChange(share: 0, area: .nowhere, thirds: [0, 0, 0], shares: shares))
  }

  @Test(arguments: [
    (0, 0, 400, 150, ChangeArea.upperHalf), (0, 200, 400, 100, .lowerHalf),
    (0, 0, 190, 300, .leftHalf), (300, 10, 90, 280, .rightHalf),
    (120, 90, 160, 120, .middle), (0, 0, 400, 300, .everywhere),
  ])
  func `A change is measured and placed`(
    left: Int, top: Int, width: Int, height: Int, area: ChangeArea
  ) async throws {
    let change = try await change(left, top, width, height)
    #expect(change.area == area)
    #expect(abs(change.share - Double(width * height) / 120_000) < 0.02)
    for third in 0..<3 {
      let rows = max(0, min(top + height, third * 100 + 100) - max(top, third * 100))
      #expect(abs(change.thirds[third] - Double(width * rows) / 40_000) < 0.03)
    }
  }

  @Test func `Pictures of different size and shape are laid over each other`() async throws {
    let old = try folder.file("old.png", Pixmap(width: 100, height: 300, red: 255).png())
    let new = try folder.file("new.jpg", Pixmap(width: 1000, height: 40, red: 255).jpeg())
    #expect(try await PictureChange.measure(from: old, to: new).share == 0)
    let other = try folder.file("other.jpg", Pixmap(width: 30, height: 40, blue: 255).jpeg())
    #expect(try await PictureChange.measure(from: old, to: other).share == 1)
  }
}
