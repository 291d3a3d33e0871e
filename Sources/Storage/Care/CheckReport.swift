/// What a check of a library found, and how much it looked at.
package struct CheckReport: Hashable, Sendable {
  package var findings: [Finding] = []
  package var sessions = 0
  package var turns = 0
  /// Files of pictures and signatures, and their bytes.
  package var files = 0
  package var byteCount = 0

  package init() {}

  /// Whether nothing of the user's is lost or wrong, after what was repaired.
  package var isSound: Bool { !findings.contains { $0.kind.isDamage && !$0.isRepaired } }
}
