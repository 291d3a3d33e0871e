import Conversation
import Foundation
import Storage

/// The sessions this copy drives; another copy cannot take them meanwhile.
final class HeldSessions {
  private var locks: [SessionID: SessionLock] = [:]
  private let dataFolder: URL

  init(dataFolder: URL) {
    self.dataFolder = dataFolder
  }

  /// Takes a session; false when another copy has it.
  ///
  /// - Throws: `LibraryError` when the lock's file cannot be made.
  func take(_ session: SessionID) throws -> Bool {
    if locks[session] != nil { return true }
    guard let lock = try SessionLock(session: session, in: dataFolder) else { return false }
    locks[session] = lock
    return true
  }

  func releaseAll() {
    for lock in locks.values { lock.release() }
    locks = [:]
  }
}
