import Foundation
import Imaging
import Testing

/// Kinds of files that Plantain does not write but is given, as other programs write them.
@Suite struct SampleTests {
  /// All show 16 by 16 pixels: red and green above blue and white, the blue being transparent in one.
  static let samples: [(String, String)] = [
    (
      "interlaced PNG",
      """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAAHnlligAAAAUUlEQVQoz9WQQQrAMAgEx/7/z5NDhUZoIJZeshfR\
      1V0VAQlQoWQhQIZI0qeU4WJCaauMi6R0vWjdcGui7dEn+lt98LBJLJXa1r8NlD/N8JwbBpH1Iw9Z4glgAAAAAElF\
      TkSuQmCC
      """
    ),
    (
      "PNG with a palette",
      """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAgMAAABinRfyAAAADFBMVEX/AAAA/wAAAP/////7AGD2AAAAFklEQVQI\
      12NgYAgNZSCCWLXq/38iCABH3R/h3SbtgAAAAABJRU5ErkJggg==
      """
    ),
    (
      "PNG with a transparent palette entry",
      """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQAgMAAABinRfyAAAADFBMVEUAAP//AAAA/wD///9XOw1XAAAAAXRSTlMA\
      QObYZgAAABZJREFUCNdjCA1dtYqBCIKB4f9/IggA5kwf4QXmuyQAAAAASUVORK5CYII=
      """
    ),
    (
      "PNG of 16 bits a channel",
      """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQEAIAAADAAbR1AAAAL0lEQVQ4y+2TsQ0AIADCiv//jDc0bobu0AXSokhc\
      4rh6zwQTvBMAs+x2P5jgO8EFefsKFxy2FjUAAAAASUVORK5CYII=
      """
    ),
    (
      "grey PNG",
      """
      iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAAAAAA6mKC9AAAAHUlEQVQY02M0Y4CABijNxIAG6CPAKARlvB1YdwAA\
      TVIB1FAzB5YAAAAASUVORK5CYII=
      """
    ),
    (
      "JPEG of four inks",
      """
      /9j/7gAOQWRvYmUAZAAAAAAC/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcG\
      BggLCAkKCgoKCgYICwwLCgwJCgoK/9sAQwECAgICAgIFAwMFCgcGBwoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK\
      CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK/8AAFAgAEAAQBAERAAIRAQMRAQQRAP/EABcAAQEBAQAAAAAAAAAAAAAA\
      AAAJCAr/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFwEBAQEBAAAAAAAAAAAAAAAACggHCf/EABQRAQAAAAAAAAAA\
      AAAAAAAAAAD/2gAOBAEAAhEDEQQAAD8A2Yqwf9fxNdUh1gvIFe5Tjh3IAZWP/9k=
      """
    ),
    (
      "grey JPEG",
      """
      /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJ\
      BwYGCAsICQoKCgoKBggLDAsKDAkKCgr/wAALCAAQABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAACgn/xAAUEAEA\
      AAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AJrkAC3naP/Z
      """
    ),
    (
      "progressive JPEG",
      """
      /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJ\
      BwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK\
      CgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wgARCAAQABADAREAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAA\
      CAcJ/8QAFwEAAwEAAAAAAAAAAAAAAAAABwgJBv/aAAwDAQACEAMQAAABi4pf5KC2FYNtM1m4iA6r/8QAFBABAAAA\
      AAAAAAAAAAAAAAAAIP/aAAgBAQABBQIf/8QAFBEBAAAAAAAAAAAAAAAAAAAAIP/aAAgBAwEBPwEf/8QAFBEBAAAA\
      AAAAAAAAAAAAAAAAIP/aAAgBAgEBPwEf/8QAFBABAAAAAAAAAAAAAAAAAAAAIP/aAAgBAQAGPwIf/8QAFBABAAAA\
      AAAAAAAAAAAAAAAAIP/aAAgBAQABPyEf/9oADAMBAAIAAwAAABAAD//EABQRAQAAAAAAAAAAAAAAAAAAACD/2gAI\
      AQMBAT8QH//EABQRAQAAAAAAAAAAAAAAAAAAACD/2gAIAQIBAT8QH//EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAI\
      AQEAAT8QH//Z
      """
    ),
  ]

  @Test(arguments: samples)
  func `Pictures of every kind are seen alike`(kind: String, base64: String) throws {
    let bytes = Array(try #require(Data(base64Encoded: base64)))
    let folder = try TestFolder()
    let facts = try PictureProbe.verify(folder.file("sample", bytes))
    let picture = try Pixmap(decoding: bytes)
    #expect(
      facts.width == 16 && facts.height == 16 && picture.size == PixelSize(width: 16, height: 16))
    let isGrey = kind.hasPrefix("grey")
    let corners: [(x: Int, y: Int, color: [Int])] = [
      (2, 2, isGrey ? [54, 54, 54] : [255, 0, 0]),
      (13, 2, isGrey ? [182, 182, 182] : [0, 255, 0]),
      (2, 13, isGrey ? [18, 18, 18] : [0, 0, 255]), (13, 13, [255, 255, 255]),
    ]
    for corner in corners {
      let seen = Scene.color(picture, corner.x, corner.y).map(Int.init)
      #expect(zip(seen, corner.color).allSatisfy { abs($0 - $1) <= 4 }, "\(kind): \(seen)")
    }
    #expect(picture.isOpaque != kind.contains("transparent"))
    #expect(try Pixmap(decoding: MetadataStripper.stripped(bytes).bytes) == picture)
  }
}
