package import Resilience

/// The exit codes of the contract: one for each category, so that scripts can tell them apart.
package nonisolated enum ExitCode: Int32, Sendable {
  case done = 0
  case server = 10
  case rateLimit = 11
  case quota = 12
  case request = 13
  case access = 14
  case safety = 15
  case policy = 16
  case noImage = 17
  case network = 18
  case storage = 19
  case usage = 64
  case busyElsewhere = 75
  case cancelled = 130

  /// The code of a category of failures.
  package init(_ category: FailureCategory) {
    self =
      switch category {
      case .server: .server
      case .rateLimit: .rateLimit
      case .quota: .quota
      case .request: .request
      case .access: .access
      case .safety: .safety
      case .policy: .policy
      case .noImage: .noImage
      case .network: .network
      case .storage: .storage
      case .cancelled: .cancelled
      }
  }
}
