import Foundation

/// Programs on a `PATH` of their own that write down how they were called.
struct ScriptedPrograms {
  let folder: URL

  init(in home: URL) throws {
    folder = home.appending(path: "bin", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Puts a program there that notes arguments, input and variables, does more, and ends.
  func add(_ name: String, _ more: String = "exit 0") throws {
    let script = """
      #!/bin/sh
      printf '%s\\n' "$@" > '\(record(name, "arguments"))'
      /bin/cat > '\(record(name, "input"))'
      /usr/bin/env > '\(record(name, "variables"))'
      echo noise; echo noise >&2
      \(more)
      """
    let file = folder.appending(path: name)
    try Data(script.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  /// The arguments a program was called with; nil where it never was.
  func arguments(of name: String) -> [String]? {
    text(name, "arguments")?.split(separator: "\n").map(String.init)
  }

  func input(of name: String) -> Data? {
    FileManager.default.contents(atPath: record(name, "input"))
  }

  func variables(of name: String) -> String? { text(name, "variables") }

  private func record(_ name: String, _ what: String) -> String {
    folder.appending(path: "\(name).\(what)").path
  }

  private func text(_ name: String, _ what: String) -> String? {
    FileManager.default.contents(atPath: record(name, what)).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
