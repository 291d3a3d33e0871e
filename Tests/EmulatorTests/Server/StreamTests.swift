import Foundation
import Imaging
import Synchronization
import Testing

@testable import Emulator

@Suite struct StreamTests {
  @Test func `Events are data lines that end with two line ends, the finish reason on the last`()
    throws
  {
    let reply = try serve { try $0.post(Ask.proStream, Ask.prompt("a red boat", Ask.thoughts)) }
    #expect(reply.header("content-type") == "text/event-stream")
    #expect(reply.header("transfer-encoding") == "chunked")
    #expect(reply.text.hasSuffix("\r\n\r\n"))
    let frames = reply.text.components(separatedBy: "\r\n\r\n").dropLast()
    #expect(frames.allSatisfy { $0.hasPrefix("data: {\"candidates\": [{\"content\": ") })
    #expect(frames.allSatisfy { !$0.contains("\n") })
    let events = reply.events
    #expect(events.count == frames.count)
    #expect(events.dropLast().allSatisfy { $0.finishReason == nil })
    #expect(events.last?.finishReason == "STOP")
    #expect(Set(events.map { $0["responseId"] }).count == 1)
  }

  @Test func `Thoughts come first, unsigned; then the first part and every picture are signed`()
    throws
  {
    let parts = try serve {
      try $0.post(Ask.proStream, Ask.prompt("a red boat", Ask.thoughts))
    }.events.flatMap(\.parts)
    let thoughts = parts.prefix { $0["thought"]?.bool == true }
    #expect(thoughts.first?["text"] != nil)
    #expect(thoughts.allSatisfy { $0["thoughtSignature"] == nil })
    let rest = parts.dropFirst(thoughts.count)
    #expect(rest.allSatisfy { $0["thought"] == nil })
    #expect(rest.first?["thoughtSignature"] != nil)
    #expect(rest.contains { $0["inlineData"] != nil })
    #expect(rest.allSatisfy { $0["inlineData"] == nil || $0["thoughtSignature"] != nil })
  }

  @Test func `Thoughts are hidden unless they are asked for`() throws {
    let parts = try serve { try $0.post(Ask.proStream, Ask.prompt("a red boat")) }
      .events.flatMap(\.parts)
    #expect(!parts.isEmpty && parts.allSatisfy { $0["thought"] == nil })
  }

  @Test func `Without alt=sse the stream is one array`() throws {
    let reply = try serve {
      try $0.post(
        Ask.path("gemini-3-pro-image", "streamGenerateContent"),
        Ask.prompt("a red boat", Ask.thoughts))
    }
    let elements = try #require(reply.json.array)
    #expect(elements.count > 1)
    #expect(elements.last?.finishReason == "STOP")
  }

  @Test func `Without alt=sse an error stands in an array`() throws {
    let reply = try serve {
      try $0.post(Ask.path("gemini-3-pro-image", "streamGenerateContent"), "{}")
    }
    #expect(reply.status == 400)
    #expect(reply.json.array?.first?["error"]?["status"] == "INVALID_ARGUMENT")
  }

  @Test func `Fast answers show thoughts while the picture is being made`() throws {
    let start = ContinuousClock.now
    let reply = try serve({ $0.latency = .fast }) {
      try $0.post(Ask.proStream, Ask.prompt("a red boat", Ask.thoughts))
    }
    let first = try #require(reply.arrivals.first)
    let last = try #require(reply.arrivals.last)
    #expect(start.duration(to: last.moment) >= .seconds(2))
    #expect(first.moment.duration(to: last.moment) > .seconds(1))
  }

  @Test func `A large picture is drawn after its thoughts were sent`() throws {
    let config =
      #""generationConfig":{"thinkingConfig":{"includeThoughts":true},"imageConfig":{"imageSize":"2K"}}"#
    try serve { client in
      let reply = try client.post(Ask.proStream, Ask.prompt("a hill", config))
      #expect(reply.isComplete && reply.events.last?.finishReason == "STOP")
      let parts = reply.events.flatMap(\.parts)
      #expect(parts.contains { $0["inlineData"] != nil && $0["thought"] == true })
      let picture = parts.last { $0["inlineData"] != nil && $0["thought"] == nil }
      #expect(picture?.pixmap?.width == 2048)
      let array = try client.post(
        Ask.path("gemini-3-pro-image", "streamGenerateContent"), Ask.prompt("a hill", config))
      #expect(array.json.array?.count == reply.events.count)
    }
  }

  @Test func `Two requests are served at the same time`() throws {
    let start = ContinuousClock.now
    let statuses = Mutex<[Int]>([])
    try serve({ $0.latency = .fast }) { client in
      DispatchQueue.concurrentPerform(iterations: 2) { _ in
        let reply = try? client.post(Ask.pro, Ask.prompt("a hill"))
        statuses.withLock { $0.append(reply?.status ?? 0) }
      }
    }
    #expect(statuses.withLock { $0 } == [200, 200])
    #expect(start.duration(to: .now) < .seconds(3.8))
  }

  @Test func `Stopping cuts an answer under way at once`() throws {
    let accepted = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    let wasCut = Mutex(false)
    var configuration = EmulatorConfiguration()
    configuration.latency = .real
    configuration.log = { _ in accepted.signal() }
    let server = try EmulatorServer(configuration)
    let client = WireClient(try server.start())
    let start = ContinuousClock.now
    DispatchQueue.global().async {
      do {
        _ = try client.post(Ask.pro, Ask.prompt("a hill"))
      } catch {
        wasCut.withLock { $0 = true }
      }
      ended.signal()
    }
    accepted.wait()
    server.stop()
    ended.wait()
    #expect(wasCut.withLock { $0 })
    #expect(start.duration(to: .now) < .seconds(8))
  }

  @Test func `A port that is taken is refused, and free again after the stop`() throws {
    let first = try EmulatorServer()
    let port = try #require(try first.start().port)
    var configuration = EmulatorConfiguration()
    configuration.port = port
    let second = try EmulatorServer(configuration)
    #expect(throws: EmulatorStartError(port: port)) { try second.start() }
    first.stop()
    #expect(try second.start().port == port)
    second.stop()
  }
}
