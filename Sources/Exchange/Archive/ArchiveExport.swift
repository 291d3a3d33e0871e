package import Conversation
import Digest
package import Foundation
package import Storage

/// Writes sessions into a `.plantain` archive: a ZIP that holds all that is kept of them.
///
/// | entry | what it is |
/// |---|---|
/// | `sessions/<id>.json` | a session with its turns, parts, attempts and draft |
/// | `blobs/<sha256>` | a picture or a signature, byte for byte; pictures are not deflated |
/// | `manifest.json` | the last: names, lengths and digests of the others |
///
/// One session and a piece of one file are in memory at a time.
package struct ArchiveExport: Sendable {
  private let library: Library
  private let blobs: BlobStore
  private let program: String

  package init(library: Library, blobs: BlobStore, program: String) {
    self.library = library
    self.blobs = blobs
    self.program = program
  }

  /// Writes sessions to a new file; those that are not there are passed over.
  ///
  /// A picture or signature whose file is gone or damaged stays out, and the archive and the summary
  /// say so.
  ///
  /// - Throws: ``ExchangeError`` where the file cannot be written, `LibraryError`.
  @concurrent
  package func write(
    _ sessions: [SessionID], to path: String, now: Date
  ) async throws -> ExportSummary {
    let file = try NewFile(path)
    let zip = try ZipWriter(file)
    var manifest = ArchiveManifest(program: program, exportedAt: now.formatted(.iso8601))
    var pictures: [BlobID] = []
    var signatures: [BlobID] = []
    var seen: Set<BlobID> = []
    for id in sessions {
      guard let record = try await library.record(of: id) else { continue }
      let bytes = try ArchivedSession.encode(record)
      try zip.add(ArchiveManifest.name(of: id), bytes, at: now)
      manifest.sessions.append(
        ArchiveManifest.Entry(
          id: id, title: record.session.title, turns: record.turns.count, bytes: bytes.count,
          sha256: SHA256.hexDigest(of: bytes)))
      pictures += record.pictures.map(\.blob).filter { seen.insert($0).inserted }
      signatures += record.signatures.map(\.blob).filter { seen.insert($0).inserted }
    }
    for (ids, deflated) in [(pictures, false), (signatures, true)] {
      for id in ids {
        try Task.checkCancellation()
        guard (try? blobs.verify(id)) == true else {
          manifest.missing.append(id)
          continue
        }
        manifest.blobs.append(try add(id, to: zip, at: now, deflated: deflated))
      }
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try zip.add(ArchiveManifest.name, try encoder.encode(manifest), at: now)
    try zip.finish()
    return ExportSummary(
      path: path, sessions: manifest.sessions.count, files: manifest.blobs.count,
      missing: manifest.missing.count)
  }

  private func add(
    _ id: BlobID, to zip: ZipWriter, at date: Date, deflated: Bool
  ) throws -> ArchiveManifest.File {
    let file = try FileHandle(forReadingFrom: blobs.url(for: id))
    defer { try? file.close() }
    let size = Int(try file.seekToEnd())
    try file.seek(toOffset: 0)
    try zip.begin(ArchiveManifest.name(of: id), byteCount: size, at: date, deflated: deflated)
    while let piece = try file.read(upToCount: 1 << 18), !piece.isEmpty {
      try piece.withUnsafeBytes { try zip.write($0) }
    }
    return ArchiveManifest.File(sha256: id, bytes: size)
  }
}
