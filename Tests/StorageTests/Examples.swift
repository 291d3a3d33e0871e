import Conversation
import Foundation
import Resilience
import Storage

/// A moment whose last bit would be lost by a detour over another epoch or over milliseconds.
let moment = Date(timeIntervalSinceReferenceDate: 817_214_000.123_456_1)

let pro = GenerationSettings(
  model: "gemini-3-pro-image", size: "2K", aspect: "16:9", includesThoughts: true)

/// The name of a blob as the database sees it; the file need not be there.
func digits(_ byte: UInt8) -> String {
  String(repeating: (byte < 16 ? "0" : "") + String(byte, radix: 16), count: 32)
}

func picture(_ byte: UInt8, name: String? = nil) -> Picture {
  Picture(
    blob: BlobID(rawValue: digits(byte)), mimeType: "image/jpeg", width: 2752, height: 1536,
    byteCount: 2_100_000 + Int(byte), name: name)
}

/// A failure with every field set.
let everyFailure = Failure(
  .rateLimit, .perMinute, message: "Quota \u{1b}[31mexceeded\nfor “模型”", httpStatus: 429,
  rpcStatus: "RESOURCE_EXHAUSTED", finishReason: "NO_IMAGE", reason: "RATE_LIMIT_EXCEEDED",
  fieldViolations: ["contents[0]", "size"], quotaID: "PerMinute-FreeTier", quotaValue: "10",
  serverDelay: 34.074824224, charge: .possible, isCommitted: true, rawAnswer: "{\"error\": {}}")

/// A turn with every field set and every kind of part, thoughts and signatures among them.
func everyTurn(session: SessionID, parent: TurnID?, at createdAt: Date = moment) -> Turn {
  var turn = Turn(
    session: session, parent: parent, createdAt: createdAt,
    prompt: [
      .text("让天空更红\u{0}，\r\nwater too"), .picture(picture(1, name: "小船 \u{7}.png")), .text(""),
    ], settings: pro, state: .answered,
    answer: [
      Part(.text("**Thinking** e\u{301}"), isThought: true, arrivedAfter: 1.1),
      Part(
        .picture(picture(2)), isThought: true,
        signature: Signature(blob: BlobID(rawValue: digits(3)), characterCount: 1_450_000),
        arrivedAfter: 7.3),
      Part(.other(json: #"{"executableCode":{"code":"1"}}"#), arrivedAfter: 8),
      Part(
        .picture(picture(4)),
        signature: Signature(blob: BlobID(rawValue: digits(5)), characterCount: 1_450_001),
        arrivedAfter: 26.000_000_1),
      Part(
        .text(""), signature: Signature(blob: BlobID(rawValue: digits(6)), characterCount: 4)),
    ])
  turn.issuer = Issuer(model: pro.model, host: "generativelanguage.googleapis.com")
  turn.request = RequestSummary(
    byteCount: 61_200_000, byteLimit: 100_000_000, leftOut: [.random(), .random()],
    withoutAttachments: [.random()], asYours: [.random()])
  var usage = Usage()
  usage.promptTokenCount = 1300
  usage.candidatesTokenCount = 1120
  usage.thoughtsTokenCount = 200
  usage.totalTokenCount = 2620
  usage.candidatesTokensDetails = [.init(modality: "IMAGE", tokenCount: 1120)]
  turn.usage = usage
  turn.cost = Money(nanodollars: 146_000_001)
  turn.answeredBy = "gemini-3-pro-image-001"
  turn.finishReason = .stop
  turn.finishMessage = "done\u{9b}"
  turn.startedAt = createdAt.addingTimeInterval(0.1)
  turn.finishedAt = createdAt.addingTimeInterval(26.3)
  turn.waitsUntil = createdAt.addingTimeInterval(60.7)
  return turn
}

/// Attempts with every field set, and with none that may be missing.
let everyAttempt = [
  Attempt(
    number: 1, model: "gemini-3-pro-image", host: "generativelanguage.googleapis.com",
    startedAt: moment, finishedAt: moment.addingTimeInterval(2.2), answeredBy: "other",
    failure: everyFailure, waitedAfter: 34.1, bytesSent: 5_000_000_000, bytesReceived: 118),
  Attempt(
    number: 2, model: "gemini-3-pro-image", host: "127.0.0.1",
    startedAt: moment.addingTimeInterval(36)),
]

let everyNotice = RetryNotice(
  failure: everyFailure, nextAttempt: 3, attemptLimit: 6, until: moment.addingTimeInterval(41),
  delay: 58.3, isServerDelay: true)
