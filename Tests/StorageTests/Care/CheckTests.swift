import Conversation
import Foundation
import Testing

@testable import Storage

/// Whatever is damaged, the check finds it and names it.
@Suite struct CheckTests {
  /// A way to damage a library; gives what the check must find.
  struct Damage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: Finding.Kind
    let make: @Sendable (GeneratedLibrary) async throws -> String
  }

  static let damages = [
    Damage(testDescription: "a flipped bit", kind: .damaged) { made in
      let id = try #require(made.blobIDs.randomElement(using: &made.numbers))
      var bytes = try Data(contentsOf: made.blobs.url(for: id))
      let place = Int.random(in: 0..<bytes.count, using: &made.numbers)
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &made.numbers)
      try bytes.write(to: made.blobs.url(for: id))
      return id.rawValue
    },
    Damage(testDescription: "a shortened file", kind: .damaged) { made in
      let id = try #require(made.blobIDs.randomElement(using: &made.numbers))
      let bytes = try Data(contentsOf: made.blobs.url(for: id))
      let rest = bytes.prefix(Int.random(in: 0..<bytes.count, using: &made.numbers))
      try rest.write(to: made.blobs.url(for: id))
      return id.rawValue
    },
    Damage(testDescription: "a file that is gone", kind: .missing) { made in
      let id = try #require(made.blobIDs.randomElement(using: &made.numbers))
      try FileManager.default.removeItem(at: made.blobs.url(for: id))
      return id.rawValue
    },
    Damage(testDescription: "a wrong count", kind: .summary) { made in
      let session = try #require(made.sessions.randomElement(using: &made.numbers)).id
      let column = ["turn_count", "cost", "last_picture_number"]
        .randomElement(using: &made.numbers)
      try await made.library.vandalize(
        "UPDATE session SET \(column ?? "cost") = 77 WHERE id = '\(session)'")
      return session.rawValue
    },
    Damage(testDescription: "another last turn", kind: .summary) { made in
      let session = made.sessions[0].id
      try await made.library.vandalize(
        "UPDATE session SET last_turn = NULL WHERE id = '\(session)'")
      return session.rawValue
    },
    Damage(testDescription: "a parent in another session", kind: .tree) { made in
      let other = try #require(made.turns.last)
      try await made.library.vandalize(
        "UPDATE turn SET parent = '\(other.id)' WHERE id = '\(made.turns[0].id)'")
      return made.turns[0].id.rawValue
    },
    Damage(testDescription: "a ring", kind: .tree) { made in
      let child = try #require(made.turns.first { $0.parent == made.turns[0].id })
      try await made.library.vandalize(
        "UPDATE turn SET parent = '\(child.id)' WHERE id = '\(made.turns[0].id)'")
      return child.id.rawValue
    },
    Damage(testDescription: "a parent that is gone", kind: .reference) { made in
      try await made.library.vandalize(
        "UPDATE turn SET parent = 'ffff' WHERE id = '\(made.turns[1].id)'")
      return "turn"
    },
    Damage(testDescription: "a note without its turn", kind: .reference) { made in
      try await made.library.vandalize("INSERT INTO annotation (turn) VALUES ('ffff')")
      return "annotation"
    },
    Damage(testDescription: "a part that is gone", kind: .part) { made in
      let turn = try #require(made.turns.randomElement(using: &made.numbers)).id
      try await made.library.vandalize(
        "DELETE FROM part WHERE turn = '\(turn)' AND side = 'answer' AND position = 0")
      return turn.rawValue
    },
    Damage(testDescription: "a state nobody knows", kind: .unreadable) { made in
      let turn = try #require(made.turns.randomElement(using: &made.numbers))
      try await made.library.vandalize("UPDATE turn SET state = '?' WHERE id = '\(turn.id)'")
      return turn.session.rawValue
    },
    Damage(testDescription: "JSON that is none", kind: .unreadable) { made in
      let turn = try #require(made.turns.randomElement(using: &made.numbers))
      try await made.library.vandalize("UPDATE attempt SET failure = '{' WHERE turn = '\(turn.id)'")
      return turn.session.rawValue
    },
    Damage(testDescription: "another length", kind: .unreadable) { made in
      let turn = try #require(made.turns.randomElement(using: &made.numbers)).id
      try await made.library.vandalize(
        "UPDATE part SET byte_count = 7 WHERE turn = '\(turn)' AND side = 'prompt' AND position = 0"
      )
      return turn.rawValue
    },
    Damage(testDescription: "a file nobody names", kind: .orphan) { made in
      try made.blobs.store(made.bytes()).rawValue
    },
    Damage(testDescription: "a stranger's file", kind: .stray) { made in
      try Data([1]).write(to: made.data.appending(path: "pictures/Thumbs.db"))
      return "Thumbs.db"
    },
    Damage(testDescription: "what a dead program left", kind: .spool) { made in
      let folder = made.data.appending(path: "pictures/spool/dead")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data([1]).write(to: folder.appending(path: "answer"))
      return "dead"
    },
  ]

  @Test(arguments: damages, [1, 2, 3])
  func `A check finds what was damaged, and nothing before`(damage: Damage, seed: UInt64)
    async throws
  {
    let made = try await GeneratedLibrary(seed: seed)
    let before = try await made.check()
    #expect(before.findings.isEmpty)
    #expect(before.sessions == 2 && before.turns == 8 && before.files == 33)
    let subject = try await damage.make(made)
    let report = try await made.check()
    let found = report.findings.filter { $0.kind == damage.kind }
    #expect(found.contains { $0.subject == subject }, "\(report.findings)")
    // The place of the newest picture may be another one without that part.
    let kinds: Set = damage.kind == .part ? [.part, .summary] : [damage.kind]
    #expect(report.findings.allSatisfy { kinds.contains($0.kind) }, "\(report.findings)")
    #expect(report.isSound == !damage.kind.isDamage)
  }

  @Test(arguments: 1...4)
  func `A repair writes sums anew, empties a dead spool, and takes files from a backup`(
    seed: UInt64
  ) async throws {
    let made = try await GeneratedLibrary(seed: seed)
    let backup = made.folder.url.appending(path: "backup")
    _ = try await Backup(of: made.data, to: backup).run(now: moment)
    let repairable: Set<Finding.Kind> = [.summary, .missing, .spool]
    for damage in Self.damages where repairable.contains(damage.kind) {
      _ = try await damage.make(made)
    }
    // Not in place: the backup may have the same file by a link.
    let id = made.blobIDs.first { made.blobs.exists($0) }
    let damaged = try #require(id)
    try FileManager.default.removeItem(at: made.blobs.url(for: damaged))
    try Data([1, 2, 3]).write(to: made.blobs.url(for: damaged))
    let would = try await made.check(from: backup)
    #expect(!would.isSound && would.findings.allSatisfy { $0.remedy != nil && !$0.isRepaired })
    let did = try await made.check(repairing: true, from: backup)
    #expect(did.isSound && did.findings.allSatisfy(\.isRepaired), "\(did.findings)")
    #expect(try await made.check().findings.isEmpty)
    let aside = made.data.appending(path: "damaged").appending(path: damaged.rawValue)
    #expect(try Data(contentsOf: aside) == Data([1, 2, 3]))
  }

  @Test func `A damaged database is a finding, not a crash`() async throws {
    let folder = try TemporaryFolder()
    do {
      let library = try await Library.open(in: folder.url)
      let session = Session(createdAt: moment, settings: pro)
      for _ in 1...40 {
        try await library.commit(everyTurn(session: session.id, parent: nil), session: session)
      }
    }
    let backup = folder.url.appending(path: "copy.sqlite")
    _ = try run("sqlite3", folder.url.path + "/plantain.sqlite", "VACUUM INTO '\(backup.path)'")
    let file = folder.url.appending(path: "plantain.sqlite")
    var found = 0
    for page in 1...20 {
      guard FileManager.default.fileExists(atPath: backup.path) else { break }
      for name in ["plantain.sqlite", "plantain.sqlite-wal", "plantain.sqlite-shm"] {
        try? FileManager.default.removeItem(at: folder.url.appending(path: name))
      }
      var bytes = try Data(contentsOf: backup)
      let start = page * 4096
      guard start + 4096 <= bytes.count else { break }
      bytes.replaceSubrange(start..<start + 4096, with: repeatElement(0xA5, count: 4096))
      try bytes.write(to: file)
      let report = try await LibraryCheck(of: folder.url).run()
      #expect(!report.isSound)
      found += report.findings.count { $0.kind == .database }
    }
    #expect(found > 0)
  }

  @Test func `Where there is no library a check says so and makes none`() async throws {
    let folder = try TemporaryFolder()
    await #expect(throws: LibraryError.self) { _ = try await LibraryCheck(of: folder.url).run() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }
}
