import Conversation
import Engine
import Foundation
import GeminiAPI
import Resilience
import Storage
import Testing

private typealias Answer = ScriptedTransport.Answer

/// What is sent goes back as it came; a request that is refused for what it is made of is sent
/// otherwise, once, and never refused for the same again.
@Suite struct MendingTests {
  private static let corrupted = Answer.refusal(400, "Corrupted thought signature.")

  private func drawn(_ bytes: String = "final") -> Answer { .stream([Answer.picture(bytes)]) }

  /// Runs a turn that goes on from the newest answered one.
  private func next(
    _ bench: Bench, _ words: String = "night", model: String? = nil, attached: [Picture] = []
  ) async throws -> [TurnEvent] {
    let tree = TurnTree(try await bench.library.turns(of: bench.session.id))
    var request = bench.request(words, parent: tree.newestAnswered?.id)
    request.prompt = attached.map(Part.picture) + request.prompt
    if let model { request.settings.model = model }
    return await bench.read(await bench.engine.start(request))
  }

  private func body(_ bench: Bench, _ index: Int) throws -> String {
    try #require(bench.transport.bodies.indices.contains(index))
    return String(decoding: bench.transport.bodies[index], as: UTF8.self)
  }

  private static let signed = #""thoughtSignature":"c2lnbmVk""#

  // MARK: Signatures

  @Test func `a picture goes back with its signature, and a retry sends the same bytes`()
    async throws
  {
    let bench = try await Bench([drawn(), .busy, drawn()])
    defer { bench.remove() }
    _ = await bench.run()
    _ = try await next(bench)
    #expect(try body(bench, 1).contains(Self.signed))
    #expect(try body(bench, 1) == body(bench, 2))
  }

