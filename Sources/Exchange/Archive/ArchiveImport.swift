import Conversation
import Digest
import Foundation
package import Storage

/// Takes the sessions of a `.plantain` archive into a library: all of them, or nothing.
///
/// Nothing in the archive is believed: names, lengths, digests, pictures and every value are checked,
/// then the files are put on the disk, then one transaction adds the sessions. Nothing that is in the
/// library is changed; nothing is sent.
package struct ArchiveImport: Sendable {
  private let library: Library
  private let blobs: BlobStore
  private let limits: ArchiveLimits
  /// Room that stays free on the disk.
  private static let margin = 64 << 20

  package init(library: Library, blobs: BlobStore, limits: ArchiveLimits = ArchiveLimits()) {
    self.library = library
    self.blobs = blobs
    self.limits = limits
  }

  /// Imports an archive.
  ///
  /// - Throws: ``ExchangeError`` that names the entry, `LibraryError`; the library is as before.
  @concurrent
  package func run(_ path: String) async throws -> ImportReport {
    let room = try max(0, blobs.freeBytes() - Self.margin)
    let total = limits.total ?? room
    let content = try ArchiveReading(limits: limits, total: total, spool: blobs.spool).read(path)
    defer { content.removeFiles() }
    var report = ImportReport()
    report.missing = content.missing.count
    var additions: [SessionRecord] = []
    for (record, digest) in content.records {
      let (settled, outcome) = try await arrival(of: record, digest)
      let running = zip(record.turns, record.settled.turns).count { $0.state != $1.state }
      report.sessions.append(
        ImportReport.Entry(
          id: settled.session.id, title: record.session.title, turns: record.turns.count,
          interrupted: running, outcome: outcome))
      if outcome != .alreadyThere { additions.append(settled) }
    }
    for (blob, file) in content.files { try blobs.adopt(file, as: blob) }
    try await library.add(additions, now: Date())
    return report
  }

  /// How a session comes in: under its own ids where they are free, else under new ones.
  ///
  /// New ids are made from what comes in, so that the same archive never comes in twice.
  private func arrival(
    of record: SessionRecord, _ digest: String
  ) async throws -> (SessionRecord, ImportReport.Outcome) {
    let settled = record.settled
    let original = settled.session.id
    for number in 0..<1000 {
      let candidate = number == 0 ? settled : settled.renamed("\(number) \(digest)")
      let stored = try await library.record(of: candidate.session.id)
      if stored?.settled == candidate { return (candidate, .alreadyThere) }
      guard stored == nil, try await library.known(candidate.turns.map(\.id)).isEmpty else {
        continue
      }
      return (candidate, number == 0 ? .imported : .copied(of: original))
    }
    throw ExchangeError(.damaged, "The session \(original) is here in too many states.")
  }
}

extension SessionRecord {
  /// The same under other ids, which follow from the old ones and a word.
  func renamed(_ word: String) -> SessionRecord {
    func name(_ id: String) -> String {
      String(SHA256.hexDigest(of: Array("plantain copy \(word) \(id)".utf8)).prefix(16))
    }
    let sessionID = SessionID(rawValue: name(session.id.rawValue))
    let ids = Dictionary(
      uniqueKeysWithValues: turns.map { ($0.id, TurnID(rawValue: name($0.id.rawValue))) })
    func renamed(_ id: TurnID) -> TurnID { ids[id] ?? id }
    func renamed<Value>(_ values: [TurnID: Value]) -> [TurnID: Value] {
      Dictionary(uniqueKeysWithValues: values.map { (renamed($0.key), $0.value) })
    }
    var copy = Session(
      id: sessionID, title: session.title, createdAt: session.createdAt,
      updatedAt: session.updatedAt, settings: session.settings)
    copy.isStarred = session.isStarred
    copy.tags = session.tags
    copy.trashedAt = session.trashedAt
    return SessionRecord(
      session: copy,
      turns: turns.map { turn in
        var turn = Turn(turn, id: renamed(turn.id), parent: turn.parent.map(renamed), in: sessionID)
        if var request = turn.request {
          request.leftOut = request.leftOut.map(renamed)
          request.withoutAttachments = request.withoutAttachments.map(renamed)
          request.asYours = request.asYours.map(renamed)
          turn.request = request
        }
        return turn
      },
      attempts: renamed(attempts), notices: renamed(notices), annotations: renamed(annotations),
      draft: draft)
  }
}
