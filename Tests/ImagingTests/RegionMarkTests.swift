import Foundation
import Imaging
import Testing

@Suite struct RegionMarkTests {
  private let grey = Pixmap(width: 80, height: 60, red: 200, green: 200, blue: 200)

  private func pixel(_ picture: Pixmap, _ x: Int, _ y: Int) -> [UInt8] {
    Array(picture.bytes[(y * picture.width + x) * 4..<(y * picture.width + x) * 4 + 4])
  }

  @Test func `outside it is dimmed, inside as it was, and a line lies between`() {
    let marked = RegionMark.draw(on: grey, x: 20, y: 10, width: 30, height: 20)
    #expect(pixel(marked, 0, 0) == [100, 100, 100, 255])
    #expect(pixel(marked, 35, 20) == [200, 200, 200, 255])
    #expect(
      pixel(marked, 20, 15) == [0, 0, 0, 255] && pixel(marked, 21, 15) == [255, 0, 255, 255])
    #expect(
      pixel(marked, 49, 29) == [0, 0, 0, 255] && pixel(marked, 50, 29) == [100, 100, 100, 255])
  }

  @Test func `what changed outside the place that was meant is counted apart`() async throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "plantain-region-\(UInt32.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // The left half changes; the upper left quarter was meant.
    var edited = grey
    for y in 0..<60 {
      for x in 0..<40 { edited.bytes[(y * 80 + x) * 4] = 0 }
    }
    let (old, new) = (folder.appending(path: "old.png"), folder.appending(path: "new.png"))
    try Data(grey.png()).write(to: old)
    try Data(edited.png()).write(to: new)
    let change = try await PictureChange.measure(
      from: old, to: new, within: { (0, 0, $0 / 2, $1 / 2) })
    #expect(abs(change.share - 0.5) < 0.01)
    // A quarter of all changed outside, of the three quarters that are outside.
    #expect(abs((change.outside ?? 1) - 1.0 / 3) < 0.02)
    #expect(try await PictureChange.measure(from: old, to: new).outside == nil)
  }
}
