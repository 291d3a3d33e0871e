import ChatUI
import Conversation
import Foundation
import Storage

/// What other copies write, and the session they let go of.
extension EffectRunner {
  /// How often it is tried whether the session on the screen is free.
  private nonisolated static let patience = Duration.seconds(1)

  /// Tells what of the screen another copy has changed.
  func libraryChanged() async {
    post(.libraryChanged)
    guard let shown else { return }
    do {
      // One call, so that its answer comes in order with those of this copy's own changes.
      let record = try await services.library.record(of: shown)?.withoutDraft
      guard shown == self.shown, let record, record != told else { return }
      told = record
      var opened = OpenedSession(record)
      opened.isWatched = !held.holds(shown)
      post(.sessionRefreshed(opened))
      readSpending(of: shown)
    } catch {
      post(.notice("storage: \(error)"))
    }
  }

  /// Drives a session as soon as the copy that does lets go of it.
  ///
  /// Nothing tells of that: a lock ends with its process, however that ends.
  func takeOverLater(_ id: SessionID) {
    waiting?.cancel()
    waiting = Task {
      do {
        while !Task.isCancelled, shown == id {
          if try held.take(id) != .elsewhere { return try await takeOver(id) }
          try await Task.sleep(for: Self.patience, tolerance: Self.patience / 4)
        }
      } catch is CancellationError {
      } catch {
        post(.notice("storage: \(error)"))
      }
    }
  }

  private func takeOver(_ id: SessionID) async throws {
    let library = services.library
    try await library.interruptOrphans(of: id)
    guard let record = try await library.record(of: id), shown == id else {
      return held.release(id)
    }
    told = record.withoutDraft
    post(.sessionTaken(OpenedSession(record)))
  }

  // MARK: The trash

  func countTrash() {
    Task { [library = services.library, post] in
      do {
        let trash = try await library.trash()
        post(.trashCounted(TrashCount(sessions: trash.sessionCount, turns: trash.turnCount)))
      } catch {
        post(.notice("storage: \(error)"))
      }
    }
  }

  func emptyTrash() {
    writes.add { [weak self, services, post] in
      let done = try await services.library.emptyTrash(sweeping: services.blobs, now: Date())
      let count = TrashCount(sessions: done.sessions, turns: done.turns, open: done.open)
      post(.trashEmptied(count, byteCount: done.byteCount))
      if done.isUnsound {
        post(.notice("no file was removed: the library is damaged; plantain check tells how"))
      }
      await self?.libraryChanged()
    }
  }
}

extension OpenedSession {
  /// A session as the library holds it.
  init(_ record: SessionRecord) {
    self.init(
      session: record.session, turns: record.turns, attempts: record.attempts,
      notices: record.notices, annotations: record.annotations, draft: record.draft)
  }
}

extension SessionRecord {
  /// What all copies may see of it: the draft is its driver's.
  var withoutDraft: SessionRecord {
    var record = self
    record.draft = Draft()
    return record
  }
}
