import CNcurses

/// Gives the terminal back when the process dies: by `exit`, or by a signal that a fault raises.
///
/// The state and the handlers are in C, because nothing in them may allocate.
enum CrashGuard {
  /// From now on a death writes `leave` and restores the modes.
  static func arm(descriptor: Int32, modes: termios, leave: String) {
    var modes = modes
    let bytes = Array(leave.utf8).map { CChar(bitPattern: $0) }
    _ = plantain_guard_arm(descriptor, &modes, bytes, bytes.count)
  }

  /// The terminal was given back in the ordinary way.
  static func disarm() {
    plantain_guard_disarm()
  }
}
