import Conversation
import Foundation
import Resilience
import Synchronization
import Testing

@testable import GeminiAPI

/// Requests with an access token, from the command that prints it to real HTTP.
@Suite struct AccessTokenTests {
  private static let success = "200 OK"
  private static let refusal = "401 Unauthorized"

  let spool: TemporaryFolder

  init() throws { spool = try TemporaryFolder() }

  /// A command that prints another token each time: `token-number-1`.
  private func counting() -> SecretCommand {
    command("sh", "-c", #"echo x >> "$0"; echo "token-number-$(wc -l < "$0")""#, runs.path)
  }

  private var runs: URL { spool.file("runs") }

  private func command(_ arguments: String..., limit: Duration = .seconds(120)) -> SecretCommand {
    SecretCommand(
      "vertex.tokenCommand", arguments, environment: ["PATH": "/usr/bin:/bin"], timeLimit: limit)
  }

  private func client(
    _ server: TestServer, _ command: SecretCommand, path: String = ""
  ) throws -> GeminiClient {
    let endpoint = Endpoint(
      .vertex(try CloudProject("my-project")), baseURL: try server.url(path),
      credential: .command(command))
    return GeminiClient(endpoint: endpoint, transport: CurlTransport(), spool: spool.url)
  }

  /// Serves a status and a body to each request in turn, and notes heads.
  private func server(_ answers: (status: String, body: String)...) throws -> TestServer {
    try TestServer { connection, server in
      let head = connection.readHead()
      server.note(head)
      if head.hasPrefix("POST") { _ = connection.read(until: "true}}}") }
      let (status, body) = answers[min(server.notes.count, answers.count) - 1]
      connection.write("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }
  }

  private func generate(_ client: GeminiClient) async throws(Failure) -> AnswerEnd {
    let spool = spool
    let request = GenerateRequest(
      model: "m", contents: [Content(role: .user, parts: [.text("a boat")])],
      settings: GenerationSettings(model: "m"), blobURL: { spool.file($0.rawValue) })
    return try await client.generate(request) { _ in }
  }

  private func failure(_ client: GeminiClient) async throws -> Failure {
    try #require(await #expect(throws: Failure.self) { try await generate(client) })
  }

  private func tokens(_ server: TestServer) -> [String] {
    server.notes.map { String($0.firstMatch(of: /Authorization: Bearer (\S+)/)?.1 ?? "none") }
  }

  @Test func `a token goes out in its header, with the project, and is fetched once`() async throws
  {
    let server = try server((Self.success, RecordedAnswer.stream))
    let client = try client(server, counting(), path: "/relay")
    for _ in 0..<2 { _ = try await generate(client) }
    #expect(tokens(server) == ["token-number-1", "token-number-1"])
    let head = server.notes[0]
    #expect(
      head.hasPrefix(
        "POST /relay/v1beta1/projects/my-project/locations/global/publishers/google/models/"
          + "m:streamGenerateContent?alt=sse HTTP/1.1\r\n"))
    #expect(head.contains("\r\nx-goog-user-project: my-project\r\n"))
    #expect(!head.contains("x-goog-api-key"))
  }

  @Test func `a refused token is replaced, and the request goes once more`() async throws {
    let server = try server(
      (Self.refusal, ErrorBody.token("ACCESS_TOKEN_EXPIRED")),
      (Self.success, RecordedAnswer.stream))
    let client = try client(server, counting())
    #expect(try await generate(client).finishReason == .stop)
    #expect(tokens(server) == ["token-number-1", "token-number-2"])
    _ = try await generate(client)
    #expect(tokens(server).last == "token-number-2")
  }

  @Test func `a token that is refused twice fails after two requests`() async throws {
    let server = try server((Self.refusal, ErrorBody.token("ACCESS_TOKEN_EXPIRED")))
    let failure = try await failure(client(server, counting()))
    #expect(failure.category == .access)
    #expect(failure.cause == .tokenInvalid)
    #expect(failure.charge == .none)
    #expect(tokens(server) == ["token-number-1", "token-number-2"])
  }

  @Test func `a key that is refused is not sent again`() async throws {
    let server = try server((Self.refusal, ErrorBody.plain(401, "UNAUTHENTICATED", "no")))
    let endpoint = Endpoint(
      .vertexExpress, baseURL: try server.url(""), credential: .key(APIKey("express-key")))
    let client = GeminiClient(endpoint: endpoint, transport: CurlTransport(), spool: spool.url)
    #expect(try await failure(client).cause == .keyInvalid)
    #expect(server.notes.count == 1)
    #expect(server.notes[0].contains("\r\nx-goog-api-key: express-key\r\n"))
    #expect(server.notes[0].hasPrefix("POST /v1beta1/publishers/google/models/m:stream"))
  }

  @Test(arguments: ["403 No", "429 No", "500 No", "503 No"])
  func `another refusal is not the token's`(status: String) async throws {
    let server = try server((status, "{}"))
    _ = try await failure(client(server, counting()))
    #expect(server.notes.count == 1)
  }

  @Test func `a refusal within an answer is not sent again, for it may be charged`() async throws {
    let error = #"data: {"error":{"code":401,"message":"m","status":"UNAUTHENTICATED"}}"#
    let server = try server((Self.success, error + "\r\n\r\n"))
    let failure = try await failure(client(server, counting()))
    #expect(failure.httpStatus == 401)
    #expect(failure.charge == .possible)
    #expect(server.notes.count == 1)
  }

  @Test func `tokens that an error quotes are taken out of it`() async throws {
    let words = "Not token-number-1, not token-number-2."
    let server = try server((Self.refusal, ErrorBody.plain(401, "UNAUTHENTICATED", words)))
    let failure = try await failure(client(server, counting()))
    #expect(failure.message == "Not [token], not [token].")
    #expect(failure.cause == .tokenInvalid)
    #expect(!String(reflecting: failure).contains("token-number"))
  }

  @Test func `a command that gives no token is a failure of access, and nothing is sent`()
    async throws
  {
    let server = try server((Self.success, RecordedAnswer.stream))
    let commands = [
      (command("false"), "failed with status 1."), (command("true"), "printed nothing."),
      (command("sleep", "600", limit: .milliseconds(50)), "was not done within 0.05 seconds."),
      (command("no-such-program"), "cannot be run."),
      (command("echo", "You have no account."), "printed is no token."),
    ]
    for (command, words) in commands {
      let failure = try await failure(client(server, command))
      #expect(failure.category == .access)
      #expect(failure.cause == .tokenUnavailable)
      #expect(failure.charge == .none)
      #expect(failure.message.hasSuffix(words))
      #expect(failure.retryRule == .never)
    }
    #expect(server.notes.isEmpty)
  }

  @Test func `a stop while the command runs is a stop`() async throws {
    let server = try server((Self.success, RecordedAnswer.stream))
    let client = try client(server, command("sleep", "60"))
    let task = Task { () throws(Failure) in try await generate(client) }
    task.cancel()
    guard case .failure(let error) = await task.result else { throw Failed() }
    #expect((error as? Failure)?.cause == .stopped)
    #expect((error as? Failure)?.charge == Failure.Charge.none)
    #expect(server.notes.isEmpty)
  }

  @Test func `a token of 50 minutes is fetched anew`() async throws {
    let time = Mutex(ContinuousClock.now)
    let source = TokenSource(counting()) { time.withLock { $0 } }
    let first = try await source.token()
    time.withLock { $0 += .seconds(50 * 60 - 1) }
    #expect(try await source.token() == first)
    time.withLock { $0 += .seconds(1) }
    let second = try await source.token()
    #expect(second == AccessToken("token-number-2"))
    #expect(try await source.token(insteadOf: first) == second)
    #expect(try await source.token(insteadOf: second) == AccessToken("token-number-3"))
  }

  @Test func `the models that Google publishes are listed`() async throws {
    let server = try server(
      (
        Self.success,
        #"{"publisherModels":[{"name":"publishers/google/models/a","versionId":"001"}]}"#
      ))
    #expect(try await client(server, counting()).models() == [ServiceModel(id: "a")])
    #expect(server.notes[0].hasPrefix("GET /v1beta1/publishers/google/models?pageSize=200 HTTP"))
    #expect(server.notes[0].contains("\r\nx-goog-user-project: my-project\r\n"))
    #expect(server.notes[0].contains("\r\nAuthorization: Bearer token-number-1\r\n"))
  }

  @Test func `a token does not follow a redirect`() async throws {
    let other = try server((Self.success, RecordedAnswer.stream))
    let target = try other.url("/").absoluteString
    let server = try server(("307 Temporary Redirect\r\nLocation: \(target)", ""))
    #expect(try await failure(client(server, counting())).cause == .redirected)
    #expect(other.notes.isEmpty)
  }
}
