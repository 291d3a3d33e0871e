import Conversation
import Foundation
import Testing

@testable import Storage

@Suite struct SearchTests {
  /// A library with sessions of one or two turns, by title and prompts.
  private func library(
    _ sessions: [(title: String, prompts: [String])]
  ) async throws -> Library {
    let library = try await Library.inMemory()
    for (place, (title, prompts)) in sessions.enumerated() {
      let session = Session(title: title, createdAt: moment + Double(place * 100), settings: pro)
      for (number, prompt) in prompts.enumerated() {
        try await library.commit(
          plain(prompt, in: session.id, at: moment + Double(place * 100 + number)),
          session: session)
      }
    }
    return library
  }

  private func plain(_ prompt: String, in session: SessionID, at date: Date = moment) -> Turn {
    Turn(
      session: session, parent: nil, createdAt: date, prompt: [.text(prompt)], settings: pro,
      state: .answered)
  }

  private func prompts(_ library: Library, _ line: String) async throws -> [String] {
    try await library.search(SearchQuery(line), limit: 50).hits.map(\.turn.promptText)
  }

  private func titles(_ library: Library, _ line: String) async throws -> [String] {
    try await library.sessions(SearchQuery(line), limit: 50).rows.map(\.summary.session.title)
  }

  @Test func `Words are found by their beginnings, Chinese inside of words, the newest first`()
    async throws
  {
    let library = try await library([
      ("Harbour", ["a red boat", "bring the boats home"]),
      ("湖上黄昏", ["把小船改成红色的船，倒影也要变", "红色的帆"]), ("Café", ["日本の小舟", "한국의 배"]),
    ])
    #expect(try await prompts(library, "boat") == ["bring the boats home", "a red boat"])
    #expect(try await prompts(library, "bo red") == ["a red boat"])
    #expect(try await prompts(library, "\"a boat\"").isEmpty)
    #expect(try await prompts(library, "小船") == ["把小船改成红色的船，倒影也要变"])
    #expect(try await prompts(library, "红色的船") == ["把小船改成红色的船，倒影也要变"])
    #expect(try await prompts(library, "红色").count == 2)
    #expect(try await prompts(library, "船小").isEmpty)
    #expect(try await prompts(library, "小舟") == ["日本の小舟"])
    #expect(try await prompts(library, "국의") == ["한국의 배"])
    // A word may be of the turn, another of the title of its session.
    #expect(try await prompts(library, "harbour home") == ["bring the boats home"])
    #expect(try await prompts(library, "cafe").count == 2)
    #expect(try await titles(library, "home red") == ["Harbour"])
    #expect(try await titles(library, "帆 倒影") == ["湖上黄昏"])
  }

  @Test func `The index follows answers, notes, labels, stars, titles and tags, and undo`()
    async throws
  {
    let library = try await library([("Lake", ["draw"])])
    var hit = try #require(try await library.search(SearchQuery("draw"), limit: 1).hits.first)
    hit.turn.answer = [Part(.text("Heron"), isThought: true), Part(.text("a white egret"))]
    hit.turn.answeredBy = "gemini-nano-banana-2.1"
    try await library.update(hit.turn)
    #expect(try await prompts(library, "egret") == ["draw"])
    #expect(try await prompts(library, "heron").isEmpty, "thoughts are not searched")
    #expect(try await prompts(library, "model:banana") == ["draw"])
    #expect(try await titles(library, "egret model:banana") == ["Lake"])
    let changes: [(Assignment, String)] = [
      (.note(of: hit.turn.id, "for the poster"), "poster"),
      (.label(of: hit.turn.id, "白鹭"), "鹭"), (.star(of: hit.turn.id, true), "★"),
      (.title(of: hit.session, "See"), "see"), (.tags(of: hit.session, ["client"]), "tag:client"),
    ]
    for (assignment, line) in changes {
      #expect(try await prompts(library, line).isEmpty, "\(line)")
      try await library.assign([assignment], in: hit.session, now: moment)
      #expect(try await prompts(library, line) == ["draw"], "\(line)")
      #expect(try await titles(library, line).count == 1, "\(line)")
      try await library.undo(in: nil, now: moment)
      #expect(try await prompts(library, line).isEmpty, "\(line)")
      #expect(try await titles(library, line).isEmpty, "\(line)")
      try await library.redo(in: nil)
      #expect(try await prompts(library, line) == ["draw"], "\(line)")
    }
  }

