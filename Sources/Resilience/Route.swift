/// Where an attempt goes: a model at a host.
package struct Route: Hashable, Sendable {
  package var model: String
  package var host: String

  package init(model: String, host: String) {
    self.model = model
    self.host = host
  }
}
