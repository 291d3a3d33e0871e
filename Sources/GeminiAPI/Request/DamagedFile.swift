package import Foundation

/// A file of the history that cannot be sent: it is not there, or not as long as it was stored.
package struct DamagedFile: Error, Hashable, Sendable {
  package var url: URL
  package var isMissing: Bool
}
