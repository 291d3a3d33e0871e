/// A secret of the service, which no description, dump or reflection gives away.
///
/// `"\(secret)"`, `String(reflecting: secret)` and `dump(secret)` all print its kind, `key`. The
/// kind is a part of the type, so that a token cannot go where a key belongs.
package struct Secret<Kind: SecretKind>: Hashable, Sendable {
  /// The secret itself; only the one header it stands in and its redaction read it.
  let text: String

  /// Wraps a secret; white space around it, which a file or a paste leaves, is no part of it.
  package init(_ text: String) {
    self.text = String(
      text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { text.isEmpty }

  /// Whether it can stand in a header: one with a line end would write headers of its own.
  var isWritable: Bool { text.utf8.allSatisfy { 0x21...0x7E ~= $0 } }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { Kind.name }
  package var debugDescription: String { Kind.name }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// What a secret is.
package protocol SecretKind {
  /// What is printed in the secret's place.
  static var name: String { get }
}

/// Of an ``APIKey``.
package enum KeyKind: SecretKind {
  package static let name = "key"
}

/// Of an ``AccessToken``.
package enum TokenKind: SecretKind {
  package static let name = "token"
}

/// A key of the service; it lives until its owner deletes it.
package typealias APIKey = Secret<KeyKind>

/// An access token of Google Cloud (OAuth 2.0); it lives for an hour.
package typealias AccessToken = Secret<TokenKind>
