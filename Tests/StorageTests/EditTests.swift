import Conversation
import Foundation
import Testing

@testable import Storage

/// What the user says of sessions and turns, and the way back.
@Suite struct EditTests {
  /// A library with two sessions of five turns each, every one the parent of the next.
  private func library() async throws -> (Library, [Session], [Turn]) {
    let library = try await Library.inMemory()
    var sessions: [Session] = []
    var turns: [Turn] = []
    for number in 0..<2 {
      let session = Session(createdAt: moment + Double(number), settings: pro)
      var parent: TurnID?
      for place in 0..<5 {
        let turn = everyTurn(
          session: session.id, parent: parent, at: moment + Double(number * 100 + place))
        try await library.commit(turn, session: session)
        parent = turn.id
        turns.append(turn)
      }
      sessions.append(session)
    }
    return (library, sessions, turns)
  }

  /// All that the user can see of a library.
  private struct Sight: Equatable {
    var listed: [StoredSession]
    var sessions: [Session?]
    var turns: [[Turn]]
    var annotations: [[TurnID: Annotation]]
  }

  private func sight(of library: Library, _ sessions: [Session]) async throws -> Sight {
    var sight = Sight(
      listed: try await library.sessions(), sessions: [], turns: [], annotations: [])
    for session in sessions {
      sight.sessions.append(try await library.session(session.id))
      sight.turns.append(try await library.turns(of: session.id))
      // A row that says nothing is no row.
      sight.annotations.append(
        try await library.annotations(of: session.id).filter { $0.value != Annotation() })
    }
    return sight
  }

  private func randomAssignments(
    _ session: Session, _ turns: [Turn], _ random: inout SeededNumbers
  ) -> [Assignment] {
    let turn = turns[Int.random(in: turns.indices, using: &random)].id
    let words = ["", "heron", "苍鹭", "a longer one"][Int.random(in: 0..<4, using: &random)]
    let date = Bool.random(using: &random) ? moment + Double.random(in: 0...9, using: &random) : nil
    switch Int.random(in: 0..<9, using: &random) {
    case 0: return [.title(of: session.id, words)]
    case 1: return [.tags(of: session.id, words.isEmpty ? [] : [words, "client"])]
    case 2: return [.sessionStar(of: session.id, Bool.random(using: &random))]
    case 3: return [.sessionTrash(of: session.id, date)]
    case 4: return [.star(of: turn, Bool.random(using: &random))]
    case 5: return [.label(of: turn, words.isEmpty ? nil : words)]
    case 6: return [.note(of: turn, words.isEmpty ? nil : words)]
    case 7: return TurnTree(turns).subtree(of: turn).map { .trash(of: $0.id, date) }
    default:
      return [.inclusion(of: turn, Inclusion.allCases.randomElement(using: &random) ?? .always)]
    }
  }

  @Test(arguments: 1...20)
  func `Undoing anything returns to the same library, and redoing to the one after`(
    seed: UInt64
  ) async throws {
    var random = SeededNumbers(seed: seed)
    let (library, sessions, turns) = try await library()
    var sights = [try await sight(of: library, sessions)]
    for step in 0..<30 {
      let place = Int.random(in: 0..<2, using: &random)
      let own = turns.filter { $0.session == sessions[place].id }
      let edit = try await library.assign(
        randomAssignments(sessions[place], own, &random), in: sessions[place].id,
        now: moment + Double(step))
      if edit != nil { sights.append(try await sight(of: library, sessions)) }
    }
    #expect(sights.count > 10)
    for sight in sights.dropLast().reversed() {
      #expect(try await library.undo(in: nil, now: moment + 100) != nil)
      #expect(try await self.sight(of: library, sessions) == sight)
    }
    #expect(try await library.undo(in: nil, now: moment + 100) == nil)
    for sight in sights.dropFirst() {
      #expect(try await library.redo(in: nil) != nil)
      #expect(try await self.sight(of: library, sessions) == sight)
    }
    #expect(try await library.redo(in: nil) == nil)
  }

