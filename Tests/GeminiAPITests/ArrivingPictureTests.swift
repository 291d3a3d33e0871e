import Conversation
import Foundation
import Resilience
import Synchronization
import Testing

@testable import GeminiAPI

/// A picture that is told of while it comes, over real HTTP.
@Suite struct ArrivingPictureTests {
  let spool: TemporaryFolder

  init() throws { spool = try TemporaryFolder() }

  /// What was in the file at each telling, and when the part came.
  private final class Watch: Sendable {
    let seen = Mutex<[(picture: ArrivingPicture, bytes: Data)]>([])
    let partsBefore = Mutex<[Int]>([])
    let parts = Mutex(0)
    private let told: AsyncStream<ArrivingPicture>.Continuation
    let pictures: AsyncStream<ArrivingPicture>

    init() { (pictures, told) = AsyncStream.makeStream() }

    func note(_ event: AnswerEvent) {
      switch event {
      case .arriving(let picture):
        let bytes = (try? Data(contentsOf: picture.url)) ?? Data()
        seen.withLock { $0.append((picture, bytes)) }
        partsBefore.withLock { $0.append(parts.withLock { $0 }) }
        told.yield(picture)
      case .part: parts.withLock { $0 += 1 }
      default: break
      }
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a picture is told of while the rest of the answer is held back`() async throws {
    let picture = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 8) })
    let base64 = picture.base64EncodedString()
    let head = #"data: {"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","#
    let gates = (half: DispatchSemaphore(value: 0), whole: DispatchSemaphore(value: 0))
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      _ = connection.read(until: "true}}}")
      connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
      connection.write(head + "\"data\":\"" + base64.prefix(200_000))
      gates.half.wait()
      connection.write(base64.dropFirst(200_000) + "\"},\"thoughtSignature\":\"")
      gates.whole.wait()
      connection.write("c2lnbmVk\"}]},\"finishReason\":\"STOP\"}]}\r\n\r\n")
    }
    let watch = Watch()
    let client = GeminiClient(
      endpoint: Endpoint(baseURL: try server.url(""), key: APIKey("the-key")),
      transport: CurlTransport(), spool: spool.url)
    let request = GenerateRequest(
      model: "m", contents: [Content(role: .user, parts: [.text("a boat")])],
      settings: GenerationSettings(model: "m"), blobURL: { _ in spool.url })
    async let answer = client.generate(request, onEvent: watch.note)
    var opened = 0
    for await told in watch.pictures {
      // The half of it can be seen before more is sent, and all of it before its signature is.
      if opened == 0, told.byteCount >= 65_536 {
        gates.half.signal()
        opened = 1
      }
      if told.isWhole {
        gates.whole.signal()
        break
      }
    }
    _ = try await answer
    let seen = watch.seen.withLock { $0 }
    #expect(seen.first?.picture.isWhole == false && seen.last?.picture.isWhole == true)
    #expect(seen.count { $0.picture.isWhole } == 1)
    for (told, bytes) in seen {
      #expect(bytes.count >= told.byteCount && picture.starts(with: bytes))
    }
    #expect(seen.last?.bytes == picture)
    #expect(
      watch.partsBefore.withLock { $0 }.allSatisfy { $0 == 0 } && watch.parts.withLock { $0 } == 1)
  }

  @Test func `neither a small picture nor a signature is told of by itself`() async throws {
    let transcript = Transcript()
    let server = try TestServer { connection, _ in
      _ = connection.readHead()
      _ = connection.read(until: "true}}}")
      let body = RecordedAnswer.stream
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    }
    let client = GeminiClient(
      endpoint: Endpoint(baseURL: try server.url(""), key: APIKey("the-key")),
      transport: CurlTransport(), spool: spool.url)
    let request = GenerateRequest(
      model: "m", contents: [Content(role: .user, parts: [.text("a boat")])],
      settings: GenerationSettings(model: "m"), blobURL: { _ in spool.url })
    _ = try await client.generate(request, onEvent: transcript.note)
    #expect(!transcript.lines.contains { $0.hasPrefix("arriving") })
  }
}
