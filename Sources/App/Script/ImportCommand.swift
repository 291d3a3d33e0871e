import Conversation
import Exchange
import Foundation
import Storage

/// `plantain import`: the sessions of archives into the library, each archive wholly or not at all.
struct ImportCommand {
  let library: Library
  let blobs: BlobStore

  /// Imports archives one after the other; one that cannot be taken does not stop the others.
  ///
  /// - Returns: the code of the first that could not be taken.
  /// - Throws: `LibraryError` where the library itself cannot be written.
  func run(_ files: [String]) async throws -> ExitCode {
    var code = ExitCode.done
    for file in files {
      do {
        try await Self.tell(take(file))
      } catch let error as ExchangeError {
        Output.note("\(file): \(error)")
        if code == .done { code = ExitCode(error) }
      }
    }
    return code
  }

  /// Imports one archive.
  ///
  /// - Throws: `ExchangeError` that names the entry, `LibraryError`.
  func take(_ file: String) async throws -> ImportReport {
    let path = (file as NSString).expandingTildeInPath
    return try await ArchiveImport(library: library, blobs: blobs).run(path)
  }

  /// A line for each session, and what is worth a word.
  static func tell(_ report: ImportReport) {
    for entry in report.sessions {
      let turns = "\(entry.turns) \(entry.turns == 1 ? "turn" : "turns")"
      let title = entry.title.isEmpty ? "" : "  \(entry.title)"
      switch entry.outcome {
      case .imported: Output.line("\(entry.id)  imported  \(turns)\(title)")
      case .alreadyThere: Output.line("\(entry.id)  there already  \(turns)\(title)")
      case .copied(let original):
        Output.line("\(entry.id)  imported as a copy  \(turns)\(title)")
        Output.note("\(original) is here in another state, which stays as it is.")
      }
      if entry.interrupted > 0 {
        Output.note("\(entry.id): \(entry.interrupted) on their way are interrupted here.")
      }
    }
    if report.missing > 0 {
      Output.note("The archive lacks \(report.missing) pictures and signatures, as it says.")
    }
  }
}

extension ExitCode {
  /// The code of an export or import that did not happen.
  init(_ error: ExchangeError) {
    switch error.kind {
    case .exists, .notWritable, .notAnArchive: self = .usage
    case .full, .newer, .damaged, .tooLarge: self = .storage
    }
  }
}
