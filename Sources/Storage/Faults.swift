/// Where tests make the disk fail: every system call and every SQL statement passes here first.
///
/// A task-local value, so that tests that run side by side do not meet. Nothing sets it otherwise.
enum Faults {
  /// Something that is about to be done.
  struct Operation: Hashable, Sendable {
    /// `fsync`, or an SQL statement.
    let name: String
  }

  /// Called before an operation; an error number makes the operation fail with it.
  @TaskLocal static var strike: (@Sendable (Operation) -> Int32?)?

  /// The error number an operation shall fail with.
  static func number(at name: String) -> Int32? {
    guard let strike else { return nil }
    return strike(Operation(name: name))
  }
}
