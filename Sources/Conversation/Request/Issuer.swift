/// Who signed an answer: a model at a host.
///
/// A signature is taken back by its issuer and by nobody else: another model, another host or
/// another project's key call it corrupted.
package struct Issuer: Hashable, Sendable, Codable {
  /// The model that was asked, `gemini-3-pro-image`.
  package var model: String
  /// The host that was asked.
  package var host: String

  package init(model: String, host: String) {
    self.model = model
    self.host = host
  }
}
