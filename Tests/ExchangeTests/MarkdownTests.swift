import Conversation
import Exchange
import Foundation
import Storage
import Testing

/// A folder with the words of a session and its pictures.
@Suite struct MarkdownTests {
  private func write(_ shelf: Shelf, _ id: SessionID, as name: String) async throws -> ExportSummary
  {
    let record = try #require(try await shelf.library.record(of: id))
    return try await MarkdownExport(
      blobs: shelf.blobs, language: PageTests.language, zone: .gmt
    ).write(record, to: shelf.folder.path(name))
  }

  @Test func `the pictures lie beside the words, byte for byte`() async throws {
    let shelf = try await Shelf()
    let session = try await shelf.wholeSession()
    let summary = try await write(shelf, session.id, as: "lake")
    let folder = shelf.folder.url.appending(path: "lake")
    let text = try String(contentsOf: folder.appending(path: "session.md"), encoding: .utf8)
    let links = text.matches(of: /!\[@\d+\]\(<(pictures\/[^>]+)>\)/).map { String($0.1) }
    #expect(links.count == summary.files && summary.files == 6)
    for link in links {
      let bytes = try Data(contentsOf: folder.appending(path: link))
      #expect(shelf.blobs.exists(try shelf.blobs.store(bytes)) && bytes.count > 100)
    }
    #expect(links.contains { $0.hasPrefix("pictures/@1-小船.jpg") || $0 == "pictures/@1-小船.jpg" })
    #expect(text.contains("> 让天空更红"))
    #expect(text.contains("I moved the \\<i\\>light\\</i\\>."))
    #expect(text.contains("  - [2b](#turn-2b)") && text.contains("· heron ★"))
    let mode = { (path: String) in
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(folder.path) == 0o700 && mode(folder.path + "/session.md") == 0o600)
    // Once more: the folder is there, and stays as it is.
    await #expect {
      _ = try await write(shelf, session.id, as: "lake")
    } throws: { ($0 as? ExchangeError)?.kind == .exists }
    #expect(try shelf.folder.names().filter { $0.hasPrefix(".plantain") }.isEmpty)
  }

  @Test func `words that look like Markdown stay words`() async throws {
    let shelf = try await Shelf()
    let session = Session(title: "# [x](http://evil)", createdAt: moment, settings: pro)
    let turn = Turn(
      session: session.id, parent: nil, createdAt: moment,
      prompt: [.text("# head\n- list\n1. one\n<script>alert(1)</script>\n![x](http://evil/x.png)")],
      settings: pro, state: .answered)
    try await shelf.library.commit(turn, session: session)
    _ = try await write(shelf, session.id, as: "x")
    let text = try String(
      contentsOf: shelf.folder.url.appending(path: "x/session.md"), encoding: .utf8)
    for words in [
      "# \\# \\[x\\](http://evil)", "> \\# head", "> \\- list", "> 1\\. one",
      "> \\<script\\>alert(1)\\</script\\>", "> !\\[x\\](http://evil/x.png)",
    ] { #expect(text.contains(words), "\(words)") }
  }
}
