/// How much an archive may hold; nothing is read beyond.
package struct ArchiveLimits: Hashable, Sendable {
  /// Bytes of the manifest.
  var manifest = 64 << 20
  /// Bytes of one session's entry, and of all, which are in memory together.
  var session = 256 << 20
  var allSessions = 1 << 30
  /// Bytes of one picture or signature: more than the largest picture that is taken.
  var blob = 64 << 20
  /// Bytes of all that is stored; by default as much as the disk has room for.
  package var total: Int?

  package init(total: Int? = nil) {
    self.total = total
  }
}
