import Conversation
import Engine
import Foundation
import Storage
import Testing

private typealias Answer = ScriptedTransport.Answer

/// A picture that is looked at before its part is whole.
@Suite struct ArrivingPictureTests {
  @Test func `a picture is told of as soon as its last byte is in, before its signature is`()
    async throws
  {
    let picture = String(repeating: "picture ", count: 20_000)
    let part = Answer.picture(picture)
    let signature = try #require(part.range(of: ",\"thoughtSignature"))
    let head = "data: {\"candidates\":[{\"content\":{\"parts\":["
    // The service falls silent behind the picture: only what was there before can be told.
    let bench = try await Bench([
      Answer(chunks: [head + part[..<signature.lowerBound]], end: .silence)
    ])
    defer { bench.remove() }
    var turn: TurnID?
    var contents: [Data] = []
    let events = await bench.run { event, engine in
      if case .committed(let committed) = event { turn = committed.id }
      guard case .arriving(let file, let count, let isWhole) = event, let turn else { return }
      contents.append((try? Data(contentsOf: file)) ?? Data())
      #expect(contents.last?.count == count && isWhole)
      await engine.stop(turn)
    }
    #expect(contents == [Data(picture.utf8)])
    #expect(events.words.filter { $0.hasPrefix("arriv") } == ["arrived"])
    #expect(!events.words.contains("part") && events.lastTurn?.state == .cancelled)
    // What never became a part leaves nothing behind.
    let left = try FileManager.default.contentsOfDirectory(
      at: bench.blobs.spool, includingPropertiesForKeys: nil)
    #expect(left.isEmpty)
  }
}