  @Test func `A session's edits are undone apart from those of others`() async throws {
    let (library, sessions, _) = try await library()
    try await library.assign(
      [.title(of: sessions[0].id, "first")], in: sessions[0].id, now: moment)
    try await library.assign(
      [.title(of: sessions[1].id, "second")], in: sessions[1].id, now: moment + 1)
    let undone = try await library.undo(in: sessions[0].id, now: moment + 2)
    #expect(undone?.session == sessions[0].id)
    #expect(try await library.session(sessions[0].id)?.title != "first")
    #expect(try await library.session(sessions[1].id)?.title == "second")
    // A new change of the other session leaves this one's way forward.
    try await library.assign(
      [.title(of: sessions[1].id, "third")], in: sessions[1].id, now: moment + 3)
    try await library.redo(in: sessions[0].id)
    #expect(try await library.session(sessions[0].id)?.title == "first")
  }

  @Test func `A change forgets what was undone before it`() async throws {
    let (library, sessions, turns) = try await library()
    let id = sessions[0].id
    try await library.assign([.star(of: turns[0].id, true)], in: id, now: moment)
    try await library.undo(in: id, now: moment + 1)
    try await library.assign([.star(of: turns[1].id, true)], in: id, now: moment + 2)
    #expect(try await library.redo(in: id) == nil)
  }

  @Test
  func `What was changed in another way since is not overwritten, and the edits before it stay`()
    async throws
  {
    let (library, sessions, turns) = try await library()
    let id = sessions[0].id
    try await library.assign([.note(of: turns[0].id, "mine")], in: id, now: moment)
    try await library.assign([.sessionTrash(of: id, moment)], in: id, now: moment + 1)
    // A turn brings its session back, which is no edit.
    let turn = everyTurn(session: id, parent: turns[4].id, at: moment + 500)
    try await library.commit(turn, session: sessions[0])
    let error = await #expect(throws: LibraryError.self) {
      try await library.undo(in: id, now: moment + 2)
    }
    #expect(error?.code == .changedSince)
    #expect(try await library.session(id)?.trashedAt == nil)
    try await library.undo(in: id, now: moment + 3)
    #expect(try await library.annotations(of: id)[turns[0].id]?.note == nil)
  }

  @Test func `Turns in the trash are not listed, and their pictures keep their numbers`()
    async throws
  {
    let (library, sessions, turns) = try await library()
    let own = turns.filter { $0.session == sessions[0].id }
    let before = try await library.sessions()
    try await library.assign(
      [.trash(of: own[4].id, moment)], in: sessions[0].id, now: moment)
    let stored = try await library.sessions().first { $0.summary.session.id == sessions[0].id }
    #expect(stored?.summary.turnCount == 4)
    #expect(stored?.summary.lastTurn?.id == own[3].id)
    let numbers = PictureNumbers(own)
    #expect(
      stored?.summary.lastPictureNumber
        == numbers.entries.last { $0.turn == own[3].id && !$0.isAttachment }?.number)
    #expect(
      stored?.summary.cost
        == before.first { $0.summary.session.id == sessions[0].id }?.summary.cost,
      "what was paid stays paid")
    try await library.assign(
      [.sessionTrash(of: sessions[0].id, moment)], in: sessions[0].id, now: moment)
    #expect(try await library.sessions().count == 1)
    #expect(try await library.find(String(sessions[0].id.rawValue.prefix(8))).isEmpty)
    #expect(try await library.find(sessions[0].id.rawValue).count == 1)
    let turn = everyTurn(session: sessions[0].id, parent: own[3].id, at: moment + 500)
    try await library.commit(turn, session: sessions[0])
    #expect(try await library.sessions().count == 2, "a turn brings its session back")
  }

  @Test func `An edit of what is not there changes nothing`() async throws {
    let (library, sessions, turns) = try await library()
    await #expect(throws: LibraryError.self) {
      try await library.assign(
        [.star(of: turns[0].id, true), .star(of: .random(), true)], in: sessions[0].id, now: moment)
    }
    #expect(try await library.annotations(of: sessions[0].id).isEmpty)
    #expect(try await library.undo(in: nil, now: moment) == nil)
  }
}
