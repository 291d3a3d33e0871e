import ChatUI
import Conversation
import Foundation
import Screen
import Testing

/// Whether the answer is of the size that was asked for.
@Suite struct SizeClassTests {
  @Test(arguments: [
    (512, 512, "512"), (1024, 1024, "1K"), (1376, 768, "1K"), (768, 1376, "1K"),
    (1584, 672, "1K"), (2048, 2048, "2K"), (2752, 1536, "2K"), (3168, 1344, "2K"),
    (4096, 4096, "4K"), (5504, 3072, "4K"), (64, 64, "512"), (9000, 9000, "4K"),
  ])
  func `pictures of every aspect have the size they are drawn in`(
    width: Int, height: Int, size: String
  ) {
    let picture = Fixture.drawn(1, width: width, height: height)
    #expect(SizeClass(of: picture)?.rawValue == size)
  }

  private func text(
    asked: String?, width: Int, height: Int, columns: Int = 80, rows: Int = 24,
    language: Language = .english
  ) throws -> String {
    var turn = Fixture.answered()
    turn.settings.size = asked
    turn.answer[2].body = .picture(Fixture.drawn(1, width: width, height: height))
    return try Fixture.state(columns, rows, turns: [turn], language: language).frame.cells.text
  }

  @Test func `another size than asked is told right behind the picture's own`() throws {
    let line = "@2  1376×768 JPEG 1.9 MB · asked 4K, drawn 1K · signed · $0.144"
    #expect(try text(asked: "4K", width: 1376, height: 768).contains(line))
    #expect(
      try text(asked: "4K", width: 1376, height: 768, language: .chinese)
        .contains("请求 4K，画成 1K"))
    #expect(
      try text(asked: "4K", width: 1376, height: 768, columns: 40, rows: 10)
        .contains("asked 4K"))
  }

  @Test(arguments: ["2K", nil, "8K"])
  func `the size asked for, none, and one that is not known are not remarked on`(
    asked: String?
  ) throws {
    #expect(try !text(asked: asked, width: 2752, height: 1536).contains("drawn"))
  }
}
