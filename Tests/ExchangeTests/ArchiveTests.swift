import Conversation
import Exchange
import Foundation
import Storage
import Testing

/// What leaves one library enters another as it was, to the byte.
@Suite struct ArchiveTests {
  @Test func `a session comes back with every value and every byte`() async throws {
    let (here, there) = (try await Shelf(), try await Shelf())
    let session = try await here.wholeSession()
    let path = try await here.archive([session.id])
    let report = try await there.take(path)
    #expect(report.sessions.map(\.outcome) == [.imported] && report.missing == 0)
    let (before, after) = (
      try #require(try await here.library.record(of: session.id)),
      try #require(try await there.library.record(of: session.id))
    )
    #expect(after == before.settled)
    // Equal strings may differ in their bytes; what is sent back must not.
    #expect(bytes(of: after) == bytes(of: before))
    #expect(try there.storedBlobs() == here.storedBlobs())
    for blob in before.pictures.map(\.blob) + before.signatures.map(\.blob) {
      let copies = try [here, there].map { try Data(contentsOf: $0.blobs.url(for: blob)) }
      #expect(copies[0] == copies[1] && !copies[0].isEmpty)
    }
    // And out again: the same bytes but for what was pending.
    let again = try await there.archive([session.id], as: "again.plantain")
    let listed = [try unzip(path), try unzip(again)]
    #expect(listed[0].count > 10 && listed[0] == listed[1])
    #expect(try there.spooled().isEmpty)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `an import can be taken back and made again`() async throws {
    let (here, there) = (try await Shelf(), try await Shelf())
    let session = try await here.wholeSession()
    _ = try await there.take(try await here.archive([session.id]))
    #expect(try await there.library.sessions().count == 1)
    try await there.library.undo(in: nil, now: moment)
    #expect(try await there.library.sessions().isEmpty)
    #expect(try await there.library.session(session.id)?.trashedAt != nil)
    try await there.library.redo(in: nil)
    #expect(try await there.library.sessions().count == 1)
  }

  @Test func `other programs read the archive, and pictures are stored as they are`() async throws {
    let shelf = try await Shelf()
    let path = try await shelf.archive([try await shelf.wholeSession().id])
    let script = """
      import sys, json, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      assert z.testzip() is None
      m = json.loads(z.read('manifest.json'))
      assert m['format'] == 'plantain' and m['version'] == 1, m
      names = {'sessions/%s.json' % s['id'] for s in m['sessions']}
      names |= {'blobs/' + b['sha256'] for b in m['blobs']} | {'manifest.json'}
      assert set(z.namelist()) == names
      for i in z.infolist():
          data = z.read(i)
          if data[:2] == b'\\xff\\xd8':
              assert i.compress_type == zipfile.ZIP_STORED
      t = json.loads(z.read('sessions/%s.json' % m['sessions'][0]['id']))['turns'][0]
      assert t['answer'][0]['thought'] and t['answer'][3]['signature']['characterCount'] == 50001
      print('good')
      """
    #expect(try run("python3", "-c", script, path).output == "good\n")
  }

  @Test
  func `a turn that the trash was emptied of keeps its place, and its files are not asked for`()
    async throws
  {
    let (here, there) = (try await Shelf(), try await Shelf())
    let session = try await here.wholeSession()
    let before = try #require(try await here.library.record(of: session.id))
    let last = try #require(before.turns.last { !$0.resultPictures.isEmpty })
    try await here.library.assign([.trash(of: last.id, moment)], in: session.id, now: moment)
    _ = try await here.library.emptyTrash(now: moment)
    let shell = try #require(try await here.library.record(of: session.id))
    let gone = Set(before.pictures.map(\.blob)).subtracting(shell.pictures.map(\.blob))
    for blob in gone { try FileManager.default.removeItem(at: here.blobs.url(for: blob)) }
    let report = try await there.take(try await here.archive([session.id]))
    #expect(report.sessions.map(\.outcome) == [.imported] && report.missing == 0)
    let after = try #require(try await there.library.record(of: session.id))
    #expect(after.annotations[last.id]?.emptiedAt == moment)
    #expect(PictureNumbers(after.turns).entries == PictureNumbers(shell.turns).entries)
    #expect(!gone.isEmpty)
  }

