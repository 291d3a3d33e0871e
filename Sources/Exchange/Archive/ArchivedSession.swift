import Conversation
import Foundation
import Resilience
import Storage

/// A session as the archive spells it: the entry `sessions/<id>.json`.
struct ArchivedSession: Codable, Hashable {
  var id: SessionID
  var title: String
  var createdAt: Double
  var updatedAt: Double
  var settings: GenerationSettings
  var isStarred: Bool?
  var tags: [String]?
  var trashedAt: Double?
  /// Oldest first.
  var turns: [ArchivedTurn]
  var draft: Draft?

  init(_ record: SessionRecord) {
    let session = record.session
    id = session.id
    title = session.title
    createdAt = session.createdAt.timeIntervalSinceReferenceDate
    updatedAt = session.updatedAt.timeIntervalSinceReferenceDate
    settings = session.settings
    isStarred = session.isStarred ? true : nil
    tags = session.tags.isEmpty ? nil : session.tags
    trashedAt = session.trashedAt?.timeIntervalSinceReferenceDate
    turns = record.turns.map { ArchivedTurn($0, in: record) }
    draft = record.draft.isEmpty ? nil : record.draft
  }

  /// What the library keeps of it; nil where a turn is not one that this version knows.
  var record: SessionRecord? {
    func date(_ time: Double) -> Date { Date(timeIntervalSinceReferenceDate: time) }
    var session = Session(
      id: id, title: title, createdAt: date(createdAt), updatedAt: date(updatedAt),
      settings: settings)
    session.isStarred = isStarred ?? false
    session.tags = tags ?? []
    session.trashedAt = trashedAt.map(date)
    let known = turns.compactMap { $0.turn(of: id) }
    guard known.count == turns.count else { return nil }
    var record = SessionRecord(session: session, turns: known, draft: draft ?? Draft())
    for turn in turns {
      record.attempts[turn.id] = turn.attempts?.map(\.attempt)
      record.notices[turn.id] = turn.notice
      record.annotations[turn.id] = turn.annotation
    }
    return record
  }

  /// The bytes of the entry: equal records give equal bytes.
  static func encode(_ record: SessionRecord) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(ArchivedSession(record))
  }
}
