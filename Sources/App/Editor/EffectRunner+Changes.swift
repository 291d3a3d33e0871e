import ChatUI
import Conversation
import Foundation
import Storage

/// What the user changes of the library, in the order of the keys.
extension EffectRunner {
  func assign(_ assignments: [Assignment], in session: SessionID) {
    change(.made) { try await $0.assign(assignments, in: session, now: Date()) }
  }

  func undo(in session: SessionID?) {
    change(.undone) { try await $0.undo(in: session, now: Date()) }
  }

  func redo(in session: SessionID?) {
    change(.redone) { try await $0.redo(in: session) }
  }

  private func change(
    _ way: EditWay, _ body: @escaping @Sendable (Library) async throws -> Edit?
  ) {
    writes.add { [library = services.library, post] in
      do {
        if let edit = try await body(library) {
          post(.edit(edit, way))
        } else if way != .made {
          post(.nothingToUndo(way))
        }
      } catch let error as LibraryError where error.code == .changedSince {
        post(.notice(error.message))
      }
    }
  }
}
