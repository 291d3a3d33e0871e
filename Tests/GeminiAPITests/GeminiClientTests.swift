import Conversation
import Foundation
import Resilience
import Testing

@testable import GeminiAPI

/// The whole way of a request, over real HTTP.
@Suite struct GeminiClientTests {
  let spool: TemporaryFolder

  init() throws { spool = try TemporaryFolder() }

  private func client(_ server: TestServer, key: String = "the-key") throws -> GeminiClient {
    GeminiClient(
      endpoint: Endpoint(baseURL: try server.url(""), key: APIKey(key)),
      transport: CurlTransport(), spool: spool.url)
  }

  private func request() -> GenerateRequest {
    let spool = spool
    return GenerateRequest(
      model: "m", contents: [Content(role: .user, parts: [.text("a boat")])],
      settings: GenerationSettings(model: "m"), blobURL: { spool.file($0.rawValue) })
  }

  /// Serves one answer to every request, and notes request line and body.
  private func server(_ head: String, _ body: String) throws -> TestServer {
    try TestServer { connection, server in
      let request = connection.readHead()
      server.note(request.components(separatedBy: "\r\n")[0])
      if request.hasPrefix("POST") { server.note(connection.read(until: "true}}}")) }
      connection.write("HTTP/1.1 \(head)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }
  }

  private func failure(_ client: GeminiClient) async throws -> Failure {
    do {
      _ = try await client.generate(request()) { _ in }
    } catch {
      return error
    }
    throw Failed()
  }

  @Test func `a streamed answer comes part by part`() async throws {
    let server = try server("200 OK", RecordedAnswer.stream)
    let transcript = Transcript()
    let end = try await client(server).generate(request(), onEvent: transcript.note)
    let told = transcript.lines.filter { !$0.hasPrefix("sent") && !$0.hasPrefix("received") }
    #expect(told == RecordedAnswer.streamEvents.dropLast())
    #expect(transcript.lines.contains("received \(RecordedAnswer.stream.utf8.count)"))
    #expect(end.finishReason == .stop)
    #expect(end.modelVersion == "gemini-3-pro-image")
    #expect(server.notes[0] == "POST /v1beta/models/m:streamGenerateContent?alt=sse HTTP/1.1")
    #expect(
      server.notes[1].hasPrefix(#"{"contents":[{"role":"user","parts":[{"text":"a boat"}]}]"#))
  }

  @Test func `an answer may come in one piece`() async throws {
    let server = try server("200 OK", RecordedAnswer.unary)
    let transcript = Transcript()
    _ = try await client(server).generate(request(), streaming: false, onEvent: transcript.note)
    #expect(transcript.lines.contains("picture signed(EqCzQg==): image/jpeg picture"))
    #expect(server.notes[0] == "POST /v1beta/models/m:generateContent HTTP/1.1")
  }

  @Test func `an error status is classified with its headers`() async throws {
    let server = try server("429 No\r\nRetry-After: 9", ErrorBody.bare429)
    let failure = try await failure(client(server))
    #expect(failure.cause == .perMinute)
    #expect(failure.serverDelay == 9)
    #expect(failure.charge == .none)
  }

  @Test func `a key that an error quotes is taken out of it`() async throws {
    let key = "sk-relay-0123456789"
    let server = try server(
      "401 No",
      #"{"error":{"code":401,"status":"UNAUTHENTICATED","message":"Bad key sk-relay-0123456789."}}"#
    )
    let failure = try await failure(client(server, key: key))
    #expect(failure.message == "Bad key [key].")
    #expect(failure.rawAnswer?.contains("[key]") == true)
    #expect(!String(reflecting: failure).contains(key))
    await #expect(throws: Failure.self) { try await client(server, key: key).models() }
  }

  @Test func `a key that a rating quotes is taken out of it`() async throws {
    let key = "sk-relay-0123456789"
    let server = try server(
      "200 OK",
      #"{"candidates":[{"finishReason":"SAFETY","safetyRatings":[{"category":"sk-relay-0123456789","probability":"sk-relay-0123456789","blocked":true}]}]}"#
    )
    let failure = try await failure(client(server, key: key))
    #expect(
      failure.safetyRatings == [SafetyRating("[key]", probability: "[key]", isBlocked: true)])
    #expect(!String(reflecting: failure).contains(key))
  }

  @Test func `an error within an answer keeps what came`() async throws {
    let server = try server("200 OK", RecordedAnswer.errorInStream)
    let failure = try await failure(client(server))
    #expect(failure.cause == .serverCancelled)
    #expect(failure.rpcStatus == "CANCELLED")
    #expect(failure.httpStatus == 499)
    #expect(failure.isCommitted)
    #expect(failure.charge == .possible)
  }

  @Test func `an answer that was cut after thoughts is not committed`() async throws {
    let thoughts = RecordedAnswer.stream.components(separatedBy: "\r\n\r\n")[0]
    let server = try server("200 OK", thoughts + "\r\n\r\n")
    let failure = try await failure(client(server))
    #expect(failure.cause == .cutMidStream)
    #expect(!failure.isCommitted)
    #expect(failure.charge == .possible)
  }

  @Test func `a key with a line end goes nowhere`() async throws {
    let server = try server("200 OK", RecordedAnswer.unary)
    let failure = try await failure(client(server, key: "a\r\nx-other: b"))
    #expect(failure.cause == .keyInvalid)
    #expect(server.notes.isEmpty)
  }

  @Test func `a stopped request is cancelled, not failed`() async throws {
    let answering = AsyncStream<Void>.makeStream()
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      connection.write("HTTP/1.1 200 OK\r\n\r\n" + RecordedAnswer.stream.prefix(400))
      connection.waitForEnd()
    }
    let client = try client(server)
    let request = request()
    let task = Task { () throws(Failure) in
      try await client.generate(request) { event in
        if case .part = event { answering.continuation.yield() }
      }
    }
    var parts = answering.stream.makeAsyncIterator()
    await parts.next()
    task.cancel()
    let result = await task.result
    guard case .failure(let error) = result, let failure = error as? Failure else {
      throw Failed()
    }
    #expect(failure.category == .cancelled)
    #expect(failure.cause == .stopped)
    #expect(failure.charge == .possible)
  }

  @Test func `models are listed page by page`() async throws {
    let pages = [
      #"{"models":[{"name":"models/a","displayName":"A","inputTokenLimit":131072,"outputTokenLimit":32768,"supportedGenerationMethods":["generateContent"]}],"nextPageToken":"t&1"}"#,
      #"{"models":[{"name":"models/b"},{"displayName":"nameless"}]}"#,
    ]
    let server = try TestServer { connection, server in
      server.note(connection.readHead().components(separatedBy: "\r\n")[0])
      let page = pages[min(server.notes.count, pages.count) - 1]
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(page.utf8.count)\r\n\r\n\(page)")
    }
    let models = try await client(server).models()
    #expect(
      models == [
        ServiceModel(
          id: "a", displayName: "A", methods: ["generateContent"], inputTokenLimit: 131072,
          outputTokenLimit: 32768),
        ServiceModel(id: "b"),
      ])
    #expect(server.notes[1] == "GET /v1beta/models?pageSize=200&pageToken=t%261 HTTP/1.1")
  }

  @Test func `a list that is refused is a failure`() async throws {
    let server = try server("400 No", ErrorBody.keyInvalid)
    let client = try client(server)
    await #expect { try await client.models() } throws: {
      ($0 as? Failure)?.cause == .keyInvalid
    }
  }
}
