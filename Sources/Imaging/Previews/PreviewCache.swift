package import Foundation
package import Screen
internal import Synchronization

/// Pictures as they were last made for a screen, in files, so that they need not be decoded again.
///
/// Nothing in it is needed: every file can be made anew, and one that is damaged, cut short, of
/// another version or not ours is as good as none. What cannot be written is not kept. Every
/// function works on the disk: not for the main actor.
package final class PreviewCache: Sendable {
  /// No picture for a screen is longer.
  private static let longest = 16_000_000

  private let folder: URL
  private let limit: Int
  /// Bytes written since the folder was last held against its limit.
  private let written = Mutex(0)

  /// A cache in a folder, which is made with the first file.
  ///
  /// - Parameters:
  ///   - folder: Where its files are; all others in there go in time.
  ///   - limit: The bytes that may stay there; an eighth more may be there between two trims.
  package init(in folder: URL, limit: Int = 64_000_000) {
    self.folder = folder
    self.limit = limit
  }

  /// The cells of a picture at a size, if they were kept.
  package func cells(of picture: String, size: Size, depth: ColorDepth) -> CellGrid? {
    guard let bytes = bytes(Self.name(picture, size, depth)),
      let grid = CellCode.grid(of: bytes), grid.size == size
    else { return nil }
    return grid
  }

  /// Keeps the cells of a picture.
  package func keep(_ grid: CellGrid, of picture: String, depth: ColorDepth) {
    guard let bytes = CellCode.bytes(of: grid) else { return }
    keep(bytes, as: Self.name(picture, grid.size, depth))
  }

  /// The bytes kept under a name, just as they were.
  package func bytes(_ name: String) -> [UInt8]? {
    guard let file = file(name), let source = try? PictureSource(opening: file),
      source.byteCount <= Self.longest, let bytes = try? source.all(),
      let content = Self.unsealed(bytes, name)
    else { return nil }
    // What is looked at is young again.
    utimes(file.path, nil)
    return content
  }

  /// Keeps bytes under a name of letters, digits, points and hyphens.
  package func keep(_ bytes: [UInt8], as name: String) {
    guard let file = file(name) else { return }
    let sealed = Self.sealed(bytes, name)
    guard sealed.count <= Self.longest, (try? write(sealed, to: file)) != nil else { return }
    let isTimeToTrim = written.withLock { written in
      written += sealed.count
      return written > limit / 8
    }
    if isTimeToTrim { trim() }
  }

  /// Removes the files that were not looked at for the longest time, down to the limit.
  package func trim() {
    written.withLock { $0 = 0 }
    let keys: Set<URLResourceKey> = [.contentModificationDateKey, .fileSizeKey]
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: Array(keys))
    let aged = (files ?? []).map { file in
      let values = try? file.resourceValues(forKeys: keys)
      return (
        file: file, date: values?.contentModificationDate ?? .distantPast,
        count: values?.fileSize ?? 0
      )
    }
    var total = 0
    for entry in aged.sorted(by: { $0.date > $1.date }) {
      total += entry.count
      if total > limit { try? FileManager.default.removeItem(at: entry.file) }
    }
  }

  private func write(_ bytes: [UInt8], to file: URL) throws {
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // Whoever reads meanwhile sees the old file or the new one. No fsync: the sum tells.
    try Data(bytes).write(to: file, options: .atomic)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
  }

  private static func name(_ picture: String, _ size: Size, _ depth: ColorDepth) -> String {
    "\(picture)-\(size.columns)x\(size.rows)-\(depth.rawValue)"
  }

  /// A name's place; nil for one that could lead elsewhere.
  private func file(_ name: String) -> URL? {
    let isSafe = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard isSafe, !name.isEmpty, !name.hasPrefix(".") else { return nil }
    return folder.appending(path: name, directoryHint: .notDirectory)
  }
}
