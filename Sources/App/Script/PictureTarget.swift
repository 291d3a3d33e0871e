import Conversation
import Foundation
import Imaging

/// Where the final pictures go: what `-o` says.
struct PictureTarget {
  private enum Place {
    case library, standardOutput
    case file(String)
    /// A path with `%d` for the number.
    case numbered(String)
    case folder(String)
  }

  private let place: Place

  /// Refuses a place the pictures cannot go to, before anything is paid for.
  ///
  /// - Parameter ask: What is asked for; a list takes a folder, which is made if it is missing.
  /// - Throws: ``UsageError`` with one sentence.
  init(_ ask: Invocation.Ask) throws(UsageError) {
    guard let output = ask.output else {
      place = .library
      return
    }
    guard ask.file == nil else {
      place = try Self.listPlace(output)
      return
    }
    place = output == "-" ? .standardOutput : .file(output)
    if output == "-" {
      guard isatty(STDOUT_FILENO) == 0 else {
        throw UsageError("-o - writes a picture to a pipe or a file, not to a terminal.")
      }
      guard ask.report == .words else {
        throw UsageError("-o - and --json both want standard output; give -o a file.")
      }
    } else if !Self.isWritableFile(output) {
      throw UsageError("-o \(output) cannot be written.")
    }
  }

  var isStandardOutput: Bool {
    if case .standardOutput = place { true } else { false }
  }

  /// The file of a picture, the one of a prompt's number among so many; nil where it goes to none.
  func path(of picture: Picture, number: Int, among count: Int) -> String? {
    switch place {
    case .library, .standardOutput: return nil
    case .file(let path): return path
    case .numbered(let path): return path.replacing("%d", with: String(number), maxReplacements: 1)
    case .folder(let path):
      let digits = String(number)
      let zeros = String(repeating: "0", count: max(0, String(count).count - digits.count))
      let ending = PictureFormat.allCases.first { $0.mimeType == picture.mimeType }
      let name = zeros + digits + (ending.map { ".\($0.fileExtension)" } ?? "")
      return URL(filePath: path, directoryHint: .isDirectory).appending(path: name).path
    }
  }

  private static func listPlace(_ output: String) throws(UsageError) -> Place {
    if output.contains("%d") {
      guard isWritableFile(output) else { throw UsageError("-o \(output) cannot be written.") }
      return .numbered(output)
    }
    guard output.hasSuffix("/") || isFolder(output) else {
      throw UsageError("With --file, -o is a folder (DIR/) or has %d for the number: boat-%d.png.")
    }
    do {
      try FileManager.default.createDirectory(
        atPath: output, withIntermediateDirectories: true)
    } catch {
      throw UsageError("-o \(output) cannot be made.")
    }
    guard FileManager.default.isWritableFile(atPath: output) else {
      throw UsageError("-o \(output) cannot be written.")
    }
    return .folder(output)
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private static func isWritableFile(_ path: String) -> Bool {
    let isThere = FileManager.default.fileExists(atPath: path)
    let folder = URL(filePath: path).deletingLastPathComponent().path
    return FileManager.default.isWritableFile(atPath: isThere ? path : folder) && !isFolder(path)
  }
}