  @Test(arguments: [
    "Corrupted thought signature.",
    "Image part is missing a thought_signature in content position 2, part position 1.",
  ])
  func `a signature that is not taken back lets the picture go as the user's, at once, and says so`(
    refusal: String
  ) async throws {
    let bench = try await Bench([drawn(), .refusal(400, refusal), drawn("night"), drawn("day")])
    defer { bench.remove() }
    _ = await bench.run()
    let events = try await next(bench)
    #expect(
      events.words == [
        "committed", "started 1/6 pro", "mended picturesAsYours", "started 2/6 pro", "part",
        "finished",
      ])
    #expect(bench.clock.waits == [])
    let sent = try body(bench, 2)
    #expect(!sent.contains("thoughtSignature") && !sent.contains(#""role":"model""#))
    #expect(sent.contains(Data("final".utf8).base64EncodedString()))
    #expect(events.lastTurn?.request?.asYours.count == 1)
    // The turn after it goes on from a picture whose signature holds; the old one is not tried.
    _ = try await next(bench, "day")
    let last = try body(bench, 3)
    #expect(last.components(separatedBy: Self.signed).count == 2)
    #expect(bench.transport.requests.count == 4)
  }

  @Test func `the same refusal a second time ends the turn`() async throws {
    let bench = try await Bench([drawn(), Self.corrupted, Self.corrupted])
    defer { bench.remove() }
    _ = await bench.run()
    let events = try await next(bench)
    #expect(events.words.last == "failed corruptedSignature")
    #expect(bench.transport.requests.count == 3)
  }

  @Test func `where there is nothing to change the refusal ends the turn at once`() async throws {
    let bench = try await Bench([Self.corrupted])
    defer { bench.remove() }
    #expect(
      await bench.run().words == ["committed", "started 1/6 pro", "failed corruptedSignature"])
  }

  @Test func `another model gets the picture as the user's without asking first`() async throws {
    let bench = try await Bench([drawn(), drawn("lite")])
    defer { bench.remove() }
    _ = await bench.run()
    let events = try await next(bench, model: "lite")
    #expect(events.words.last == "finished")
    #expect(try !body(bench, 1).contains("thoughtSignature"))
    #expect(events.lastTurn?.request?.asYours.count == 1)
  }

  // MARK: Size

  private func stored(_ bench: Bench, count: Int, seed: UInt8 = 1) throws -> Picture {
    let blob = try bench.blobs.store([UInt8](repeating: seed, count: count))
    return Picture(blob: blob, mimeType: "image/png", width: 9, height: 9, byteCount: count)
  }

  @Test func `a request over the limit is refused before anything is stored or sent`() async throws
  {
    let bench = try await Bench([], requests: RequestRules(byteLimit: 10_000, uploadsAbove: nil))
    defer { bench.remove() }
    let events = try await next(bench, attached: [try stored(bench, count: 20_000)])
    #expect(events.words == ["storageFailed payloadTooLarge"])
    #expect(bench.transport.requests.isEmpty)
    #expect(try await bench.library.turns(of: bench.session.id).isEmpty)
  }

  @Test func `a refusal for the size teaches the limit, and less goes at once`() async throws {
    let bench = try await Bench(
      [drawn(), drawn("two"), .refusal(413, "Too large."), drawn("three"), drawn("four")],
      requests: RequestRules(uploadsAbove: nil))
    defer { bench.remove() }
    let first = try await next(bench, attached: [try stored(bench, count: 4_000_000)])
    _ = try await next(bench)
    let third = try await next(bench)
    #expect(third.words.contains("mended smallerRequest") && third.words.last == "finished")
    #expect(third.lastTurn?.request?.withoutAttachments == [first.lastTurn?.id].compactMap { $0 })
    let limit = try #require(try await bench.library.requestLimit(of: "127.0.0.1"))
    #expect(limit < bench.transport.bodies[2].count && limit > bench.transport.bodies[3].count)
    // It holds for the next turn, whose request is smaller from the start.
    #expect(try await next(bench).words == ["committed", "started 1/6 pro", "part", "finished"])
    #expect(bench.transport.bodies[4].count < limit)
  }

  @Test func `a small request that is called too large teaches nothing`() async throws {
    let bench = try await Bench([.refusal(413, "Too large.")])
    defer { bench.remove() }
    #expect(await bench.run().words.last == "failed payloadTooLarge")
    #expect(try await bench.library.requestLimit(of: "127.0.0.1") == nil)
  }

  // MARK: Uploads

  private static let uploads = RequestRules(uploadsAbove: 1000)

  @Test func `a large attachment goes up once and is referred to from then on`() async throws {
    let bench = try await Bench(
      Answer.upload("one") + [drawn(), drawn("two")], requests: Self.uploads)
    defer { bench.remove() }
    let events = try await next(bench, attached: [try stored(bench, count: 5000)])
    #expect(events.words == ["committed", "started 1/6 pro", "part", "finished"])
    #expect(bench.transport.commands == ["start", "upload, finalize"])
    #expect(bench.transport.bodies[1].count == 5000)
    for index in [2, 3] {
      if index == 3 { _ = try await next(bench) }
      #expect(
        try body(bench, index).contains(
          #"{"fileData":{"mimeType":"image/png","fileUri":"http://127.0.0.1:9/v1beta/files/one"}}"#
        ))
    }
    #expect(bench.transport.requests.count == 4)
  }

  @Test(arguments: [
    (403, "You do not have permission to access the File one or it may not exist."),
    (404, "File files/one not found."),
  ])
  func `an upload that is gone goes up again by itself`(status: Int, message: String) async throws {
    let bench = try await Bench(
      Answer.upload("one") + [drawn(), .refusal(status, message)] + Answer.upload("two")
        + [drawn("two")], requests: Self.uploads)
    defer { bench.remove() }
    _ = try await next(bench, attached: [try stored(bench, count: 5000)])
    let events = try await next(bench)
    #expect(
      events.words == [
        "committed", "started 1/6 pro", "mended uploadAgain", "started 2/6 pro", "part",
        "finished",
      ])
    #expect(try body(bench, 6).contains("files/two"))
  }

  @Test func `an upload that has expired is not referred to`() async throws {
    let bench = try await Bench(
      Answer.upload("one", expires: "2001-01-01T00:00:00.5Z") + [drawn()] + Answer.upload("two")
        + [drawn("two")], requests: Self.uploads)
    defer { bench.remove() }
    _ = try await next(bench, attached: [try stored(bench, count: 5000)])
    #expect(try await next(bench).words.last == "finished")
    #expect(bench.transport.commands.filter { $0 == "start" }.count == 2)
    #expect(try body(bench, 5).contains("files/two"))
  }

  @Test func `an upload that fails is an attempt that failed, and is waited out`() async throws {
    let bench = try await Bench([.busy] + Answer.upload("one") + [drawn()], requests: Self.uploads)
    defer { bench.remove() }
    let events = try await next(bench, attached: [try stored(bench, count: 5000)])
    #expect(
      events.words == [
        "committed", "started 1/6 pro", "retrying 2/6", "started 2/6 pro", "part", "finished",
      ])
  }
}
