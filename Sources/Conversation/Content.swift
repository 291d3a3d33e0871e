/// One entry of the history as the service takes it: who speaks, and the parts in order.
package struct Content: Hashable, Sendable {
  /// Who speaks.
  package enum Role: String, Hashable, Sendable {
    case user, model
  }

  package var role: Role
  package var parts: [Part]

  package init(role: Role, parts: [Part]) {
    self.role = role
    self.parts = parts
  }
}
