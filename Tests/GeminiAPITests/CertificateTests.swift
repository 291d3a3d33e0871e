import Foundation
import Testing

@testable import GeminiAPI

/// A transfer against a real TLS server.
@Suite struct CertificateTests {
  private static let openssl = "/usr/bin/openssl"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: openssl)))
  func `a certificate that nobody vouches for is refused before the key goes out`() async throws {
    let folder = try TemporaryFolder()
    let key = folder.file("key.pem").path
    let certificate = folder.file("certificate.pem").path
    let making = try start(
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1", "-days", "2",
      "-keyout", key, "-out", certificate)
    making.process.waitUntilExit()
    let server = try start(
      "s_server", "-accept", "127.0.0.1:0", "-key", key, "-cert", certificate)
    defer { server.process.terminate() }
    var told = ""
    while !told.contains("ACCEPT"), let data = try server.output.read(upToCount: 1) {
      told += String(decoding: data, as: UTF8.self)
    }
    let line = try server.output.read(upToCount: 17) ?? Data()
    let port = String(decoding: line, as: UTF8.self).split(separator: ":").last?
      .prefix { $0.isNumber }
    let url = try #require(URL(string: "https://127.0.0.1:\(port ?? "")/"))
    let request = HTTPRequest(
      method: .post, url: url, authorization: .key(APIKey("the-key")),
      body: RequestBody(Data("{}".utf8)))
    await #expect {
      try await CurlTransport().transfer(request) { _ in }
    } throws: { error in
      let error = error as? TransportError
      return error?.kind == .certificate && error?.isWholeBodySent == false
    }
  }

  private func start(_ arguments: String...) throws -> (process: Process, output: FileHandle) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.openssl)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = Pipe()
    try process.run()
    return (process, pipe.fileHandleForReading)
  }
}
