import Conversation
import Foundation
import Resilience
import Storage
import Testing

/// What goes in comes out, in memory and after closing and opening the file.
@Suite struct RoundTripTests {
  enum Depth: CaseIterable { case memory, disk }

  /// A library that is written and then, on disk, closed and opened before it is read.
  struct Shelf {
    let folder: TemporaryFolder
    var library: Library
    let depth: Depth

    init(_ depth: Depth) async throws {
      folder = try TemporaryFolder()
      library =
        depth == .memory ? try await .inMemory() : try await .open(in: folder.url)
      self.depth = depth
    }

    func reopened() async throws -> Library {
      depth == .memory ? library : try await .open(in: folder.url)
    }
  }

  @Test(arguments: Depth.allCases)
  func `A turn comes back with every field, part, signature and thought`(depth: Depth) async throws
  {
    let shelf = try await Shelf(depth)
    let session = Session(title: "Lake", createdAt: moment, settings: pro)
    let first = everyTurn(session: session.id, parent: nil)
    let second = everyTurn(
      session: session.id, parent: first.id, at: moment.addingTimeInterval(90))
    try await shelf.library.commit(first, session: session)
    try await shelf.library.commit(second, session: session)
    let library = try await shelf.reopened()
    let turns = try await library.turns(of: session.id)
    #expect(turns == [first, second])
    // Equal strings may differ in their bytes; what is sent back must not.
    #expect(bytes(of: turns) == bytes(of: [first, second]))
    #expect(try await library.turn(first.id) == first)
  }

  @Test(arguments: Depth.allCases)
  func `A turn with nothing optional comes back`(depth: Depth) async throws {
    let shelf = try await Shelf(depth)
    let settings = GenerationSettings(model: "m", includesThoughts: false)
    let session = Session(createdAt: moment, settings: settings)
    for state in TurnState.allCases {
      let turn = Turn(
        session: session.id, parent: nil, createdAt: moment, prompt: [], settings: settings,
        state: state)
      try await shelf.library.commit(turn, session: session)
      #expect(try await shelf.reopened().turn(turn.id) == turn)
    }
    #expect(try await shelf.reopened().turns(of: session.id).count == TurnState.allCases.count)
  }

  @Test(arguments: Depth.allCases)
  func `Attempts, notices and drafts come back`(depth: Depth) async throws {
    let shelf = try await Shelf(depth)
    let session = Session(title: "Lake", createdAt: moment, settings: pro)
    var turn = everyTurn(session: session.id, parent: nil)
    turn.state = .waiting
    try await shelf.library.commit(turn, session: session)
    for attempt in everyAttempt { try await shelf.library.put(attempt, of: turn.id) }
    try await shelf.library.setNotice(everyNotice, of: turn.id)
    let draft = Draft(text: "水彩\n", attachments: [picture(9, name: "a b.png"), picture(8)])
    try await shelf.library.saveDraft(draft, session: session)

    let library = try await shelf.reopened()
    #expect(try await library.attempts(of: session.id) == [turn.id: everyAttempt])
    #expect(try await library.notices(of: session.id) == [turn.id: everyNotice])
    #expect(try await library.draft(of: session.id) == draft)
    #expect(try await library.session(session.id)?.settings == pro)
    #expect(try await library.session(session.id)?.createdAt == session.createdAt)
  }

  @Test func `An update rewrites the answer, and the prompt stays`() async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    let whole = everyTurn(session: session.id, parent: nil)
    var turn = Turn(
      id: whole.id, session: session.id, parent: nil, createdAt: moment, prompt: whole.prompt,
      settings: pro)
    try await library.commit(turn, session: session)
    for part in whole.answer {
      turn.answer.append(part)
      try await library.update(turn)
      #expect(try await library.turn(turn.id) == turn)
    }
    turn.answer = [Part(.text("shorter"))]
    turn.prompt = []
    try await library.update(turn)
    #expect(try await library.turn(turn.id)?.answer == turn.answer)
    #expect(try await library.turn(turn.id)?.prompt == whole.prompt)
  }

  @Test func `A turn that was never committed cannot be updated`() async throws {
    let library = try await Library.inMemory()
    await #expect { try await library.update(everyTurn(session: .random(), parent: nil)) } throws: {
      ($0 as? LibraryError)?.code == .notFound
    }
  }

  @Test func `An attempt is overwritten by its number`() async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    let turn = everyTurn(session: session.id, parent: nil)
    try await library.commit(turn, session: session)
    var attempt = everyAttempt[1]
    try await library.put(attempt, of: turn.id)
    attempt.finishedAt = moment.addingTimeInterval(70)
    attempt.bytesReceived = 7
    try await library.put(attempt, of: turn.id)
    #expect(try await library.attempts(of: session.id) == [turn.id: [attempt]])
  }

  @Test func `A notice goes with the wait, an empty draft leaves no row`() async throws {
    let library = try await Library.inMemory()
    let session = Session(createdAt: moment, settings: pro)
    var turn = everyTurn(session: session.id, parent: nil)
    turn.state = .waiting
    try await library.commit(turn, session: session)
    try await library.setNotice(everyNotice, of: turn.id)
    try await library.update(turn)
    #expect(try await library.notices(of: session.id).count == 1)
    turn.state = .answered
    try await library.update(turn)
    #expect(try await library.notices(of: session.id).isEmpty)

    try await library.saveDraft(Draft(text: "x", attachments: [picture(1)]), session: session)
    try await library.saveDraft(Draft(), session: session)
    #expect(try await library.draft(of: session.id).isEmpty)
  }

  private func bytes(of turns: [Turn]) -> [[UInt8]] {
    turns.flatMap { $0.prompt + $0.answer }.map { part in
      if case .other(let json) = part.body { return Array(json.utf8) }
      return Array((part.text ?? part.picture?.name ?? "").utf8)
    }
  }
}
