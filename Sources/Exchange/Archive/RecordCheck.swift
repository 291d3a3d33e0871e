import Conversation
import Foundation
import Imaging
import Resilience
import Storage

/// Holds a session from elsewhere against what Plantain itself could have written.
struct RecordCheck {
  let files: [BlobID: URL]
  let sizes: [BlobID: Int]
  var missing: Set<BlobID>
  /// The blobs that the sessions checked so far name.
  private(set) var named: Set<BlobID> = []
  private var turns: Set<TurnID> = []
  private var looked: [BlobID: PictureFacts] = [:]
  private var money: Int64 = 0

  init(files: [BlobID: URL], sizes: [BlobID: Int], missing: Set<BlobID>) {
    self.files = files
    self.sizes = sizes
    self.missing = missing
  }

  /// Checks one session; ids may not come twice in the sessions checked with one check.
  mutating func check(_ record: SessionRecord) throws(ExchangeError) {
    let entry = ArchiveManifest.name(of: record.session.id)
    try checkTree(record, entry)
    let session = record.session
    try check(dates: [session.createdAt, session.updatedAt, session.trashedAt], entry)
    // Of a turn that the trash was emptied of no file is left where it was made.
    let shells = record.turns.filter { record.annotations[$0.id]?.emptiedAt != nil }
    missing.formUnion(
      shells.flatMap { $0.prompt + $0.answer }.compactMap(\.picture?.blob)
        .filter { files[$0] == nil })
    for turn in record.turns {
      try check(turn, entry)
      try check(record.attempts[turn.id] ?? [], entry)
      let annotation = record.annotations[turn.id]
      try check(dates: [annotation?.trashedAt, annotation?.emptiedAt], entry)
    }
    for picture in record.draft.attachments { try check(picture, entry) }
  }

  /// Ids are well-formed and new, and every parent is an earlier turn of the session or none.
  private mutating func checkTree(
    _ record: SessionRecord, _ entry: String
  ) throws(ExchangeError) {
    var parents: [TurnID: TurnID?] = [:]
    for turn in record.turns {
      guard turn.id.isWellFormed, turns.insert(turn.id).inserted else {
        throw .damaged(entry, "has a turn whose id is malformed or comes twice")
      }
      parents[turn.id] = turn.parent
    }
    // From each turn upwards to one that is known to reach a root.
    var rooted: Set<TurnID> = []
    for turn in record.turns {
      var path: Set<TurnID> = []
      var next = Optional(turn.id)
      while let id = next, !rooted.contains(id) {
        guard path.insert(id).inserted, let parent = parents[id] else {
          throw .damaged(entry, "has a turn that continues none of its turns, or itself")
        }
        next = parent
      }
      rooted.formUnion(path)
    }
  }

  private mutating func check(_ turn: Turn, _ entry: String) throws(ExchangeError) {
    try check(
      dates: [turn.createdAt, turn.startedAt, turn.finishedAt, turn.waitsUntil], entry)
    let usage = turn.usage
    let counts = [
      usage?.promptTokenCount, usage?.candidatesTokenCount, usage?.thoughtsTokenCount,
      usage?.cachedContentTokenCount, usage?.toolUsePromptTokenCount, usage?.totalTokenCount,
      turn.request?.byteCount, turn.request?.byteLimit,
    ]
    let details = (usage?.promptTokensDetails ?? []) + (usage?.candidatesTokensDetails ?? [])
    try check(counts: counts + details.map(\.tokenCount), entry)
    for amount in [turn.cost, turn.atStake].compactMap({ $0?.nanodollars }) {
      // A million dollars, one by one and together, so that sums stay numbers.
      guard 0...1_000_000_000_000_000 ~= amount else {
        throw .damaged(entry, "has a price that is none")
      }
      money += amount
      guard money <= 1_000_000_000_000_000 else {
        throw .damaged(entry, "has prices that are none")
      }
    }
    for part in turn.prompt + turn.answer {
      try check(seconds: [part.arrivedAfter], entry)
      switch part.body {
      case .text: break
      case .picture(let picture): try check(picture, entry)
      case .other(let json): try check(json: json, entry)
      }
      if let signature = part.signature { try check(signature, entry) }
    }
  }