  @Test func `What is in the trash is found in the trash alone`() async throws {
    let library = try await library([("One", ["boat one", "boat two"]), ("Two", ["boat three"])])
    let turn = try #require(
      try await library.search(SearchQuery("\"boat two\""), limit: 1).hits.first)
    try await library.assign(
      [.trash(of: turn.turn.id, moment)], in: turn.session, now: moment)
    #expect(try await prompts(library, "boat") == ["boat three", "boat one"])
    #expect(try await titles(library, "two") == ["Two"])
    try await library.assign(
      [.sessionTrash(of: turn.session, moment)], in: turn.session, now: moment)
    #expect(try await prompts(library, "boat") == ["boat three"])
    #expect(try await titles(library, "") == ["Two"])
    #expect(try await titles(library, "trash") == ["One"])
    #expect(try await titles(library, "trash boat one") == ["One"])
    #expect(try await titles(library, "回收站 three").isEmpty)
    try await library.undo(in: nil, now: moment)
    #expect(try await prompts(library, "boat") == ["boat three", "boat one"])
    try await library.undo(in: nil, now: moment)
    #expect(try await prompts(library, "boat") == ["boat three", "boat two", "boat one"])
  }

  @Test func `States, money, dates and the number of turns narrow it down`() async throws {
    let library = try await library([("One", ["a", "b"]), ("Two", ["c"])])
    var turn = try #require(try await library.search(SearchQuery("c"), limit: 1).hits.first?.turn)
    turn.state = .failed
    turn.cost = Money(dollars: 2)
    try await library.update(turn)
    #expect(try await prompts(library, "failed") == ["c"])
    #expect(try await titles(library, "失败") == ["Two"])
    #expect(try await titles(library, "waiting").isEmpty)
    turn.state = .waiting
    try await library.update(turn)
    #expect(try await titles(library, "failed").isEmpty)
    #expect(try await titles(library, "waiting") == ["Two"])
    #expect(try await prompts(library, "waiting") == ["c"])
    #expect(try await prompts(library, ">$1") == ["c"])
    #expect(try await prompts(library, "c >$2").isEmpty)
    #expect(try await titles(library, ">$1.99") == ["Two"])
    #expect(try await titles(library, "turns>1") == ["One"])
    #expect(try await prompts(library, "turns<2") == ["c"])
    #expect(try await prompts(library, "after:2020").count == 3)
    #expect(try await prompts(library, "c after:2020") == ["c"])
    #expect(try await prompts(library, "before:2020").isEmpty)
    #expect(try await titles(library, "before:2020").isEmpty)
  }

  @Test func `Orders, parts and counts of the list`() async throws {
    let library = try await library([("b", ["x"]), ("A", ["x"]), ("c", ["y"])])
    var turn = try #require(try await library.search(SearchQuery("y"), limit: 1).hits.first?.turn)
    turn.cost = Money(dollars: 3)
    try await library.update(turn)
    func titles(_ order: SessionOrder) async throws -> [String] {
      try await library.sessions(SearchQuery(""), order, limit: 9).rows
        .map(\.summary.session.title)
    }
    #expect(try await titles(.newest) == ["c", "A", "b"])
    #expect(try await titles(.title) == ["A", "b", "c"])
    #expect(try await titles(.cost).first == "c")
    let page = try await library.sessions(SearchQuery("x"), from: 1, limit: 5)
    #expect(page.rows.map(\.summary.session.title) == ["b"])
    #expect(page.count == 2 && page.total == 3 && page.cost == Money(dollars: 3))
    let found = try await library.search(SearchQuery("x"), from: 1, limit: 5)
    #expect(found.hits.count == 1 && found.count == 2 && found.sessionCount == 2 && !found.isCut)
  }

  @Test func `A hit says where it is`() async throws {
    let library = try await Library.inMemory()
    let session = Session(title: "Lake", createdAt: moment, settings: pro)
    let first = everyTurn(session: session.id, parent: nil)
    let second = everyTurn(session: session.id, parent: first.id, at: moment + 90)
    for turn in [first, second] { try await library.commit(turn, session: session) }
    let hits = try await library.search(SearchQuery("water"), in: session.id, limit: 9).hits
    let numbers = PictureNumbers([first, second])
    #expect(hits.map(\.turn) == [second, first])
    #expect(hits.map(\.number) == [2, 1])
    #expect(
      hits.map(\.pictureNumber)
        == [second, first].map { turn in
          turn.primaryPicture.flatMap { numbers.number(of: $0, in: turn.id) }
        })
    #expect(try await library.search(SearchQuery("water"), in: .random(), limit: 9).hits.isEmpty)
  }

  @Test func `No text that is typed is an error`() async throws {
    let library = try await library([("湖", ["a red boat AND 船"])])
    var numbers = Numbers(state: 3)
    for _ in 0..<3000 {
      let line = numbers.line()
      _ = try await library.search(SearchQuery(line), limit: 3)
      _ = try await library.sessions(SearchQuery(line), limit: 3)
    }
    #expect(try await prompts(library, "\"red boat AND\"").count == 1)
  }

  @Test func `A library of an earlier version is indexed when it is opened`() async throws {
    let folder = try TemporaryFolder()
    var library = try await Library.open(in: folder.url)
    let session = Session(title: "Lake", createdAt: moment, settings: pro)
    try await library.commit(plain("a red boat", in: session.id), session: session)
    try await library.forgetIndex()
    #expect(try await prompts(library, "boat").isEmpty)
    library = try await Library.open(in: folder.url)
    #expect(try await prompts(library, "boat") == ["a red boat"])
    #expect(try await titles(library, "boat") == ["Lake"])
  }

  @Test func `A session that is gone takes its words along`() async throws {
    let library = try await library([("Lake", ["boat"]), ("Sea", ["ship"])])
    let hit = try #require(try await library.search(SearchQuery("boat"), limit: 1).hits.first)
    try await library.delete(hit.session)
    #expect(try await prompts(library, "") == ["ship"])
    #expect(try await prompts(library, "boat").isEmpty)
    try await library.indexRest()
    #expect(try await library.indexedWords() == 2)
  }

  @Test func `A copy has all that the first has, but its ids and what was paid`() async throws {
    let library = try await Library.inMemory()
    let session = Session(title: "Lake", createdAt: moment, settings: pro)
    let first = everyTurn(session: session.id, parent: nil)
    let second = everyTurn(session: session.id, parent: first.id, at: moment + 90)
    for turn in [first, second] { try await library.commit(turn, session: session) }
    try await library.assign(
      [.note(of: second.id, "good"), .tags(of: session.id, ["client"])], in: session.id,
      now: moment)
    let edit = try await library.duplicate(session.id, title: "Lake 2", now: moment + 500)
    let turns = try await library.turns(of: edit.session)
    #expect(turns.map(\.prompt) == [first, second].map(\.prompt))
    #expect(turns.map(\.answer) == [first, second].map(\.answer))
    #expect(turns.map(\.parent) == [nil, turns[0].id])
    #expect(turns.allSatisfy { $0.cost == nil && $0.id != first.id && $0.id != second.id })
    #expect(try await library.annotations(of: edit.session)[turns[1].id]?.note == "good")
    #expect(try await titles(library, "tag:client") == ["Lake 2", "Lake"])
    #expect(try await library.undo(in: nil, now: moment + 600) == edit.inverse)
    #expect(try await titles(library, "") == ["Lake"])
    try await library.redo(in: nil)
    #expect(try await titles(library, "") == ["Lake 2", "Lake"])
  }

  @Test func `The nearest pictures come first, and others not at all`() async throws {
    let library = try await library([("Lake", ["one", "two", "three"])])
    let turns = try await library.unhashedTurns(limit: 9).map(\.turn)
    #expect(turns.count == 3)
    let hashes: [UInt64] = [0, 0b111, .max]
    for (turn, hash) in zip(turns, hashes) {
      try await library.put([BlobID(rawValue: digits(UInt8(hash & 255))): hash], of: turn)
    }
    #expect(try await library.unhashedTurns(limit: 9).isEmpty)
    let page = try await library.lookAlikes(of: 1, limit: 9)
    #expect(page.hits.map(\.distance) == [1, 2])
    #expect(page.hits.map(\.turn.id) == Array(turns.prefix(2)))
  }
}

