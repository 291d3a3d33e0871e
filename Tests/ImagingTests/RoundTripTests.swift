import Imaging
import Testing

@Suite struct RoundTripTests {
  @Test func `PNG gives back every pixel, opaque or not`() throws {
    for picture in [Scene.stripes(width: 37, height: 23), Scene.glass(width: 19, height: 41)] {
      for compression in [0, 1, 6, 9] {
        #expect(try Pixmap(decoding: picture.png(compression: compression)) == picture)
      }
    }
  }

  @Test func `An opaque PNG carries no alpha`() throws {
    #expect(try Scene.stripes(width: 8, height: 8).png()[25] == 2)
    #expect(try Scene.glass(width: 8, height: 8).png()[25] == 6)
  }

  @Test func `JPEG and WebP give back nearly the same pixels`() throws {
    let picture = Scene.gradient(width: 200, height: 120)
    for bytes in [try picture.jpeg(quality: 95), try picture.webp(quality: 95)] {
      let decoded = try Pixmap(decoding: bytes)
      #expect(decoded.width == 200 && decoded.height == 120)
      #expect(Scene.meanDifference(decoded, picture) < 3)
    }
  }

  @Test func `WebP keeps transparency, JPEG puts it on white`() throws {
    let glass = Pixmap(width: 32, height: 32, red: 255, alpha: 0)
    #expect(try Pixmap(decoding: glass.webp()).bytes[3] == 0)
    let white = try Pixmap(decoding: glass.jpeg(quality: 90))
    #expect(white.bytes[0...3].allSatisfy { $0 >= 254 })
  }
}
