import Foundation
import Imaging
import Testing

@Suite struct MemoryTests {
  @Test func `A large PNG is never in memory as a whole`() async {
    // In a process of its own, so that other tests' memory does not count.
    await #expect(processExitsWith: .success) {
      let folder = try TestFolder()
      let url = try folder.file("large.png", Scene.gradient(width: 4096, height: 4096).png())
      let box = PixelSize(width: 800, height: 800)
      let before = try Self.resetPeak()
      let small = try await PictureDecoder.decode(url, fitting: box)
      let grown = try Self.memory("VmHWM") - before
      // Its pixels are 64 MiB; those of the small picture are 2.5 MiB.
      #expect(small.size == box && grown < 8 * 1024, "\(grown) KiB")
    }
  }

  @Test func `A picture to be made smaller is never in memory as a whole`() async {
    await #expect(processExitsWith: .success) {
      let folder = try TestFolder()
      let url = try folder.file("large.png", Scene.gradient(width: 4096, height: 4096).png())
      let before = try Self.resetPeak()
      let copy = try PictureShrinker.shrunk(
        url, into: PictureLimits(pixels: 1_000_000, byteCount: 1_000_000, side: 1000))
      let grown = try Self.memory("VmHWM") - before
      // Its pixels are 64 MiB; those of the copy are 4 MiB.
      #expect(copy.facts.width == 1000 && grown < 16 * 1024, "\(grown) KiB")
    }
  }

  @Test func `A file is stripped with one copy in memory`() async {
    await #expect(processExitsWith: .success) {
      let folder = try TestFolder()
      let picture = Scene.noise(width: 2600, height: 2600, seed: 4)
      let url = try folder.file("large.jpg", picture.jpeg(quality: 98))
      let before = try Self.resetPeak()
      let count = try MetadataStripper.stripped(url).bytes.count / 1024
      let grown = try Self.memory("VmHWM") - before
      #expect(count > 8 * 1024 && grown < count + 1024, "\(grown) of \(count) KiB")
    }
  }

  /// Makes the peak the present size and gives that, in KiB (man 5 proc, `clear_refs`).
  private static func resetPeak() throws -> Int {
    try "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8)
    return try memory("VmRSS")
  }

  private static func memory(_ name: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix(name) })
    return try #require(line.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) })
  }
}