extension Library {
  fileprivate func forgetIndex() throws(LibraryError) {
    try connection.script(
      """
      DELETE FROM turn_document; DELETE FROM session_words;
      INSERT INTO unindexed SELECT id FROM session;
      """)
  }

  fileprivate func delete(_ session: SessionID) throws(LibraryError) {
    try connection.run("DELETE FROM session WHERE id = ?", [.text(session.rawValue)])
  }

  fileprivate func indexedWords() throws(LibraryError) -> Int {
    try connection.rows(
      "SELECT (SELECT count(*) FROM turn_words) + (SELECT count(*) FROM session_words) AS n"
    ) { row throws(LibraryError) in try row.integer("n") }.first ?? 0
  }
}

/// Numbers that are the same in every run.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }

  /// A line of operators, marks and any scalars.
  mutating func line() -> String {
    let pieces = [
      "AND", "OR", "NOT", "NEAR(", ")", "\"", "*", "^", "-", "+", ":", "{mark} :", "\0", "船", "red",
      "model:", "tag:\"", "prompt:", "'", ";", "--", "★", " ", " ",
    ]
    return (0..<Int.random(in: 0...10, using: &self)).map { _ in
      if Int.random(in: 0..<4, using: &self) > 0 { return pieces.randomElement(using: &self) ?? "" }
      let value = UInt32.random(in: 0...0x10FFFF, using: &self)
      return Unicode.Scalar(value).map { String($0) } ?? "x"
    }.joined()
  }
}
