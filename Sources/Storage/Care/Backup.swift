import Conversation
import Digest
package import Foundation

/// A copy of a library in a folder, which is a library itself.
///
/// The database is copied as it is at one moment, whatever other copies write. Then come the files
/// that this database names and the folder does not have yet: by a hard link where that is possible,
/// since blobs never change, else byte by byte; each is hashed. The database gets its name last, so
/// that a backup that was broken off is the one before with some files more.
package struct Backup: Sendable {
  /// What a backup did.
  package struct Summary: Hashable, Sendable {
    package var target: String
    package var sessions = 0
    package var turns = 0
    /// Bytes of the database.
    package var databaseBytes = 0
    /// Files that were there already.
    package var kept = 0
    package var linked = 0
    package var copied = 0
    /// Bytes of the copied files.
    package var copiedBytes = 0
    /// Files that could not be had.
    package var problems: [Finding] = []
  }

  /// What tells that a folder is a backup of a library: `backup.json`.
  private struct Mark: Codable {
    var backupOf: String
    var madeAt: Date
    /// Digests that the folder's database may have; any other was written by somebody else.
    var databases: [String]
  }

  private static let markName = "backup.json"
  private let data: URL
  private let source: PictureFiles
  private let folder: Folder

  /// Prepares a backup of a data folder.
  package init(of data: URL, to target: URL) {
    self.data = data
    source = PictureFiles(in: Folder(data))
    folder = Folder(target)
  }

  /// Makes the backup, or brings it up to date.
  ///
  /// - Throws: ``LibraryError/Code/notABackup`` where the folder holds something else; nothing was
  ///   written then.
  @concurrent
  package func run(now: Date) async throws(LibraryError) -> Summary {
    guard FileManager.default.fileExists(atPath: Folder(data).path(of: "plantain.sqlite")) else {
      throw LibraryError(.notFound, "There is no library in \(data.path).")
    }
    let library = try await Library.open(in: data)
    try refuseOwnFolder()
    try folder.make()
    let descriptor = try FileDescriptor(folder.path, O_RDONLY | O_DIRECTORY)
    guard try descriptor.lock(waiting: false) else {
      throw LibraryError(.notABackup, "Another backup to \(folder.path) is on its way.")
    }
    var mark = try readMark()
    mark.madeAt = now
    let known = try knownDatabase(mark)
    mark.databases = [known].compactMap(\.self)
    try write(mark)

    let fresh = folder.path(of: "plantain.sqlite.new")
    for name in [fresh, fresh + "-wal", fresh + "-shm", fresh + "-journal"] { unlink(name) }
    try retrying("create", fresh) { mknod(fresh, S_IFREG | 0o600, 0) }
    try await library.copy(to: fresh)
    var summary = Summary(target: folder.path)
    let uses = try read(fresh, &summary)
    try copyFiles(uses, &summary)

    let (digest, count) = try PictureFiles.digest(of: fresh)
    summary.databaseBytes = count
    mark.databases.append(digest)
    try write(mark)
    try FileDescriptor(fresh, O_RDONLY).sync()
    let path = folder.path(of: "plantain.sqlite")
    try retrying("rename", path) { rename(fresh, path) }
    try folder.sync()
    return summary
  }

  // MARK: The folder

  private func refuseOwnFolder() throws(LibraryError) {
    func real(_ path: String) -> String {
      URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
    let (own, target) = (real(Folder(data).path), real(folder.path))
    guard target != own, !target.hasPrefix(own + "/"), !own.hasPrefix(target + "/") else {
      throw LibraryError(.notABackup, "A backup of \(own) belongs into a folder outside of it.")
    }
  }

  /// The folder's mark, or a new one for a folder with nothing in it.
  private func readMark() throws(LibraryError) -> Mark {
    let path = Folder(data).path
    if folder.names.isEmpty { return Mark(backupOf: path, madeAt: .distantPast, databases: []) }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let bytes = FileManager.default.contents(atPath: folder.path(of: Self.markName)),
      let mark = try? decoder.decode(Mark.self, from: bytes)
    else {
      throw LibraryError(
        .notABackup, "\(folder.path) holds something that is not a backup; nothing was written.")
    }
    guard mark.backupOf == path else {
      throw LibraryError(
        .notABackup, "\(folder.path) is a backup of \(mark.backupOf); nothing was written.")
    }
    return mark
  }

  /// The digest of the database that is there; nil if there is none.
  ///
  /// One that has been used since, as a library of its own, is not written over.
  private func knownDatabase(_ mark: Mark) throws(LibraryError) -> String? {
    let path = folder.path(of: "plantain.sqlite")
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard !FileManager.default.fileExists(atPath: path + "-wal") else {
      throw LibraryError(
        .notABackup, "\(folder.path) is open, or was not closed; nothing was written.")
    }
    let digest = try PictureFiles.digest(of: path).hex
    guard mark.databases.contains(digest) else {
      throw LibraryError(
        .notABackup,
        "\(folder.path) has been used as a library since; nothing was written over it.")
    }
    return digest
  }

  private func write(_ mark: Mark) throws(LibraryError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    guard let bytes = try? encoder.encode(mark) else {
      throw LibraryError(.damaged, "A value could not be written as JSON.")
    }
    let (path, fresh) = (folder.path(of: Self.markName), folder.path(of: Self.markName + ".new"))
    do {
      let file = try FileDescriptor(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
      let result = bytes.withUnsafeBytes { bytes in
        Result { () throws(LibraryError) in try file.write(bytes) }
      }
      try result.get()
      try file.sync()
    }
    try retrying("rename", path) { rename(fresh, path) }
    try folder.sync()
  }

  // MARK: What goes into it

  /// What the copied database names; the file is closed again when this returns.
  private func read(
    _ path: String, _ summary: inout Summary
  ) throws(LibraryError) -> [BlobID: BlobUse] {
    let copy = try Connection(path: path)
    guard try copy.isSound() else {
      throw LibraryError(
        .damaged, "The library is damaged; plantain check tells how. The backup is as it was.")
    }
    (summary.sessions, summary.turns) = try copy.counts()
    return try copy.references()
  }

  private func copyFiles(
    _ uses: [BlobID: BlobUse], _ summary: inout Summary
  ) throws(LibraryError) {
    let target = PictureFiles(in: folder)
    let new = folder.folder("new")
    try? FileManager.default.removeItem(atPath: new.path)
    try new.make()
    defer { try? FileManager.default.removeItem(atPath: new.path) }
    var changed: Set<Folder> = [target.root]
    try target.root.make()
    for (id, use) in uses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard id.isWellFormed else { continue }
      if let size = source.size(of: id), target.size(of: id) == size {
        summary.kept += 1
        continue
      }
      let directory = target.root.folder(String(id.rawValue.prefix(2)))
      if changed.insert(directory).inserted { try directory.make() }
      let temporary = new.path(of: id.rawValue)
      switch try bring(id, to: temporary) {
      case .linked: summary.linked += 1
      case .copied(let count):
        summary.copied += 1
        summary.copiedBytes += count
      case nil:
        let isThere = source.size(of: id) != nil
        summary.problems.append(
          Finding(
            isThere ? .damaged : .missing, id.rawValue,
            "The \(use.isSignature ? "signature" : "picture") of \(use.turn) "
              + (isThere ? "is not as it was stored." : "is not there.")))
        continue
      }
      let path = target.path(of: id)
      try retrying("rename", path) { rename(temporary, path) }
    }
    for directory in changed { try directory.sync() }
  }

  private enum Way {
    case linked
    case copied(Int)
  }

  /// Links or copies a blob's file; nil where it is not there or is damaged.
  private func bring(_ id: BlobID, to path: String) throws(LibraryError) -> Way? {
    let original = source.path(of: id)
    guard let size = source.size(of: id) else { return nil }
    unlink(path)
    do throws(LibraryError) {
      try retrying("link", path) { link(original, path) }
    } catch {
      // Another file system, or one without links.
      guard case .system(let number) = error.code,
        [EXDEV, EPERM, EMLINK, ENOTSUP, EACCES].contains(number)
      else { throw error }
      return try PictureFiles.copy(original, to: path, expecting: id) ? .copied(size) : nil
    }
    if try PictureFiles.digest(of: path).hex == id.rawValue { return .linked }
    unlink(path)
    return nil
  }
}

extension Library {
  /// Copies the database into an empty file; see ``Connection/copy(to:)``.
  func copy(to path: String) throws(LibraryError) {
    try connection.copy(to: path)
  }
}
