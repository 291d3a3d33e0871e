import Foundation
import Glibc
import Synchronization
import Testing

@testable import GeminiAPI

/// Transfers against a real server on loopback.
@Suite struct CurlTransportTests {
  /// What a transfer told.
  private final class Log: Sendable {
    private struct State {
      var heads: [HTTPHead] = []
      var bytes: [UInt8] = []
      var sent: [Int] = []
    }

    private let state = Mutex(State())

    var heads: [HTTPHead] { state.withLock { $0.heads } }
    var text: String { String(decoding: state.withLock { $0.bytes }, as: UTF8.self) }
    var sent: [Int] { state.withLock { $0.sent } }

    func note(_ event: TransferEvent) {
      switch event {
      case .sent(let count, _): state.withLock { $0.sent.append(count) }
      case .head(let head): state.withLock { $0.heads.append(head) }
      case .bytes(let bytes):
        let copy = Array(bytes)
        state.withLock { $0.bytes += copy }
      }
    }
  }

  private func request(_ url: URL, body: RequestBody? = nil) -> HTTPRequest {
    HTTPRequest(
      method: body == nil ? .get : .post, url: url,
      headers: body == nil ? [] : [("Content-Type", "application/json")],
      authorization: .key(APIKey("the-key")), body: body)
  }

  /// Runs a transfer that must fail, and gives its error.
  private func error(
    _ url: URL, _ timeouts: Timeouts = Timeouts(), body: RequestBody? = nil, log: Log = Log()
  ) async throws -> TransportError {
    do {
      try await CurlTransport(timeouts: timeouts).transfer(request(url, body: body), log.note)
    } catch let error as TransportError {
      return error
    }
    throw Failed()
  }

  @Test func `a request goes out with its exact length, the key and no Expect`() async throws {
    let size = 3_000_000
    let server = try TestServer { connection, server in
      server.note(connection.readHead())
      server.note("\(connection.read(count: size))")
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: b\r\n\r\nok")
    }
    let log = Log()
    let body = RequestBody(Data(repeating: 65, count: size))
    try await CurlTransport().transfer(request(server.url("/x?y=z"), body: body), log.note)
    let lines = server.notes[0].components(separatedBy: "\r\n")
    #expect(lines.first == "POST /x?y=z HTTP/1.1")
    #expect(lines.contains("Content-Length: 3000000"))
    #expect(lines.contains("x-goog-api-key: the-key"))
    #expect(lines.contains("Content-Type: application/json"))
    for header in ["expect", "transfer-encoding", "cookie", "authorization"] {
      #expect(!lines.contains { $0.lowercased().hasPrefix(header) })
    }
    #expect(server.notes[1] == "3000000")
    #expect(log.heads.map(\.status) == [200])
    #expect(log.heads.first?["x-a"] == "b")
    #expect(log.text == "ok")
    #expect(log.sent.last == size)
    #expect(log.sent == log.sent.sorted())
  }

