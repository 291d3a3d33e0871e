import Foundation
import Imaging
import Testing

/// Pictures of which a part has come.
@Suite struct PartialPictureTests {
  private let folder: TestFolder
  private let picture = Scene.noise(width: 320, height: 240, seed: 8)
  private static let formats = [PictureFormat.png, .jpeg]

  init() throws { folder = try TestFolder() }

  private func bytes(_ format: PictureFormat) throws -> [UInt8] {
    try format == .png ? picture.png() : picture.jpeg()
  }

  private func partial(_ bytes: some Sequence<UInt8>, _ size: PixelSize) async throws -> Pixmap {
    let file = try folder.file(UUID().uuidString, Array(bytes))
    let partial = try await PartialPicture.decode(file) { _ in size }
    #expect(partial.size == picture.size)
    return partial.pixels
  }

  /// The rows from the top that hold something.
  private func rows(_ pixels: Pixmap) -> Int {
    let middle = pixels.width / 2
    let last = (0..<pixels.height).last {
      pixels.bytes[($0 * pixels.width + middle) * 4 + 3] == 255
    }
    return last.map { $0 + 1 } ?? 0
  }

  private func top(_ pixels: Pixmap, _ rows: Int) -> Pixmap {
    let bytes = Array(pixels.bytes[..<(rows * pixels.width * 4)])
    return Pixmap(width: pixels.width, height: rows, bytes: bytes)
  }

  @Test(arguments: formats, [PixelSize(width: 320, height: 240), PixelSize(width: 80, height: 60)])
  func `what has come of a picture are its top rows, and nothing below them`(
    format: PictureFormat, size: PixelSize
  ) async throws {
    let bytes = try bytes(format)
    let whole = try await partial(bytes, size)
    #expect(rows(whole) == size.height)
    var before = 0
    for eighths in 1..<8 {
      let part = try await partial(bytes.prefix(bytes.count * eighths / 8), size)
      let rows = rows(part)
      let place = Comment(rawValue: "\(format), \(eighths) eighths, \(rows) rows")
      // Of noise each row takes as many bytes as any other.
      #expect(abs(rows * 8 - eighths * size.height) < size.height, place)
      #expect(rows >= before, place)
      before = rows
      // The last row may be there in part, and a JPEG blends it with what is below.
      guard rows > 17 else { continue }
      #expect(Scene.meanDifference(top(part, rows - 17), top(whole, rows - 17)) < 0.1, place)
      #expect(part.bytes[(rows * size.width * 4)...].allSatisfy { $0 < 255 }, place)
    }
  }

  @Test func `before a row has come there is nothing`() async throws {
    for format in Self.formats {
      let bytes = try bytes(format)
      for count in [0, 3, 20] {
        let size = picture.size
        await #expect(throws: ImagingError.self) {
          _ = try await partial(bytes.prefix(count), size)
        }
      }
    }
  }

  @Test func `a file cut anywhere gives rows or an error`() async throws {
    for format in Self.formats {
      let bytes = try bytes(format)
      for count in stride(from: 1, to: bytes.count, by: 1013) {
        let part = try? await partial(bytes.prefix(count), PixelSize(width: 40, height: 30))
        #expect(part.map { $0.bytes.count == 40 * 30 * 4 } ?? true)
      }
    }
  }

  @Test func `a WebP shows when it is whole`() async throws {
    let bytes = try picture.webp()
    #expect(rows(try await partial(bytes, picture.size)) == 240)
    await #expect(throws: ImagingError.self) {
      _ = try await partial(bytes.prefix(bytes.count / 2), picture.size)
    }
  }
}
