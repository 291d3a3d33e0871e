import Foundation

/// Why something could not leave or enter the library; the description is a sentence for the user.
///
/// It may quote names of files and entries, which the sinks filter.
package struct ExchangeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, by what the user can do about it.
  package enum Kind: Hashable, Sendable {
    /// A file of that name is there, and nothing is written over.
    case exists
    /// The place cannot be written: no folder or no right.
    case notWritable
    /// The disk, or the user's share of it, is full or broken.
    case full
    /// No file that can be read, or none of ours.
    case notAnArchive
    /// Written by a later version of Plantain.
    case newer
    /// It is ours, and something in it is not as it was written.
    case damaged
    /// More than this machine takes.
    case tooLarge
  }

  package let kind: Kind
  package let description: String

  init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// An entry of an archive that is not as it was written.
  static func damaged(_ entry: String, _ why: String) -> ExchangeError {
    ExchangeError(.damaged, "The archive is damaged, nothing was imported: \(entry) \(why).")
  }

  /// A refusal of the operating system while something is written.
  static func system(_ number: Int32, _ name: String) -> ExchangeError {
    number == EEXIST
      ? ExchangeError(.exists, "\(name) is there already, and nothing is written over.")
      : ExchangeError(
        [ENOSPC, EDQUOT, EIO].contains(number) ? .full : .notWritable,
        "\(name) cannot be written: \(String(cString: strerror(number))).")
  }
}
