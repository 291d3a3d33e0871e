import Conversation
import Foundation
import Storage

/// Saves what stands in the composer while it is typed: 300 ms after the last key, and no later
/// than a second after the first one that is not saved yet.
final class DraftSaver {
  private let library: Library
  private let writes: TaskQueue
  private var unsaved: (session: Session, draft: Draft, since: ContinuousClock.Instant)?
  private var timer: Task<Void, Never>?

  init(library: Library, writes: TaskQueue) {
    self.library = library
    self.writes = writes
  }

  func save(_ draft: Draft, of session: Session) {
    if let unsaved, unsaved.session.id != session.id { flush() }
    let since = unsaved?.since ?? .now
    unsaved = (session, draft, since)
    timer?.cancel()
    let wait = min(.milliseconds(300), max(.zero, .seconds(1) - (.now - since)))
    timer = Task { [weak self] in
      try? await Task.sleep(for: wait)
      if !Task.isCancelled { self?.flush() }
    }
  }

  /// Puts what is unsaved into the queue of writes now.
  func flush() {
    timer?.cancel()
    guard let (session, draft, _) = unsaved else { return }
    unsaved = nil
    writes.add { [library] in try await library.saveDraft(draft, session: session) }
  }
}