  @Test func `an interim answer is passed over`() async throws {
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      connection.write("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n")
      connection.write("HTTP/1.1 503 No\r\nContent-Length: 1\r\n\r\n!")
    }
    let log = Log()
    try await CurlTransport().transfer(request(server.url()), log.note)
    #expect(log.heads == [HTTPHead(status: 503, headers: [("content-length", "1")])])
    #expect(log.text == "!")
  }

  @Test func `a redirect is not followed, and the key does not go there`() async throws {
    let other = try TestServer { connection, server in server.note(connection.readHead()) }
    let target = try other.url().absoluteString
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      connection.write("HTTP/1.1 307 Go\r\nLocation: \(target)\r\nContent-Length: 0\r\n\r\n")
    }
    let log = Log()
    try await CurlTransport().transfer(request(server.url()), log.note)
    #expect(log.heads.map(\.status) == [307])
    #expect(other.notes.isEmpty)
  }

  @Test func `an answer that stops in its middle is cut`() async throws {
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")
    }
    let log = Log()
    let error = try await error(server.url(), log: log)
    #expect(error.kind == .cut)
    #expect(error.isWholeBodySent)
    #expect(log.text == "only this")
  }

  @Test func `a chunked answer that stops in its middle is cut`() async throws {
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nonly\r\n")
    }
    #expect(try await error(server.url()).kind == .cut)
  }

  @Test func `a server that hangs up on the request cuts it, and nothing can be charged`()
    async throws
  {
    let server = try TestServer { connection, _ in _ = connection.readHead() }
    let body = RequestBody(Data(repeating: 65, count: 30_000_000))
    let error = try await error(server.url(), body: body)
    #expect(error.kind == .cut)
    #expect(!error.isWholeBodySent)
  }

  @Test func `a refusal is heard although the request is not out`() async throws {
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      connection.write("HTTP/1.1 413 No\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno")
      connection.waitForEnd()
    }
    let log = Log()
    let body = RequestBody(Data(repeating: 65, count: 30_000_000))
    try await CurlTransport().transfer(request(server.url(), body: body), log.note)
    #expect(log.heads.map(\.status) == [413])
    #expect(log.text == "no")
  }

  @Test func `a server that says nothing is given up`() async throws {
    let server = try TestServer { connection, _ in connection.waitForEnd() }
    let short = Timeouts(firstByte: .milliseconds(80))
    let error = try await error(server.url(), short, body: RequestBody(Data("{}".utf8)))
    #expect(error.kind == .firstByteTimeout)
    #expect(error.isWholeBodySent)
  }

  @Test func `a server that falls silent is given up`() async throws {
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")
      connection.waitForEnd()
    }
    let log = Log()
    let error = try await error(server.url(), Timeouts(idle: .milliseconds(80)), log: log)
    #expect(error.kind == .idleTimeout)
    #expect(log.text == "only this")
  }

  @Test func `a server that does not read is given up`() async throws {
    let gate = DispatchSemaphore(value: 0)
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      gate.wait()
    }
    let body = RequestBody(Data(repeating: 65, count: 30_000_000))
    let error = try await error(server.url(), Timeouts(idle: .milliseconds(200)), body: body)
    gate.signal()
    #expect(error.kind == .idleTimeout)
    #expect(!error.isWholeBodySent)
  }

  @Test func `a transfer has an end even if bytes keep coming`() async throws {
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      connection.write("HTTP/1.1 200 OK\r\n\r\n")
      while connection.write([UInt8](repeating: 65, count: 1000)) {}
    }
    let error = try await error(server.url(), Timeouts(whole: .milliseconds(150)))
    #expect(error.kind == .wholeTimeout)
  }

  @Test func `a port where nobody listens refuses`() async throws {
    let url: URL
    do {
      let server = try TestServer { _, _ in }
      url = try server.url()
    }
    let error = try await error(url)
    #expect([.connectionRefused, .cut].contains(error.kind))
    #expect(!error.isWholeBodySent || error.kind == .cut)
  }

  @Test func `a name that does not exist is not found`() async throws {
    let url = try #require(URL(string: "https://name.invalid/"))
    let error = try await error(url, Timeouts(connect: .seconds(5)))
    #expect([.nameNotFound, .connectTimeout].contains(error.kind))
    #expect(!error.isWholeBodySent)
  }

  @Test func `a server that does not speak TLS breaks the handshake`() async throws {
    let server = try TestServer { connection, _ in
      connection.write("HTTP/1.1 400 Bad Request\r\n\r\n")
    }
    let url = try #require(URL(string: "https://127.0.0.1:\(server.port)/"))
    let error = try await error(url)
    #expect(error.kind == .tlsHandshake)
    #expect(!error.isWholeBodySent)
  }

  @Test(arguments: ["http://example.org/", "ftp://127.0.0.1/", "file:///etc/passwd"])
  func `nothing but https goes out, and http to this machine`(text: String) async throws {
    let error = try await error(try #require(URL(string: text)))
    #expect(error.kind == .refusedURL)
  }

  @Test func `what the handler throws ends the transfer`() async throws {
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      connection.write("HTTP/1.1 200 OK\r\n\r\nx")
      connection.waitForEnd()
    }
    let request = request(try server.url())
    await #expect(throws: Failed.self) {
      try await CurlTransport().transfer(request) { event in
        if case .bytes = event { throw Failed() }
      }
    }
  }

  /// In a process of its own, since other tests keep the threads of this one busy, and the quickest
  /// of several, since they keep the machine busy as well.
  @Test func `a stopped transfer ends within 100 ms`() async {
    await #expect(processExitsWith: .success) {
      var quickest = Duration.seconds(60)
      for _ in 0..<20 where quickest >= .milliseconds(100) {
        quickest = min(quickest, try await Self.timeOfStopping())
      }
      #expect(quickest < .milliseconds(100))
    }
  }

  /// How long a transfer in the middle of its answer takes to end when its task is cancelled.
  private static func timeOfStopping() async throws -> Duration {
    let answering = AsyncStream<Void>.makeStream()
    let server = try TestServer { connection, server in
      _ = connection.readHead()
      connection.write("HTTP/1.1 200 OK\r\n\r\nx")
      connection.waitForEnd()
      server.note("hung up")
    }
    let request = HTTPRequest(method: .get, url: try server.url(), authorization: nil)
    let task = Task {
      try await CurlTransport().transfer(request) { event in
        if case .bytes = event { answering.continuation.yield() }
      }
    }
    var events = answering.stream.makeAsyncIterator()
    await events.next()
    let stop = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    return .now - stop
  }

  @Test func `a task that is stopped before it begins sends nothing`() async throws {
    let server = try TestServer { connection, server in server.note(connection.readHead()) }
    let request = request(try server.url(), body: RequestBody(Data("{}".utf8)))
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      try await CurlTransport().transfer(request) { _ in }
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(server.notes.allSatisfy { !$0.contains("x-goog-api-key") })
  }

  @Test func `a proxy of the environment is not asked for this machine`() async {
    // In a process of its own, since the environment belongs to all tests.
    await #expect(processExitsWith: .success) {
      let proxy = try TestServer { connection, server in server.note(connection.readHead()) }
      setenv("http_proxy", try proxy.url().absoluteString, 1)
      let server = try TestServer { connection, _ in
        _ = connection.readHead()
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
      }
      let request = HTTPRequest(method: .get, url: try server.url(), authorization: nil)
      try await CurlTransport().transfer(request) { _ in }
      #expect(proxy.notes.isEmpty)
    }
  }
}
