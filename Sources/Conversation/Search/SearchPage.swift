/// A part of what was found.
package struct SearchPage: Hashable, Sendable {
  package var hits: [SearchHit]
  /// How many there are in all, no more than ``limit``.
  package var count: Int
  /// How many sessions they are of.
  package var sessionCount: Int
  /// Whether there are more than are counted.
  package var isCut: Bool

  /// Counting stops here: nobody goes through more.
  package static let limit = 1000

  package init(
    hits: [SearchHit] = [], count: Int = 0, sessionCount: Int = 0, isCut: Bool = false
  ) {
    self.hits = hits
    self.count = count
    self.sessionCount = sessionCount
    self.isCut = isCut
  }
}
