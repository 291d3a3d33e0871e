import Conversation
import Storage

extension Library {
  /// The one session that an id, an id's head, a title or `last` names.
  ///
  /// - Throws: ``UsageError`` when there is none or more than one.
  func only(_ name: String) throws -> Session {
    let found = try find(name)
    guard let session = found.first else {
      throw UsageError("There is no session \(name). plantain list shows them.")
    }
    guard found.count == 1 else {
      let ids = found.prefix(5).map(\.id.rawValue).joined(separator: ", ")
      throw UsageError("\(name) names several sessions: \(ids).")
    }
    return session
  }
}
