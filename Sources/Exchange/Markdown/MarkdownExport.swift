import Conversation
package import Foundation
package import Storage

/// Writes a session as a folder: `session.md`, and its pictures byte for byte in `pictures/`.
package struct MarkdownExport: Sendable {
  private let blobs: BlobStore
  private let language: PageLanguage
  private let zone: TimeZone

  package init(blobs: BlobStore, language: PageLanguage, zone: TimeZone) {
    self.blobs = blobs
    self.language = language
    self.zone = zone
  }

  /// Writes a session to a new folder, which has its name only once it is whole.
  ///
  /// - Throws: ``ExchangeError`` where the folder is there already or cannot be written.
  @concurrent
  package func write(_ record: SessionRecord, to path: String) async throws -> ExportSummary {
    try NewName.check(path)
    let temporary = NewName.temporary(for: path)
    func make(_ folder: String) throws(ExchangeError) {
      guard mkdir(folder, 0o700) == 0 else { throw .system(errno, NewName.last(of: path)) }
    }
    try make(temporary)
    do {
      try make(temporary + "/pictures")
      let summary = try write(SessionStory(record), into: temporary, as: path)
      try NewName.giveFolder(path, to: temporary)
      return summary
    } catch {
      try? FileManager.default.removeItem(atPath: temporary)
      throw error
    }
  }

  private func write(
    _ story: SessionStory, into folder: String, as path: String
  ) throws -> ExportSummary {
    let file = try NewFile(folder + "/session.md")
    var writing = MarkdownStory(story: story, language: language, zone: zone)
    try file.write(writing.head)
    for turn in story.turns {
      try Task.checkCancellation()
      for picture in turn.attachments + turn.resultPictures
      where !writing.has(picture) {
        guard (try? blobs.verify(picture.blob)) == true else {
          writing.miss(picture)
          continue
        }
        let name = writing.place(picture, of: turn)
        try copy(picture, to: folder + "/" + name)
      }
      try file.write(writing.text(of: turn))
    }
    try file.finish()
    return ExportSummary(
      path: path, sessions: 1, files: writing.files.count, missing: writing.missing.count)
  }

  private func copy(_ picture: Picture, to path: String) throws {
    let target = try NewFile(path)
    let source = try FileHandle(forReadingFrom: blobs.url(for: picture.blob))
    defer { try? source.close() }
    while let piece = try source.read(upToCount: 1 << 18), !piece.isEmpty {
      try target.write(piece)
    }
    try target.finish()
  }
}
