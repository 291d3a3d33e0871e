/// Whether a turn may go to another model when its own stays down.
package enum FallbackMode: String, Hashable, Sendable, Codable, CaseIterable {
  case never, ask, always
}
