import Conversation
import Digest
import Foundation
import Storage

/// Reads an archive as a whole, checks all of it, and puts its files into the spool.
struct ArchiveReading {
  /// What an archive holds, checked.
  struct Content {
    /// Each session with the digest of its entry.
    var records: [(record: SessionRecord, digest: String)] = []
    /// Files of the spool, by digest.
    var files: [BlobID: URL] = [:]
    var missing: Set<BlobID> = []

    /// Removes the files that were not adopted.
    func removeFiles() {
      for file in files.values { unlink(file.path(percentEncoded: false)) }
    }
  }

  /// An entry that the manifest announces and that was not read yet.
  private enum Expected {
    case manifest
    case session(ArchiveManifest.Entry)
    case blob(ArchiveManifest.File)
  }

  let limits: ArchiveLimits
  /// Bytes that may be stored.
  let total: Int
  /// Where files go until they are adopted.
  let spool: URL

  /// Reads an archive; where anything is wrong nothing is left in the spool.
  func read(_ path: String) throws -> Content {
    let manifest = try manifest(of: path)
    var content = Content(missing: Set(manifest.missing))
    do {
      try read(path, manifest, into: &content)
      try check(content, manifest)
      return content
    } catch {
      content.removeFiles()
      throw error
    }
  }

  // MARK: The manifest

  /// Finds the manifest, wherever it stands.
  private func manifest(of path: String) throws -> ArchiveManifest {
    let zip = try ZipReader(path)
    while let entry = try zip.next() {
      guard entry.name == ArchiveManifest.name else { continue }
      guard let count = entry.byteCount, count <= limits.manifest else {
        throw ExchangeError(.tooLarge, "\(entry.name) is larger than any that Plantain writes.")
      }
      let manifest = try decode(try zip.bytes(entry.name, count: count))
      try check(manifest)
      return manifest
    }
    throw ExchangeError(
      .notAnArchive, "\(NewName.last(of: path)) is a ZIP, but no archive of Plantain's.")
  }

  private func decode(_ bytes: Data) throws -> ArchiveManifest {
    struct Head: Decodable {
      var format: String
      var version: Int
    }
    let decoder = JSONDecoder()
    guard let head = try? decoder.decode(Head.self, from: bytes), head.format == "plantain" else {
      throw ExchangeError(.notAnArchive, "The manifest is not one of Plantain's.")
    }
    guard head.version <= ArchiveManifest.currentVersion else {
      throw ExchangeError(
        .newer, "The archive has format \(head.version), of a later version of Plantain.")
    }
    guard let manifest = try? decoder.decode(ArchiveManifest.self, from: bytes) else {
      throw ExchangeError.damaged(ArchiveManifest.name, "cannot be read")
    }
    return manifest
  }

  private func check(_ manifest: ArchiveManifest) throws(ExchangeError) {
    let blobs = manifest.blobs.map(\.sha256) + manifest.missing
    guard blobs.allSatisfy(\.isWellFormed), manifest.sessions.allSatisfy({ $0.id.isWellFormed })
    else { throw .damaged(ArchiveManifest.name, "has a name that is none of ours") }
    guard Set(blobs).count == blobs.count,
      Set(manifest.sessions.map(\.id)).count == manifest.sessions.count
    else { throw .damaged(ArchiveManifest.name, "names something twice") }
    guard manifest.sessions.allSatisfy({ 0...limits.session ~= $0.bytes }),
      manifest.blobs.allSatisfy({ 1...limits.blob ~= $0.bytes }),
      manifest.sessions.reduce(0, { $0 + $1.bytes }) <= limits.allSessions
    else { throw ExchangeError(.tooLarge, "The archive holds more than Plantain takes at once.") }
    let bytes = manifest.blobs.reduce(0) { $0 + $1.bytes }
    guard bytes <= total else {
      throw ExchangeError(
        .tooLarge,
        "The archive holds \(ExportFigures.bytes(bytes)) of pictures; there is room for "
          + "\(ExportFigures.bytes(total)).")
    }
  }

  // MARK: The entries

  private func read(
    _ path: String, _ manifest: ArchiveManifest, into content: inout Content
  ) throws {
    var expected: [String: Expected] = [ArchiveManifest.name: .manifest]
    for entry in manifest.sessions {
      expected[ArchiveManifest.name(of: entry.id)] = .session(entry)
    }
    for file in manifest.blobs { expected[ArchiveManifest.name(of: file.sha256)] = .blob(file) }
    var sessions: [SessionID: (SessionRecord, String)] = [:]
    let zip = try ZipReader(path)
    while let entry = try zip.next() {
      guard let known = expected.removeValue(forKey: entry.name) else {
        throw ExchangeError.damaged(entry.name, "is none that the manifest names, or comes twice")
      }
      switch known {
      case .manifest: break
      case .session(let announced):
        let bytes = try zip.bytes(entry.name, count: try size(of: entry, announced.bytes))
        guard SHA256.hexDigest(of: bytes) == announced.sha256 else {
          throw ExchangeError.damaged(entry.name, "does not have the digest the manifest names")
        }
        sessions[announced.id] = (
          try record(of: bytes, entry.name, announced.id), announced.sha256
        )
      case .blob(let announced):
        _ = try size(of: entry, announced.bytes)
        let file = spool.appending(path: UUID().uuidString)
        content.files[announced.sha256] = file
        try copy(zip, entry.name, announced, to: file)
      }
    }
    if let name = expected.keys.min() { throw ExchangeError.damaged(name, "is missing") }
    content.records = manifest.sessions.compactMap { sessions[$0.id] }
  }

  private func size(
    of entry: (name: String, byteCount: Int?), _ announced: Int
  ) throws(ExchangeError) -> Int {
    guard entry.byteCount ?? announced == announced else {
      throw .damaged(entry.name, "has another length than the manifest names")
    }
    return announced
  }

  private func record(of bytes: Data, _ name: String, _ id: SessionID) throws -> SessionRecord {
    guard let session = try? JSONDecoder().decode(ArchivedSession.self, from: bytes),
      session.id == id, let record = session.record
    else { throw ExchangeError.damaged(name, "holds what this version cannot read") }
    return record
  }

  /// Writes an entry to a file of the spool; its bytes must have the digest that is its name.
  private func copy(
    _ zip: ZipReader, _ name: String, _ announced: ArchiveManifest.File, to file: URL
  ) throws {
    let path = file.path(percentEncoded: false)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw ExchangeError.system(errno, path) }
    defer { close(descriptor) }
    var hash = SHA256()
    var count = 0
    try zip.read(name, limit: announced.bytes) { (piece) throws(ExchangeError) in
      hash.update(piece)
      count += piece.count
      var rest = piece[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let written = Glibc.write(descriptor, part.baseAddress, part.count)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { throw .system(errno, path) }
        rest = rest.dropFirst(written)
      }
    }
    guard count == announced.bytes, hash.finishHex() == announced.sha256.rawValue else {
      throw ExchangeError.damaged(name, "does not have the bytes its name stands for")
    }
  }

  // MARK: All of it together

  private func check(_ content: Content, _ manifest: ArchiveManifest) throws {
    let sizes = Dictionary(
      uniqueKeysWithValues: manifest.blobs.map { ($0.sha256, $0.bytes) })
    var check = RecordCheck(files: content.files, sizes: sizes, missing: content.missing)
    for (record, _) in content.records { try check.check(record) }
    let unused = Set(content.files.keys).union(content.missing).subtracting(check.named)
    if let blob = unused.map(\.rawValue).min() {
      throw ExchangeError.damaged("blobs/\(blob)", "belongs to no session")
    }
  }
}
