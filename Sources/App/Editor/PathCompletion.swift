import Foundation
import Imaging

/// Completes a path as it is typed in the composer.
nonisolated enum PathCompletion {
  /// Folders (with a slash at the end) and pictures that begin like the path; at most 50.
  @concurrent
  static func candidates(for path: String) async -> [String] {
    let typed = path as NSString
    let folder = path.hasSuffix("/") ? path : typed.deletingLastPathComponent
    let stem = path.hasSuffix("/") ? "" : typed.lastPathComponent
    let shown = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    let real = folder.isEmpty ? "." : (folder as NSString).expandingTildeInPath
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
