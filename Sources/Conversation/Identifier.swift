/// The name of a stored value: sixteen lower-case hexadecimal digits, drawn at random.
///
/// The subject makes a session's id and a turn's id different types: `Identifier<Session>`.
package struct Identifier<Subject>: RawRepresentable, Hashable, Sendable, Codable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// A new id from the system's random numbers: 64 bits, so that ten thousand sessions never meet.
  package static func random() -> Identifier {
    let digits = String(UInt64.random(in: .min ... .max), radix: 16)
    return Identifier(rawValue: String(repeating: "0", count: 16 - digits.count) + digits)
  }

  /// Whether it is one that ``random()`` can draw; anything else names nothing of ours.
  package var isWellFormed: Bool {
    rawValue.wholeMatch(of: /[0-9a-f]{16}/) != nil
  }
}

extension Identifier: CustomStringConvertible {
  package var description: String { rawValue }
}

/// The id of a session.
package typealias SessionID = Identifier<Session>

/// The id of a turn.
package typealias TurnID = Identifier<Turn>
