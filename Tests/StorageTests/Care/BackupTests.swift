import Conversation
import Foundation
import Testing

@testable import Storage

@Suite struct BackupTests {
  @Test func `A backup made while another copy writes is whole, and of one moment`() async throws {
    let made = try await GeneratedLibrary(seed: 1)
    let session = made.sessions[1]
    let writer = Task {
      let other = try await Library.open(in: made.data)
      var written: [Turn] = []
      while !Task.isCancelled {
        let turn = Turn(
          session: session.id, parent: written.last?.id,
          createdAt: moment + 1000 + Double(written.count), prompt: [.text("more")],
          settings: pro, state: .answered)
        try await other.commit(turn, session: session)
        written.append(turn)
      }
      return written
    }
    let target = made.folder.url.appending(path: "backup")
    for _ in 1...5 {
      let summary = try await Backup(of: made.data, to: target).run(now: moment)
      #expect(summary.problems.isEmpty)
      let report = try await LibraryCheck(of: target).run()
      #expect(report.findings.isEmpty && report.files == 33, "\(report.findings)")
    }
    writer.cancel()
    let written = try await writer.value
    let saved = try await Library.open(in: target).turns(of: session.id)
      .filter { $0.createdAt >= moment + 1000 }
    #expect(saved == Array(written.prefix(saved.count)))
    let attributes = try FileManager.default.attributesOfItem(
      atPath: target.appending(path: "plantain.sqlite").path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `A second backup takes only what is new`() async throws {
    let made = try await GeneratedLibrary(seed: 2)
    let target = made.folder.url.appending(path: "deep/backup")
    let first = try await Backup(of: made.data, to: target).run(now: moment)
    #expect(first.linked + first.copied == 33 && first.kept == 0)
    #expect(first.sessions == 2 && first.turns == 8)
    try await made.addTurn(to: made.sessions[0])
    let second = try await Backup(of: made.data, to: target).run(now: moment)
    #expect(second.linked + second.copied == 4 && second.kept == 33 && second.turns == 9)
    #expect(try await LibraryCheck(of: target).run().findings.isEmpty)
    let names = try FileManager.default.contentsOfDirectory(atPath: target.path).sorted()
    #expect(
      names.filter { !$0.hasPrefix("plantain.sqlite-") }
        == ["backup.json", "pictures", "plantain.sqlite"])
  }

  @Test func `Where nothing can be linked, files are copied and hashed`() async throws {
    let made = try await GeneratedLibrary(seed: 3)
    let target = made.folder.url.appending(path: "backup")
    let bad = try #require(made.blobIDs.first)
    try Data([1]).write(to: made.blobs.url(for: bad))
    let summary = try await Faults.$strike.withValue({ $0.name == "link" ? EXDEV : nil }) {
      try await Backup(of: made.data, to: target).run(now: moment)
    }
    #expect(summary.linked == 0 && summary.copied == 32)
    #expect(
      summary.problems.map(\.kind) == [.damaged] && summary.problems[0].subject == bad.rawValue)
    let report = try await LibraryCheck(of: target).run()
    #expect(report.findings.map(\.kind) == [.missing] && report.files == 32)
  }

  @Test func `Nothing is written over what is no backup of this library, or was used since`()
    async throws
  {
    let made = try await GeneratedLibrary(seed: 4)
    func refusal(_ target: URL) async throws -> LibraryError.Code? {
      let before = try FileManager.default.subpathsOfDirectory(atPath: target.path).sorted()
      defer {
        #expect(
          (try? FileManager.default.subpathsOfDirectory(atPath: target.path).sorted()) == before)
      }
      do throws(LibraryError) {
        _ = try await Backup(of: made.data, to: target).run(now: moment)
        return nil
      } catch { return error.code }
    }
    let stranger = made.folder.url.appending(path: "photos")
    try FileManager.default.createDirectory(at: stranger, withIntermediateDirectories: true)
    try Data([1]).write(to: stranger.appending(path: "lake.jpg"))
    #expect(try await refusal(stranger) == .notABackup)
    #expect(try await refusal(made.data) == .notABackup)
    #expect(try await refusal(made.folder.url) == .notABackup)
    await #expect(throws: LibraryError.self) {
      _ = try await Backup(of: made.data, to: made.data.appending(path: "in")).run(now: moment)
    }

    let target = made.folder.url.appending(path: "backup")
    _ = try await Backup(of: made.data, to: target).run(now: moment)
    let other = try await GeneratedLibrary(seed: 5)
    await #expect(throws: LibraryError.self) {
      _ = try await Backup(of: other.data, to: target).run(now: moment)
    }
    // A look at it changes nothing.
    #expect(try Self.look(at: target) == 2)
    #expect(try await refusal(target) == nil)
    try Self.use(target)
    #expect(try await refusal(target) == .notABackup)
  }

  /// How many sessions a library has; it is closed when this returns.
  private static func look(at data: URL) throws -> Int {
    let output = try run(
      "sqlite3", data.path + "/plantain.sqlite", "SELECT count(*) FROM session")
    return Int(output.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
  }

  private static func use(_ data: URL) throws {
    _ = try run(
      "sqlite3", data.path + "/plantain.sqlite", "UPDATE session SET title = 'used since'")
  }

  @Test(arguments: [false, true])
  func `Whichever operation fails, the backup before stays whole and the next one works`(
    lasting: Bool
  ) async throws {
    let made = try await GeneratedLibrary(seed: 6)
    let target = made.folder.url.appending(path: "backup")
    _ = try await Backup(of: made.data, to: target).run(now: moment)
    try await made.addTurn(to: made.sessions[0])
    let good = made.folder.url.appending(path: "good")
    var count = 0
    while true {
      count += 1
      let strike = FaultTests.Strike(at: count, lasting: lasting, with: EIO)
      let result: LibraryError?
      do {
        _ = try await Faults.$strike.withValue({ strike($0) }) {
          try await Backup(of: made.data, to: target).run(now: moment)
        }
        result = nil
      } catch let error as LibraryError { result = error }
      let report = try await LibraryCheck(of: target).run()
      #expect(report.isSound && report.turns >= 8, "\(count): \(report.findings)")
      if result == nil { break }
    }
    #expect(count > 30)
    _ = try await Backup(of: made.data, to: target).run(now: moment)
    _ = try await Backup(of: made.data, to: good).run(now: moment)
    #expect(try await LibraryCheck(of: target).run().findings.isEmpty)
    #expect(
      try await LibraryCheck(of: target).run().files == LibraryCheck(of: good).run().files)
  }
}
