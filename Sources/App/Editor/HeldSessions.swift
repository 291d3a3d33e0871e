import Conversation
import Foundation
import Storage

/// The sessions this copy drives; another copy cannot take them meanwhile.
final class HeldSessions {
  /// What came of wanting a session.
  enum Hold {
    /// Nobody had it: what is pending in it was left by a program that died.
    case taken
    /// It was held here already, and a turn of it may be running.
    case kept
    /// Another copy has it.
    case elsewhere
  }

  private var locks: [SessionID: SessionLock] = [:]
  private let dataFolder: URL

  init(dataFolder: URL) {
    self.dataFolder = dataFolder
  }

  /// Takes a session, if nobody else has it.
  ///
  /// - Throws: `LibraryError` when the lock's file cannot be made.
  func take(_ session: SessionID) throws -> Hold {
    if locks[session] != nil { return .kept }
    guard let lock = try SessionLock(session: session, in: dataFolder) else { return .elsewhere }
    locks[session] = lock
    return .taken
  }

  /// Whether this copy drives a session.
  func holds(_ session: SessionID) -> Bool { locks[session] != nil }

  func release(_ session: SessionID) {
    locks.removeValue(forKey: session)?.release()
  }

  func releaseAll() {
    for session in locks.keys { release(session) }
  }
}
