import Testing

@testable import GeminiAPI

/// However the network cuts an answer, its events are the same.
@Suite struct AnswerSplitTests {
  let spool: TemporaryFolder

  init() throws { spool = try TemporaryFolder() }

  @Test(arguments: RecordedAnswer.all.indices)
  func `an answer read whole gives its events`(index: Int) {
    let answer = RecordedAnswer.all[index]
    #expect(Transcript.reading(answer.bytes, spool: spool) == answer.events)
  }

  @Test(arguments: RecordedAnswer.all.indices)
  func `an answer cut at any place gives the same events`(index: Int) {
    let answer = RecordedAnswer.all[index]
    for cut in answer.bytes.indices {
      let events = Transcript.reading(answer.bytes, cutAt: [cut], spool: spool)
      if events != answer.events { Issue.record("cut at \(cut): \(events)") }
    }
  }

  @Test(arguments: RecordedAnswer.all.indices)
  func `an answer read byte by byte gives the same events`(index: Int) {
    let answer = RecordedAnswer.all[index]
    let cuts = Array(answer.bytes.indices)
    #expect(Transcript.reading(answer.bytes, cutAt: cuts, spool: spool) == answer.events)
  }

  @Test func `an answer that ends anywhere before its last event is told to be cut`() throws {
    let bytes = Array(RecordedAnswer.stream.utf8)
    // The last object's final brace, before the two line ends, makes the answer whole.
    for end in 0..<(bytes.count - 4) {
      let last = Transcript.reading(Array(bytes[..<end]), spool: spool).last ?? ""
      let isCut = ["failed network/cutMidStream", "end - cutMidStream"].contains(last)
      // The first bytes of `data:` are not JSON.
      if !isCut, last != "failed network/notJSON" || end > 6 {
        Issue.record("ended at \(end): \(last)")
      }
    }
  }

  @Test func `nothing that was not handed over stays in the spool`() throws {
    let bytes = Array(RecordedAnswer.stream.utf8)
    for end in stride(from: 0, to: bytes.count, by: 7) {
      let folder = try TemporaryFolder()
      let handedOver = Transcript.reading(Array(bytes[..<end]), spool: folder, isDiscarding: false)
        .reduce(0) { count, line in
          count + (line.contains("picture") ? 1 : 0) + (line.contains("signed(") ? 1 : 0)
        }
      #expect(folder.names.count == handedOver)
    }
  }

  @Test(arguments: RecordedAnswer.all.indices)
  func `a damaged answer ends in words, not in a crash, and leaves nothing behind`(index: Int)
    throws
  {
    let answer = RecordedAnswer.all[index].bytes
    var random = Generator(state: UInt64(index + 1))
    for _ in 0..<300 {
      var bytes = answer
      for _ in 0...Int(random.next() % 4) {
        let position = Int(random.next() % UInt64(bytes.count))
        switch random.next() % 3 {
        case 0: bytes[position] = UInt8(truncatingIfNeeded: random.next())
        case 1: bytes.remove(at: position)
        default: bytes.insert(bytes[Int(random.next() % UInt64(bytes.count))], at: position)
        }
      }
      let last = Transcript.reading(bytes, spool: spool).last ?? ""
      #expect(last.hasPrefix("end ") || last.hasPrefix("failed "))
    }
    #expect(spool.names.isEmpty)
  }
}

/// The same numbers in every run (splitmix64).
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