  @Test func `what runs or waits comes in as interrupted, and nothing else is changed`()
    async throws
  {
    let (here, there) = (try await Shelf(), try await Shelf())
    let session = Session(title: "Lake", createdAt: moment, settings: pro)
    for state in [TurnState.pending, .waiting, .answered] {
      var turn = Turn(
        session: session.id, parent: nil, createdAt: moment, prompt: [.text(state.rawValue)],
        settings: pro, state: state)
      turn.waitsUntil = state == .waiting ? moment.addingTimeInterval(60) : nil
      try await here.library.commit(turn, session: session)
    }
    let report = try await there.take(try await here.archive([session.id]))
    #expect(report.sessions.first?.interrupted == 2)
    let turns = try await there.library.turns(of: session.id)
    #expect(turns.map(\.state) == [.interrupted, .interrupted, .answered])
    #expect(turns.allSatisfy { $0.waitsUntil == nil })
    // In the library it comes from nothing is touched, and it is known to be the same.
    let back = try await here.take(try await there.archive([session.id]))
    #expect(back.sessions.map(\.outcome) == [.alreadyThere])
    #expect(
      try await here.library.turns(of: session.id).map(\.state) == [.pending, .waiting, .answered])
  }

  @Test func `a session that differs comes in as a copy, once, and both replay`() async throws {
    let (here, there) = (try await Shelf(), try await Shelf())
    let session = try await here.wholeSession()
    let path = try await here.archive([session.id])
    _ = try await there.take(path)
    #expect(try await there.take(path).sessions.map(\.outcome) == [.alreadyThere])
    // One more turn there: the archive is another state now.
    let later = Turn(
      session: session.id, parent: nil, createdAt: moment.addingTimeInterval(9000),
      prompt: [.text("later")], settings: pro, state: .answered)
    try await there.library.commit(later, session: session)
    let before = try await there.library.record(of: session.id)
    let report = try await there.take(path)
    let copy = try #require(report.sessions.first)
    #expect(copy.outcome == .copied(of: session.id) && copy.id != session.id)
    #expect(try await there.library.record(of: session.id) == before)
    let turns = try await there.library.turns(of: copy.id)
    let originals = try await here.library.turns(of: session.id)
    #expect(turns.map(\.prompt) == originals.map(\.prompt))
    #expect(turns.map(\.answer) == originals.map(\.answer))
    #expect(Set(turns.map(\.id)).isDisjoint(with: originals.map(\.id)))
    #expect(turns[1].parent == turns[0].id && turns[1].request?.leftOut == [turns[0].id])
    #expect(try await there.library.annotations(of: copy.id)[turns[1].id]?.label == "heron")
    // The same archive once more makes no second copy.
    let again = try await there.take(path)
    #expect(again.sessions.first?.outcome == .alreadyThere && again.sessions.first?.id == copy.id)
  }

  @Test func `what the library has lost is told, and the rest goes`() async throws {
    let (here, there) = (try await Shelf(), try await Shelf())
    let session = try await here.wholeSession()
    let record = try #require(try await here.library.record(of: session.id))
    let lost = try #require(record.pictures.first)
    let damaged = try #require(record.signatures.first)
    try FileManager.default.removeItem(at: here.blobs.url(for: lost.blob))
    try Data("other".utf8).write(to: here.blobs.url(for: damaged.blob))
    let report = try await there.take(try await here.archive([session.id]))
    #expect(report.missing == 2 && report.sessions.map(\.outcome) == [.imported])
    #expect(try await there.library.record(of: session.id) == record.settled)
    #expect(!there.blobs.exists(lost.blob) && !there.blobs.exists(damaged.blob))
  }

  @Test func `nothing is written over, and a name is free until the file is whole`() async throws {
    let shelf = try await Shelf()
    let session = try await shelf.wholeSession()
    let path = shelf.folder.path("taken.plantain")
    try Data("mine".utf8).write(to: URL(filePath: path))
    let export = ArchiveExport(library: shelf.library, blobs: shelf.blobs, program: "test")
    await #expect {
      _ = try await export.write([session.id], to: path, now: moment)
    } throws: { ($0 as? ExchangeError)?.kind == .exists }
    #expect(try Data(contentsOf: URL(filePath: path)) == Data("mine".utf8))
    await #expect {
      _ = try await export.write([session.id], to: "/proc/none.plantain", now: moment)
    } throws: { ($0 as? ExchangeError)?.kind == .notWritable }
    // A copy of the program that is stopped in the middle leaves no file behind.
    let stopped = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await export.write(
        [session.id], to: shelf.folder.path("half.plantain"), now: moment)
    }
    await #expect(throws: CancellationError.self) { _ = try await stopped.value }
    #expect(try shelf.folder.names().filter { $0.contains("half") || $0.hasPrefix(".") }.isEmpty)
  }

  private func bytes(of record: SessionRecord) -> [[UInt8]] {
    record.turns.flatMap { $0.prompt + $0.answer }.map { part in
      if case .other(let json) = part.body { return Array(json.utf8) }
      return Array((part.text ?? part.picture?.name ?? "").utf8)
    } + [Array(record.draft.text.utf8)]
  }

  /// The entries but for the manifest, whose date may differ, each with its content's digest.
  private func unzip(_ path: String) throws -> [String] {
    let script = """
      import sys, zipfile, hashlib
      z = zipfile.ZipFile(sys.argv[1])
      for n in sorted(z.namelist()):
          print(n, hashlib.sha256(z.read(n)).hexdigest())
      """
    return try run("python3", "-c", script, path).output.split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("manifest") }
  }
}

/// Runs a program and returns what it wrote and its exit code.
@discardableResult
func run(_ arguments: String...) throws -> (output: String, code: Int32) {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let output = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (String(decoding: output, as: UTF8.self), process.terminationStatus)
}
