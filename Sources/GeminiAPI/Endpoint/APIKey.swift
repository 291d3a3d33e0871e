/// A key of the service, which no description, dump or reflection gives away.
///
/// `"\(key)"`, `String(reflecting: key)` and `dump(key)` all print `key`.
package struct APIKey: Hashable, Sendable {
  /// The secret; only ``CurlTransport`` reads it, to write the one header it stands in.
  let secret: String

  /// Wraps a secret; white space around it, which a file or a paste leaves, is no part of it.
  package init(_ secret: String) {
    self.secret = String(
      secret.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { secret.isEmpty }
}

extension APIKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "key" }
  package var debugDescription: String { "key" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