  private func check(_ attempts: [Attempt], _ entry: String) throws(ExchangeError) {
    guard Set(attempts.map(\.number)).count == attempts.count else {
      throw .damaged(entry, "has an attempt twice")
    }
    for attempt in attempts {
      try check(dates: [attempt.startedAt, attempt.finishedAt], entry)
      try check(seconds: [attempt.waitedAfter, attempt.failure?.serverDelay], entry)
      try check(
        counts: [
          attempt.number, attempt.bytesSent, attempt.bytesReceived, attempt.inputTokens,
          attempt.images, attempt.failure?.httpStatus, attempt.failure?.payloadLimit,
        ], entry)
    }
  }

  // MARK: Files

  /// The file holds the picture that the record tells of; the bytes decide, not the record.
  private mutating func check(_ picture: Picture, _ entry: String) throws(ExchangeError) {
    let name = picture.name ?? "picture"
    guard !name.isEmpty, ![".", ".."].contains(name),
      !name.unicodeScalars.contains(where: { $0 == "/" || $0 == "\0" })
    else { throw .damaged(entry, "has a picture whose name is none") }
    guard let file = try file(picture.blob, of: picture.byteCount, entry) else {
      return try check(counts: [picture.width, picture.height, picture.byteCount], entry)
    }
    let facts: PictureFacts
    if let known = looked[picture.blob] {
      facts = known
    } else {
      do throws(ImagingError) {
        facts = try PictureProbe.inspect(file)
      } catch {
        throw .damaged(ArchiveManifest.name(of: picture.blob), "is no picture that is taken")
      }
      looked[picture.blob] = facts
    }
    guard facts.mimeType == picture.mimeType, facts.width == picture.width,
      facts.height == picture.height
    else {
      throw .damaged(
        ArchiveManifest.name(of: picture.blob), "is another picture than its session tells")
    }
  }

  /// A signature goes into requests as it stands, so it may hold nothing but base64.
  private mutating func check(_ signature: Signature, _ entry: String) throws(ExchangeError) {
    guard let file = try file(signature.blob, of: signature.characterCount, entry) else {
      return try check(counts: [signature.characterCount], entry)
    }
    guard let bytes = try? Data(contentsOf: file, options: .mappedIfSafe),
      bytes.allSatisfy(Self.isBase64)
    else {
      throw .damaged(ArchiveManifest.name(of: signature.blob), "is no signature")
    }
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "+/-_=".utf8.contains(byte)
    }
  }

  /// The file of a blob, of the right length; nil where the archive says that it lacks it.
  private mutating func file(
    _ blob: BlobID, of size: Int, _ entry: String
  ) throws(ExchangeError) -> URL? {
    named.insert(blob)
    if missing.contains(blob) { return nil }
    guard let file = files[blob] else {
      throw .damaged(entry, "names \(blob.rawValue.prefix(64)), which is not in the archive")
    }
    guard sizes[blob] == size else {
      throw .damaged(ArchiveManifest.name(of: blob), "has another length than its session tells")
    }
    return file
  }

  /// A part of a kind we do not know goes into requests as it stands: one JSON object.
  private func check(json: String, _ entry: String) throws(ExchangeError) {
    let text = json.trimmingCharacters(in: .whitespacesAndNewlines)
    guard text.hasPrefix("{"), text.hasSuffix("}"),
      let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)),
      object is [String: Any]
    else { throw .damaged(entry, "has a part that is no JSON object") }
  }

  // MARK: Figures

  private func check(dates: [Date?], _ entry: String) throws(ExchangeError) {
    // From 1970 to 9999: every calendar takes these.
    for date in dates.compactMap({ $0 }) {
      guard 0...253_402_300_799 ~= date.timeIntervalSince1970 else {
        throw .damaged(entry, "has a date that is none")
      }
    }
  }

  private func check(seconds: [Double?], _ entry: String) throws(ExchangeError) {
    guard seconds.compactMap({ $0 }).allSatisfy({ 0...1e9 ~= $0 }) else {
      throw .damaged(entry, "has a time that is none")
    }
  }

  private func check(counts: [Int?], _ entry: String) throws(ExchangeError) {
    guard counts.compactMap({ $0 }).allSatisfy({ 0...1_000_000_000_000 ~= $0 }) else {
      throw .damaged(entry, "has a count that is none")
    }
  }
}
