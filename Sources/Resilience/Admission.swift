/// What became of a request that asked for its place among those of all copies.
package enum Admission: Hashable, Sendable {
  /// It goes now; a limit that it brings near its end is named.
  case go(nearing: LimitUse?)
  /// It has a place later.
  case wait(RetryNotice, nearing: LimitUse?)
  /// Not today.
  case usedUp(LimitUse)
}
