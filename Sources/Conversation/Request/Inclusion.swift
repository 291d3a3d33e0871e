/// Whether an answered turn goes along with later requests; the user's choice.
package enum Inclusion: String, Hashable, Sendable, Codable, CaseIterable {
  /// It goes as long as there is room.
  case automatic
  /// It goes; others make room.
  case always
  /// It stays here.
  case never
}
