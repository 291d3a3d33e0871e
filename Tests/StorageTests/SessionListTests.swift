import Conversation
import Foundation
import Resilience
import Storage
import Testing

@Suite struct SessionListTests {
  @Test func `The list shows count, cost, last turn, failure, wait, last picture and number`()
    async throws
  {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    let first = everyTurn(session: session.id, parent: nil)
    var second = everyTurn(session: session.id, parent: first.id, at: moment + 90)
    second.answer = []
    second.cost = nil
    second.state = .waiting
    try await library.commit(first, session: session)
    try await library.commit(second, session: session)
    for attempt in everyAttempt { try await library.put(attempt, of: second.id) }
    try await library.setNotice(everyNotice, of: second.id)

    var stored = try #require(try await library.sessions().first)
    let numbers = PictureNumbers(try await library.turns(of: session.id))
    let result = try #require(numbers.entries.last { !$0.isAttachment })
    #expect(stored.summary.turnCount == 2)
    #expect(stored.summary.cost == first.cost)
    #expect(stored.summary.lastTurn == second)
    #expect(stored.summary.lastPicture == result.picture)
    #expect(stored.summary.lastPictureNumber == result.number)
    #expect(stored.notice == everyNotice)
    #expect(stored.failure == nil, "the second attempt runs")

    var failed = everyAttempt[1]
    failed.failure = everyFailure
    try await library.put(failed, of: second.id)
    stored = try #require(try await library.sessions().first)
    #expect(stored.failure == everyFailure)
  }

  @Test func `Newest first, and without those that have neither a turn nor a draft`() async throws {
    let library = try await Library.inMemory()
    let sessions = (0..<4).map {
      Session(title: "\($0)", createdAt: moment + Double($0), settings: pro)
    }
    for session in sessions { try await library.put(session) }
    #expect(try await library.sessions().isEmpty)
    #expect(try await library.newest() == nil)
    try await library.saveDraft(Draft(text: "d"), session: sessions[1])
    try await library.commit(
      Turn(
        session: sessions[0].id, parent: nil, createdAt: moment + 50, prompt: [.text("p")],
        settings: pro), session: sessions[0])
    try await library.saveDraft(Draft(text: "d"), session: sessions[3])
    #expect(try await library.sessions().map(\.summary.session.title) == ["0", "3", "1"])
    #expect(try await library.newest()?.title == "0")
    let all = try await library.sessions()
    for limit in 0...4 {
      #expect(try await library.sessions(limit: limit) == Array(all.prefix(limit)))
    }
    try await library.saveDraft(Draft(), session: sessions[3])
    #expect(try await library.sessions().map(\.summary.session.title) == ["0", "1"])
  }

  @Test func `A session is found by id, by the beginning of its id, by title and as the last one`()
    async throws
  {
    let library = try await Library.inMemory()
    let names = [
      "7f3a000000000000": "Lake", "7f3a111111111111": "lake", "beef000000000000": "Ärger",
    ]
    for (offset, (id, title)) in names.sorted(by: { $0.key < $1.key }).enumerated() {
      let session = Session(
        id: SessionID(rawValue: id), title: title, createdAt: moment + Double(offset),
        settings: pro)
      try await library.saveDraft(Draft(text: "x"), session: session)
    }
    func found(_ name: String) async throws -> [String] {
      try await library.find(name).map(\.id.rawValue)
    }
    #expect(try await found("7f3a000000000000") == ["7f3a000000000000"])
    #expect(try await found("7f3a") == ["7f3a111111111111", "7f3a000000000000"])
    #expect(try await found("7F3A0") == ["7f3a000000000000"])
    #expect(try await found("7f3") == [])
    #expect(try await found("Lake") == ["7f3a000000000000"])
    #expect(try await found("LAKE") == ["7f3a111111111111", "7f3a000000000000"])
    #expect(try await found("ärger") == ["beef000000000000"])
    #expect(try await found("last") == ["beef000000000000"])
    #expect(try await found("' OR 1 --") == [])
  }

  @Test func `A turn is found by the beginning of its id`() async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    let turn = everyTurn(session: session.id, parent: nil)
    try await library.commit(turn, session: session)
    #expect(try await library.findTurns(turn.id.rawValue) == [turn])
    #expect(try await library.findTurns(String(turn.id.rawValue.prefix(4)).uppercased()) == [turn])
    #expect(try await library.findTurns(String(turn.id.rawValue.prefix(3))).isEmpty)
    #expect(try await library.findTurns("%%%%").isEmpty)
  }

  static let titles: [(prompt: [Part], title: String)] = [
    ([.text("  a boat\n\ton a lake ")], "a boat on a lake"),
    (
      [.text("a wooden boat on a still lake at dusk, oil on canvas")],
      "a wooden boat on a still lake at dusk,…"
    ),
    (
      [.text(String(repeating: "雨", count: 50))], String(repeating: "雨", count: 40) + "…"
    ),
    (
      [.text(String(repeating: "word ", count: 50_000))],
      String(repeating: "word ", count: 7) + "word…"
    ),
    (
      [.text("把小船改成红色的船，岸边的房子也要红色的屋顶 and keep everything else where it is now")],
      "把小船改成红色的船，岸边的房子也要红色的屋顶 and keep…"
    ),
    ([.picture(picture(1, name: "boat.png"))], "boat.png"),
    ([.text(" \n")], ""),
  ]

  @Test(arguments: titles)
  func `The first prompt becomes the title`(prompt: [Part], title: String) async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    let turn = Turn(
      session: session.id, parent: nil, createdAt: moment, prompt: prompt, settings: pro)
    #expect(try await library.commit(turn, session: session).title == title)
    #expect(try await library.session(session.id)?.title == title)
  }

  @Test func `A title stays when a copy that does not know it writes, and can be changed`()
    async throws
  {
    let library = try await Library.inMemory()
    var session = Session(createdAt: moment, settings: pro)
    for text in ["first", "second"] {
      try await library.commit(
        Turn(
          session: session.id, parent: nil, createdAt: moment, prompt: [.text(text)], settings: pro),
        session: Session(
          id: session.id, title: "", createdAt: moment, settings: pro))
    }
    try await library.put(session)
    #expect(try await library.session(session.id)?.title == "first")
    try await library.assign([.title(of: session.id, "mine")], in: session.id, now: moment)
    session.title = "stale"
    try await library.put(session)
    #expect(try await library.session(session.id)?.title == "mine")
  }
}
