/// What comes from the terminal.
package enum InputEvent: Hashable, Sendable {
  case key(KeyEvent)
  /// A bracketed paste, line ends made LF; not yet filtered.
  case paste(String)
  case mouse(MouseEvent)
  case resize(Size)
  /// The window got or lost the focus.
  case focus(Bool)
  /// An answer to a question of ours (device attributes, colours): its bytes.
  case reply([UInt8])
  /// SIGTERM or SIGHUP, or the terminal is gone: leave, keep everything.
  case hangUp
  /// Back from suspension: draw everything anew.
  case resumed
}

/// A mouse button or wheel event at a cell.
package struct MouseEvent: Hashable, Sendable {
  /// What the mouse did.
  package enum Kind: Hashable, Sendable {
    case press, release, drag, wheelUp, wheelDown
  }

  package var kind: Kind
  package var position: Position

  package init(_ kind: Kind, at position: Position) {
    self.kind = kind
    self.position = position
  }
}
