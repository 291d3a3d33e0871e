import Foundation
import Imaging
import Testing

@Suite struct PictureHashTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  /// A picture of large soft patches, as photographs and paintings are.
  private func scene(_ seed: UInt64) -> Pixmap {
    Scene.noise(width: 14, height: 11, seed: seed)
      .scaled(to: PixelSize(width: 420, height: 330))
  }

  private func distance(_ one: UInt64, _ other: UInt64) -> Int { (one ^ other).nonzeroBitCount }

  @Test(arguments: 1...12 as ClosedRange<UInt64>)
  func `A copy of another size, format or quality is nearly the same`(seed: UInt64) async throws {
    let picture = scene(seed)
    let hash = PictureHash.of(picture)
    let small = picture.scaled(to: PixelSize(width: 160, height: 120))
    let copies = [
      try picture.png(), try picture.jpeg(quality: 50), try picture.webp(quality: 50),
      try small.jpeg(quality: 80), try small.png(),
    ]
    for (place, bytes) in copies.enumerated() {
      let file = try folder.file("\(seed)-\(place)", bytes)
      #expect(distance(try await PictureHash.of(file), hash) <= 8, "copy \(place)")
    }
  }

  @Test func `Other pictures differ in about half of the bits`() {
    let hashes = (1...40).map { PictureHash.of(scene($0 * 977)) }
    var distances: [Int] = []
    for (place, hash) in hashes.enumerated() {
      for other in hashes.dropFirst(place + 1) { distances.append(distance(hash, other)) }
    }
    #expect(distances.min() ?? 0 > 12)
    #expect((26...38).contains(distances.reduce(0, +) / distances.count))
  }

  @Test func `Noise in a plain picture is no likeness`() {
    let plain = Scene.draw(width: 200, height: 160) { x, y in
      (128, UInt8(128 + (x * 31 + y * 17) % 3), 128, 255)
    }
    #expect(PictureHash.of(plain) == PictureHash.of(Pixmap(width: 10, height: 10, red: 128)))
  }

  @Test func `What is no picture is refused`() async throws {
    let file = try folder.file("words.txt", Array("no picture".utf8))
    await #expect(throws: ImagingError.self) { try await PictureHash.of(file) }
  }
}
