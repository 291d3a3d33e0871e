import Foundation
import Imaging

/// Completes a path as it is typed in the composer.
nonisolated enum PathCompletion {
  /// Folders (with a slash at the end) and pictures that begin like the path; at most 50.
  @concurrent
  static func candidates(for path: String) async -> [String] {
    // Not by NSString's path functions: deletingLastPathComponent ends the program where there is
    // no slash (Swift 6.3.1 on Linux).
    let end = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let (shown, stem) = (String(path[..<end]), path[end...])
    let real = shown.isEmpty ? "." : (shown as NSString).expandingTildeInPath
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: real) else { return [] }
    let matching = names.filter { name in
      name.lowercased().hasPrefix(stem.lowercased())
        && (stem.hasPrefix(".") || !name.hasPrefix("."))
    }
    let entries = matching.compactMap { name -> String? in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: "\(real)/\(name)", isDirectory: &isFolder)
      else { return nil }
      if isFolder.boolValue { return shown + name + "/" }
      let ending = (name as NSString).pathExtension
      return PictureFormat(fileExtension: ending) == nil ? nil : shown + name
    }
    return Array(entries.sorted().prefix(50))
  }
}
