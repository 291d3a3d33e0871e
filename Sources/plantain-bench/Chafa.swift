import Foundation

/// The yardstick of pictures: the chafa of the command line, with the symbols that Plantain uses.
struct Chafa {
  private let program: String
  /// `chafa 1.12.4`.
  let version: String

  /// Finds chafa on the `PATH`; nil where there is none.
  init?() {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    let programs = path.split(separator: ":").map { "\($0)/chafa" }
    guard let program = programs.first(where: FileManager.default.isExecutableFile),
      let printed = try? Child(program, ["--version"]).finish(),
      let line = String(decoding: printed, as: UTF8.self).split(separator: "\n").first,
      let version = line.split(separator: " ").last
    else { return nil }
    self.program = program
    self.version = "chafa \(version)"
  }

  /// Draws a picture as cells, 24 bits a colour.
  func draw(_ picture: URL, columns: Int, rows: Int, output: URL) throws -> TimedProcess {
    try TimedProcess(
      program,
      [
        "--format", "symbols", "--symbols", "space+solid+half+quad", "--colors", "full",
        "--size", "\(columns)x\(rows)", picture.path,
      ], output: output)
  }
}
