import Conversation
import Exchange
import Foundation
import Resilience
import Storage
import Testing

/// One page that needs nothing else, and in which nothing from outside is more than text.
@Suite struct PageTests {
  static let language = PageLanguage(tag: "en") {
    $0 + " {0} {1}"
  } explain: { _, failure in
    "because \(failure.category.rawValue)"
  }

  private func page(
    _ shelf: Shelf, _ id: SessionID, isFull: Bool = false
  ) async throws -> (text: String, summary: ExportSummary) {
    let record = try #require(try await shelf.library.record(of: id))
    let path = shelf.folder.path("page-\(UInt32.random(in: 0 ... .max)).html")
    let summary = try await PageExport(
      blobs: shelf.blobs, language: Self.language, zone: .gmt, program: "plantain test",
      isFull: isFull
    ).write(record, to: path, now: moment)
    return (try String(contentsOf: URL(filePath: path), encoding: .utf8), summary)
  }

  @Test func `nothing in it is loaded, and hostile words stay words`() async throws {
    let shelf = try await Shelf()
    let evil = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\" ' & \u{202E}txt.exe"
    var session = Session(title: evil, createdAt: moment, settings: pro)
    session.settings.model = evil
    var turn = Turn(
      session: session.id, parent: nil, createdAt: moment, prompt: [.text(evil)],
      settings: session.settings, state: .answered,
      answer: [Part(.picture(try shelf.picture(9, name: evil))), Part(.text(evil))])
    turn.answeredBy = evil
    try await shelf.library.commit(turn, session: session)
    var failed = Turn(
      session: session.id, parent: turn.id, createdAt: moment.addingTimeInterval(1),
      prompt: [.picture(try shelf.picture(10, name: evil)), .text(evil)],
      settings: session.settings, state: .failed)
    failed.finishMessage = evil
    try await shelf.library.commit(failed, session: session)
    try await shelf.library.put(
      Attempt(
        number: 1, model: evil, host: evil, startedAt: moment,
        failure: Failure(.server, .overloaded, message: evil, httpStatus: 503, rpcStatus: evil)),
      of: failed.id)
    try await shelf.library.assign(
      [.label(of: turn.id, evil), .note(of: turn.id, evil), .tags(of: session.id, [evil])],
      in: session.id, now: moment)
    let (text, _) = try await page(shelf, session.id)
    let tags = text.matches(of: /<([a-zA-Z!\/][^>]*)>/).map { String($0.1) }
    #expect(tags.filter { $0.hasPrefix("script") } == ["script"])
    #expect(tags.filter { $0.hasPrefix("title") } == ["title"])
    #expect(tags.allSatisfy { !$0.contains("onerror") && !$0.contains("alert") })
    #expect(tags.filter { $0.hasPrefix("img") }.allSatisfy { $0.contains("src=\"data:image/") })
    let addresses = text.matches(of: /(?:src|href|action|data)="([^"]*)"/).map { String($0.1) }
    #expect(addresses.count > 4)
    #expect(addresses.allSatisfy { $0.hasPrefix("data:image/") || $0.hasPrefix("#") })
    #expect(!text.contains("url(") && !text.contains("@import") && !text.contains(" style="))
    #expect(!text.unicodeScalars.contains("\u{202E}") && text.contains("&lt;U+202E&gt;"))
    #expect(text.contains("default-src 'none'; img-src data:; style-src 'sha256-"))
    #expect(text.contains("because server"))
  }

  @Test func `each picture stands in it once, by bytes where that is asked`() async throws {
    let shelf = try await Shelf()
    let session = Session(title: "Lake", createdAt: moment, settings: pro)
    let pictures = [
      try shelf.picture(1, width: 2000, height: 900),
      try shelf.picture(2, width: 1700, height: 2400),
    ]
    var parent: TurnID?
    for (place, picture) in pictures.enumerated() {
      var turn = Turn(
        session: session.id, parent: parent, createdAt: moment.addingTimeInterval(Double(place)),
        prompt: [.picture(pictures[0]), .text("again")], settings: pro, state: .answered,
        answer: [Part(.picture(picture))])
      turn.cost = Money(dollars: 0.144)
      try await shelf.library.commit(turn, session: session)
      parent = turn.id
    }
    let (small, summary) = try await page(shelf, session.id)
    #expect(summary.files == 2 && summary.missing == 0)
    #expect(small.matches(of: /<img id="p\d+"/).count == 2)
    #expect(small.contains("width=\"1600\" height=\"720\""))
    #expect(small.contains("width=\"1133\" height=\"1600\""))
    // The second turn edits the first picture: one slider, over the pictures that are there.
    #expect(small.matches(of: /<figure class="result" data-before="p1">/).count == 1)
    #expect(small.matches(of: /type="range"/).count == 1)
    let (full, _) = try await page(shelf, session.id, isFull: true)
    for picture in pictures {
      let bytes = try Data(contentsOf: shelf.blobs.url(for: picture.blob))
      #expect(full.contains("base64,\(bytes.base64EncodedString())\""))
    }
  }

  @Test func `the tree has its branches, and what is in the trash is not told`() async throws {
    let shelf = try await Shelf()
    let session = Session(title: "Lake", createdAt: moment, settings: pro)
    // 1 - 2 - 3, then 4 and 5 from 2, 6 from 5, 7 a new start.
    let parents = [nil, 0, 1, 1, 1, 4, nil]
    var ids: [TurnID] = []
    for (place, parent) in parents.enumerated() {
      let turn = Turn(
        session: session.id, parent: parent.map { ids[$0] },
        createdAt: moment.addingTimeInterval(Double(place)),
        prompt: [.text("turn \(place + 1)")], settings: pro, state: .answered,
        answer: [Part(.picture(try shelf.picture(UInt8(place))))])
      ids.append(turn.id)
      try await shelf.library.commit(turn, session: session)
    }
    let shape = { (text: String) in
      text.matches(of: /<(\/?ol)>|<li><a href="#t(\w+)">/).map { match in
        match.1.map { $0 == "ol" ? "(" : ")" } ?? String(match.2 ?? "")
      }.joined()
    }
    let (whole, _) = try await page(shelf, session.id)
    #expect(shape(whole) == "(12(3)(3b)(3c4))(1b)")
    #expect(whole.matches(of: /<li>/).count == whole.matches(of: /<\/li>/).count)
    #expect(whole.contains("page.from 2"))
    try await shelf.library.assign([.trash(of: ids[3], moment)], in: session.id, now: moment)
    let (rest, _) = try await page(shelf, session.id)
    #expect(shape(rest) == "(12(3)(3c4))(1b)" && !rest.contains("turn 4<"))
    // Names and numbers are those of the screen: what is in the trash keeps its own.
    #expect(rest.contains("@5") && !rest.contains("@4"))
  }

  @Test func `a tree as deep as a session is long is written`() async throws {
    let shelf = try await Shelf()
    let session = Session(title: "Deep", createdAt: moment, settings: pro)
    var parent: TurnID?
    for place in 0..<600 {
      let turn = Turn(
        session: session.id, parent: place % 2 == 0 ? parent : parent,
        createdAt: moment.addingTimeInterval(Double(place)), prompt: [.text("t")], settings: pro,
        state: .cancelled)
      try await shelf.library.commit(turn, session: session)
      // Two continue every second turn.
      if place % 2 == 0 { parent = turn.id }
    }
    let (text, _) = try await page(shelf, session.id)
    #expect(text.matches(of: /<li>/).count == 600)
    #expect(text.matches(of: /<ol>/).count == text.matches(of: /<\/ol>/).count)
  }

  @Test func `a picture that is gone is said to be`() async throws {
    let shelf = try await Shelf()
    let session = try await shelf.wholeSession()
    let record = try #require(try await shelf.library.record(of: session.id))
    let lost = try #require(record.turns[0].primaryPicture)
    try FileManager.default.removeItem(at: shelf.blobs.url(for: lost.blob))
    let (text, summary) = try await page(shelf, session.id)
    #expect(summary.missing == 1 && text.contains("page.missing"))
  }
}
