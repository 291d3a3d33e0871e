import Foundation
import Testing

/// Google's own Python client, `google-genai`, as a reader of requests that is not ours.
struct GoogleReader {
  /// What it understood of a request.
  struct Reading: Decodable {
    /// One part; what it does not have is nil.
    struct Part: Decodable, Hashable {
      var role: String
      /// The one field that holds the part's data: `text`, `inlineData`, `functionCall`.
      var kind: String
      var text: String?
      var mimeType: String?
      var pictureDigest: String?
      /// The characters that stand in the request.
      var signature: String?
      /// The digest of the bytes they stand for.
      var signatureDigest: String?
    }

    var parts: [Part]
    /// The client's configuration as JSON, its keys in order.
    var configuration: String
  }

  /// It refused a request: its words.
  struct Refusal: Error {
    var words: String
  }

  /// Whether the `python3` of the `PATH` has it.
  static let isInstalled = (try? run("-c", "import google.genai")) != nil

  /// How to get it, for the line that a skipped test prints.
  static let hint: Comment = """
    google-genai is not installed: python3 -m venv V && V/bin/pip install google-genai, \
    then PATH=$PWD/V/bin:$PATH swift test
    """

  /// Has it read a file with a request's body.
  static func read(_ file: URL) throws -> Reading {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(component: "read_request.py")
    return try JSONDecoder().decode(Reading.self, from: run(script.path, file.path))
  }

  private static func run(_ arguments: String...) throws -> Data {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let words = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Refusal(words: String(decoding: words, as: UTF8.self))
    }
    return printed
  }
}
