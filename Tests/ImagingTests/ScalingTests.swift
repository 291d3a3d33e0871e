import Foundation
import Imaging
import Testing

@Suite struct ScalingTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// The mean of the area each new pixel stands for, computed the plain way.
  private static func reference(_ picture: Pixmap, _ size: PixelSize) -> Pixmap {
    let across = Double(picture.width) / Double(size.width)
    let down = Double(picture.height) / Double(size.height)
    return Scene.draw(width: size.width, height: size.height) { x, y in
      var sums = [0.0, 0.0, 0.0, 0.0]
      let (left, right) = (Double(x) * across, Double(x + 1) * across)
      let (top, bottom) = (Double(y) * down, Double(y + 1) * down)
      for row in Int(top)..<min(picture.height, Int(bottom.rounded(.up))) {
        for column in Int(left)..<min(picture.width, Int(right.rounded(.up))) {
          let width = min(right, Double(column + 1)) - max(left, Double(column))
          let height = min(bottom, Double(row + 1)) - max(top, Double(row))
          let offset = (row * picture.width + column) * 4
          for channel in 0..<4 {
            sums[channel] += width * height * Double(picture.bytes[offset + channel])
          }
        }
      }
      let mean = sums.map { UInt8(($0 / (across * down)).rounded()) }
      return (mean[0], mean[1], mean[2], mean[3])
    }
  }

  @Test(arguments: [
    PixelSize(width: 100, height: 75), PixelSize(width: 33, height: 75),
    PixelSize(width: 199, height: 149), PixelSize(width: 1, height: 1),
  ])
  func `Scaling equals the mean of areas`(size: PixelSize) {
    let picture = Scene.noise(width: 200, height: 150, seed: 6)
    let scaled = picture.scaled(to: size)
    let expected = Self.reference(picture, size)
    let worst = zip(scaled.bytes, expected.bytes).map { abs(Int($0) - Int($1)) }.max()
    #expect(scaled.size == size && worst ?? 255 <= 1)
  }

  @Test func `Enlarging keeps the colours of the pixels`() {
    let picture = Scene.draw(width: 2, height: 1) { x, _ in
      x == 0 ? (255, 0, 0, 255) : (0, 0, 255, 255)
    }
    let large = picture.scaled(to: PixelSize(width: 8, height: 6))
    #expect(Scene.color(large, 0, 0) == [255, 0, 0] && Scene.color(large, 3, 5) == [255, 0, 0])
    #expect(Scene.color(large, 4, 0) == [0, 0, 255] && Scene.color(large, 7, 5) == [0, 0, 255])
  }

  @Test func `What is transparent lends no colour`() {
    let picture = Scene.draw(width: 2, height: 1) { x, _ in
      x == 0 ? (200, 0, 0, 255) : (0, 255, 0, 0)
    }
    #expect(picture.scaled(to: PixelSize(width: 1, height: 1)).bytes == [200, 0, 0, 128])
    // Opaque rows are added up in another way than others.
    let rows = Scene.draw(width: 1, height: 4) { _, y in
      y % 2 == 0 ? (200, 0, 0, 255) : (0, 255, 0, 0)
    }
    #expect(rows.scaled(to: PixelSize(width: 1, height: 1)).bytes == [200, 0, 0, 128])
  }

  @Test func `Every format decodes at the size needed`() async throws {
    let picture = Scene.gradient(width: 640, height: 480)
    let expected = Self.reference(picture, PixelSize(width: 100, height: 75))
    for bytes in [
      try picture.png(), try picture.jpeg(quality: 95), try picture.webp(quality: 95),
    ] {
      let url = try folder.file("picture", bytes)
      let small = try await PictureDecoder.decode(url, fitting: PixelSize(width: 100, height: 90))
      #expect(small.size == expected.size)
      #expect(Scene.meanDifference(small, expected) < 3)
    }
  }

  @Test func `Nothing is enlarged, and no side vanishes`() async throws {
    let url = try folder.file("line.png", Scene.stripes(width: 900, height: 2).png())
    #expect(
      try await PictureDecoder.decode(url, fitting: PixelSize(width: 2000, height: 2000)).size
        == PixelSize(width: 900, height: 2))
    #expect(
      try await PictureDecoder.decode(url, fitting: PixelSize(width: 100, height: 100)).size
        == PixelSize(width: 100, height: 1))
  }

  @Test func `A cancelled task decodes nothing`() async throws {
    let url = try folder.file("a.png", Scene.stripes(width: 9, height: 9).png())
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await PictureDecoder.decode(url, fitting: PixelSize(width: 9, height: 9))
    }
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `Converting keeps the bytes where the format is right already`() throws {
    let picture = Scene.gradient(width: 90, height: 60)
    for (format, bytes) in [
      (PictureFormat.png, try picture.png()), (.jpeg, try picture.jpeg()),
      (.webp, try picture.webp()),
    ] {
      let url = try folder.file("picture", bytes)
      for wanted in PictureFormat.allCases {
        let converted = try PictureConverter.convert(url, to: wanted)
        #expect(PictureFormat.sniff(converted) == wanted)
        #expect((converted == bytes) == (wanted == format))
        #expect(Scene.meanDifference(try Pixmap(decoding: converted), picture) < 4)
      }
    }
  }
}
