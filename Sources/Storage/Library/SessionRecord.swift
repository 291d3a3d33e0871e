package import Conversation
package import Resilience

/// A session with all that the library keeps of it: what leaves one library and enters another.
///
/// What was changed and can be taken back is not of it, nor what a host has of its pictures.
package struct SessionRecord: Hashable, Sendable {
  package var session: Session
  /// Oldest first, those in the trash among them.
  package var turns: [Turn]
  /// A turn without any has no entry, here as in the next two.
  package var attempts: [TurnID: [Attempt]]
  package var notices: [TurnID: RetryNotice]
  package var annotations: [TurnID: Annotation]
  package var draft: Draft

  package init(
    session: Session, turns: [Turn] = [], attempts: [TurnID: [Attempt]] = [:],
    notices: [TurnID: RetryNotice] = [:], annotations: [TurnID: Annotation] = [:],
    draft: Draft = Draft()
  ) {
    self.session = session
    self.turns = turns
    self.attempts = attempts
    self.notices = notices
    self.annotations = annotations
    self.draft = draft
  }

  /// The parts of all turns but those that the trash was emptied of: their files are gone.
  private var parts: [Part] {
    turns.filter { annotations[$0.id]?.emptiedAt == nil }.flatMap { $0.prompt + $0.answer }
  }

  /// The pictures whose files it needs, each one once, in the order of the turns.
  package var pictures: [Picture] {
    var seen: Set<BlobID> = []
    return (parts.compactMap(\.picture) + draft.attachments).filter {
      seen.insert($0.blob).inserted
    }
  }

  /// The signatures it needs, each one once.
  package var signatures: [Signature] {
    var seen: Set<BlobID> = []
    return parts.compactMap(\.signature).filter {
      seen.insert($0.blob).inserted
    }
  }

  /// The record as another library takes it: what runs or waits here is interrupted there, because
  /// nothing is sent by an import.
  package var settled: SessionRecord {
    var record = self
    for place in record.turns.indices {
      guard [.pending, .waiting].contains(record.turns[place].state) else { continue }
      record.turns[place].state = .interrupted
      record.turns[place].waitsUntil = nil
    }
    record.notices = [:]
    return record
  }
}
