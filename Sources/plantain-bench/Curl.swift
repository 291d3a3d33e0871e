import Foundation
import Glibc

/// The yardstick: the same bytes by curl, an answer to a file on the disk, a request from one.
struct Curl {
  /// What one run took.
  struct Sample {
    /// By curl's own clock, which does not count the start of the process, and the fsync.
    var seconds: Double
    /// The part of it that the fsync took.
    var syncSeconds = 0.0
  }

  private let program: String
  /// `curl 7.88.1`.
  let version: String

  /// Finds curl on the `PATH`; nil where there is none.
  init?() {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin"
    let programs = path.split(separator: ":").map { "\($0)/curl" }
    guard let program = programs.first(where: FileManager.default.isExecutableFile),
      let printed = try? Child(program, ["--version"]).finish()
    else { return nil }
    self.program = program
    version = String(decoding: printed, as: UTF8.self).split(separator: " ").prefix(2)
      .joined(separator: " ")
  }

  /// Saves an answer.
  func read(_ url: URL, to file: URL) throws -> Sample {
    let seconds = try run(["--data-binary", "{}", "--output", file.path, url.absoluteString])
    let start = ContinuousClock.now
    let descriptor = open(file.path, O_RDONLY)
    guard fsync(descriptor) == 0 else { throw POSIXError(.EIO) }
    close(descriptor)
    let sync = (ContinuousClock.now - start) / .seconds(1)
    return Sample(seconds: seconds + sync, syncSeconds: sync)
  }

  /// Sends a file as a request's body.
  ///
  /// `--upload-file` reads it while it sends; `--data-binary` reads it before its clock starts.
  func write(_ file: URL, to url: URL) throws -> Sample {
    Sample(
      seconds: try run([
        "--request", "POST", "--upload-file", file.path, "--output", "/dev/null",
        url.absoluteString,
      ]))
  }

  private func run(_ arguments: [String]) throws -> Double {
    let common = ["--silent", "--fail", "--noproxy", "*", "--header", "Expect:"]
    let printed = try Child(program, common + ["--write-out", "%{time_total}"] + arguments).finish()
    guard let seconds = Double(String(decoding: printed, as: UTF8.self)) else {
      throw CocoaError(.fileReadCorruptFile)
    }
    return seconds
  }
}
