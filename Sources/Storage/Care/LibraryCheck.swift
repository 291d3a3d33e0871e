import Conversation
package import Foundation

/// Looks at every row and every byte of a library, and repairs what can be repaired without loss.
///
/// No picture is ever deleted: a damaged file that has a whole successor goes to `damaged/`.
package struct LibraryCheck: Sendable {
  private let data: Folder
  private let backup: Folder?

  /// Prepares the check of a data folder; damaged files may be taken from a backup of it.
  package init(of data: URL, from backup: URL? = nil) {
    self.data = Folder(data)
    self.backup = backup.map { Folder($0) }
  }

  /// Checks everything; changes nothing unless `repairing`.
  ///
  /// - Throws: ``LibraryError`` where there is no library, or nothing can be read of it.
  @concurrent
  package func run(repairing: Bool = false) async throws(LibraryError) -> CheckReport {
    var report = CheckReport()
    guard FileManager.default.fileExists(atPath: data.path(of: "plantain.sqlite")) else {
      throw LibraryError(.notFound, "There is no library in \(data.path).")
    }
    // Before the store is opened, which removes what is dead in the spool.
    let listing = PictureFiles(in: data).list()
    let uses: [BlobID: BlobUse]
    do throws(LibraryError) {
      let library = try await Library.open(
        in: URL(filePath: data.path, directoryHint: .isDirectory))
      report.findings = try await library.examine(repairing: repairing)
      uses = try await library.examinedReferences()
      (report.sessions, report.turns) = try await library.examinedCounts()
    } catch {
      guard error.isCorrupt || error.code == .damaged else { throw error }
      let said = Finding(.database, "plantain.sqlite", error.message)
      if !report.findings.contains(where: { $0.kind == .database }) { report.findings.append(said) }
      return report
    }
    report.findings += try checkFiles(listing, uses, repairing: repairing)
    report.findings += leftovers(listing, uses, repairing: repairing)
    report.files = listing.blobs.count
    report.byteCount = listing.blobs.values.reduce(0, +)
    return report
  }

  /// Hashes every file that something names, and every other one.
  private func checkFiles(
    _ listing: PictureFiles.Listing, _ uses: [BlobID: BlobUse], repairing: Bool
  ) throws(LibraryError) -> [Finding] {
    let files = PictureFiles(in: data)
    var findings: [Finding] = []
    for (id, use) in uses.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let what = use.isSignature ? "signature" : "picture"
      // Another copy may have stored it since the names were read.
      guard listing.blobs[id] != nil || files.size(of: id) != nil else {
        findings.append(Finding(.missing, id.rawValue, "The \(what) of \(use.turn) is not there."))
        continue
      }
      let (hex, count) = try PictureFiles.digest(of: files.path(of: id))
      if hex != id.rawValue {
        findings.append(
          Finding(.damaged, id.rawValue, "The \(what) of \(use.turn) is not as it was stored."))
      } else if count != use.byteCount {
        findings.append(
          Finding(
            .unreadable, use.turn,
            "It says that its \(what) \(id.rawValue.prefix(8)) has \(use.byteCount) bytes; "
              + "it has \(count)."))
      }
    }
    guard let backup else {
      for place in findings.indices where findings[place].kind != .unreadable {
        findings[place].remedy = "takes it from a backup given with --from"
      }
      return findings
    }
    for place in findings.indices where findings[place].kind != .unreadable {
      let id = BlobID(rawValue: findings[place].subject)
      let source = PictureFiles(in: backup).path(of: id)
      guard let found = try? PictureFiles.digest(of: source), found.hex == id.rawValue else {
        continue
      }
      findings[place].remedy = "takes it from the backup"
      if repairing { findings[place].isRepaired = try replace(id, with: source) }
    }
    return findings
  }

  /// Puts the whole file of a backup in the place of a damaged or missing one.
  private func replace(_ id: BlobID, with source: String) throws(LibraryError) -> Bool {
    let url = URL(filePath: data.path, directoryHint: .isDirectory)
    let store = try BlobStore(in: url)
    let copy = Folder(store.spool).path(of: id.rawValue)
    guard try PictureFiles.copy(source, to: copy, expecting: id) else { return false }
    if store.exists(id) {
      let aside = data.folder("damaged")
      try aside.make()
      let (old, new) = (PictureFiles(in: data).path(of: id), aside.path(of: id.rawValue))
      try retrying("rename", new) { rename(old, new) }
    }
    try store.adopt(URL(filePath: copy), as: id)
    return true
  }

  /// What only takes room.
  private func leftovers(
    _ listing: PictureFiles.Listing, _ uses: [BlobID: BlobUse], repairing: Bool
  ) -> [Finding] {
    var findings: [Finding] = []
    for id in listing.blobs.keys.filter({ uses[$0] == nil }).sorted(by: {
      $0.rawValue < $1.rawValue
    }
    ) {
      findings.append(
        Finding(
          .orphan, id.rawValue,
          "Nothing names this file; emptying the trash removes it once it is a day old."))
    }
    findings += listing.strays.map { Finding(.stray, $0, "This file is not of Plantain.") }
    for name in listing.deadSpools {
      var finding = Finding(
        .spool, name, "A program that died left this in the spool.", remedy: "removes it")
      if repairing {
        let folder = data.folder("pictures").folder("spool").folder(name)
        try? FileManager.default.removeItem(atPath: folder.path)
        finding.isRepaired = !FileManager.default.fileExists(atPath: folder.path)
      }
      findings.append(finding)
    }
    return findings
  }
}
