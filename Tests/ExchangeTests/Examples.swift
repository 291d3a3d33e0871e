import Conversation
import Digest
import Exchange
import Foundation
import Imaging
import Resilience
import Storage

/// A small seeded generator (Steele, Lea, Flood 2014), so that every run draws the same numbers.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// A moment whose last bit would be lost by a detour over another epoch or over milliseconds.
let moment = Date(timeIntervalSinceReferenceDate: 817_214_000.123_456_1)

let pro = GenerationSettings(
  model: "gemini-3-pro-image", size: "2K", aspect: "16:9", includesThoughts: true)

/// A library with its picture store, in a folder that goes with the object.
struct Shelf {
  let folder: TemporaryFolder
  let library: Library
  let blobs: BlobStore

  init() async throws {
    folder = try TemporaryFolder()
    library = try await Library.open(in: folder.url)
    blobs = try BlobStore(in: folder.url)
  }

  /// Stores a picture of one colour.
  func picture(_ color: UInt8, width: Int = 24, height: Int = 16, name: String? = nil) throws
    -> Picture
  {
    let pixels = (0..<width * height).flatMap { [color, UInt8($0 % 251), 90, 255] as [UInt8] }
    let bytes = try Pixmap(width: width, height: height, bytes: pixels).jpeg()
    return Picture(
      blob: try blobs.store(bytes), mimeType: "image/jpeg", width: width, height: height,
      byteCount: bytes.count, name: name)
  }

  /// Stores a signature of so many characters.
  func signature(_ seed: UInt64, count: Int = 4000) throws -> Signature {
    var numbers = SplitMix64(seed: seed)
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let bytes = (0..<count).compactMap { _ in alphabet.randomElement(using: &numbers) }
    return Signature(blob: try blobs.store(bytes), characterCount: count)
  }

  /// A session with every kind of part, state and thing that hangs on a turn.
  func wholeSession(title: String = "Lake at dusk", seed: UInt64 = 1) async throws -> Session {
    var session = Session(title: title, createdAt: moment, settings: pro)
    let first = try turn(1, in: session, parent: nil, seed: seed)
    let second = try turn(2, in: session, parent: first.id, seed: seed)
    let branch = try turn(3, in: session, parent: first.id, seed: seed)
    for turn in [first, second, branch] {
      session = try await library.commit(turn, session: session)
      try await library.update(turn)
    }
    for state in [TurnState.failed, .blocked, .cancelled, .partial, .interrupted] {
      var turn = Turn(
        session: session.id, parent: branch.id, createdAt: moment.addingTimeInterval(500),
        prompt: [.text("a <b>failing</b> turn")], settings: pro, state: state)
      turn.finishedAt = moment.addingTimeInterval(510.5)
      try await library.commit(turn, session: session)
      for attempt in attempts { try await library.put(attempt, of: turn.id) }
    }
    try await library.assign(
      [
        .star(of: second.id, true), .label(of: second.id, "heron"),
        .note(of: branch.id, "for the client\nsecond line"), .inclusion(of: first.id, .always),
        .tags(of: session.id, ["client", "茶"]), .sessionStar(of: session.id, true),
      ], in: session.id, now: moment)
    try await library.saveDraft(
      Draft(text: "水彩\n", attachments: [try picture(77, name: "a b.jpg")]), session: session)
    return session
  }

  private func turn(
    _ number: Int, in session: Session, parent: TurnID?, seed: UInt64
  ) throws -> Turn {
    let createdAt = moment.addingTimeInterval(Double(number) * 90.3)
    let color = UInt8(truncatingIfNeeded: UInt64(number * 40) &+ seed)
    var turn = Turn(
      session: session.id, parent: parent, createdAt: createdAt,
      prompt: [
        .picture(try picture(color &+ 1, name: "小船 \u{7}.jpg")),
        .text("让天空更红\u{0}，\r\nwater too e\u{301} \(number)"),
      ], settings: pro, state: .answered,
      answer: [
        Part(.text("**Thinking** e\u{301}"), isThought: true, arrivedAfter: 1.1),
        Part(
          .picture(try picture(color &+ 2)), isThought: true,
          signature: try signature(seed &+ 1), arrivedAfter: 7.3),
        Part(.other(json: #"{"executableCode":{"code":"1"}}"#), arrivedAfter: 8),
        Part(
          .picture(try picture(color &+ 3, width: 40)),
          signature: try signature(seed &+ UInt64(number) &+ 10, count: 50_001),
          arrivedAfter: 26.000_000_1),
        Part(.text("I moved the <i>light</i>."), signature: try signature(seed &+ 3, count: 4)),
      ])
    turn.issuer = Issuer(model: pro.model, host: "generativelanguage.googleapis.com")
    turn.request = RequestSummary(
      byteCount: 61_200_000, byteLimit: 100_000_000, leftOut: parent.map { [$0] } ?? [])
    var usage = Usage()
    usage.promptTokenCount = 1300
    usage.candidatesTokensDetails = [.init(modality: "IMAGE", tokenCount: 1120)]
    turn.usage = usage
    turn.cost = Money(nanodollars: 146_000_001)
    turn.pricesOf = "2026-11-23"
    turn.atStake = Money(nanodollars: 7)
    turn.passesCaps = true
    turn.answeredBy = "gemini-3-pro-image-001"
    turn.finishReason = .stop
    turn.finishMessage = "done\u{9b}"
    turn.startedAt = createdAt.addingTimeInterval(0.1)
    turn.finishedAt = createdAt.addingTimeInterval(26.3)
    return turn
  }

  private var attempts: [Attempt] {
    [
      Attempt(
        number: 1, model: pro.model, host: "generativelanguage.googleapis.com", startedAt: moment,
        finishedAt: moment.addingTimeInterval(2.2),
        failure: Failure(
          .server, .overloaded, message: "The model is \u{1b}[31moverloaded", httpStatus: 503,
          rpcStatus: "UNAVAILABLE", serverDelay: 34.074824224, rawAnswer: "{\"error\": {}}"),
        waitedAfter: 34.1, bytesSent: 5_000_000_000, bytesReceived: 118),
      Attempt(
        number: 2, model: pro.model, host: "127.0.0.1", startedAt: moment.addingTimeInterval(36)),
    ]
  }

  /// Writes an archive of some sessions and gives its path.
  func archive(_ sessions: [SessionID], as name: String = "out.plantain") async throws -> String {
    let path = folder.path(name)
    try? FileManager.default.removeItem(atPath: path)
    _ = try await ArchiveExport(library: library, blobs: blobs, program: "plantain test").write(
      sessions, to: path, now: moment)
    return path
  }

  /// Imports an archive.
  func take(_ path: String) async throws -> ImportReport {
    try await ArchiveImport(library: library, blobs: blobs).run(path)
  }

  /// The digests of all stored files.
  func storedBlobs() throws -> [String] {
    try folder.names().filter { $0.wholeMatch(of: /pictures\/[0-9a-f]{2}\/[0-9a-f]{62}/) != nil }
  }

  /// What is in the spool.
  func spooled() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: blobs.spool.path)
  }
}
