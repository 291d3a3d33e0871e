import Conversation
import Foundation
import Resilience
import Synchronization

@testable import GeminiAPI

/// What a reader tells of an answer, one line an event: `text signed(8): Hello`.
final class Transcript: Sendable {
  private let entries = Mutex<[String]>([])
  private let received = Mutex<[ReceivedPart]>([])
  private let isDiscarding: Bool

  /// A transcript that removes, or keeps, the files it has read.
  init(isDiscarding: Bool = false) {
    self.isDiscarding = isDiscarding
  }

  var lines: [String] { entries.withLock { $0 } }
  var parts: [ReceivedPart] { received.withLock { $0 } }

  /// Notes an event; a picture and a signature are read back from the spool.
  func note(_ event: AnswerEvent) {
    let line =
      switch event {
      case .sent(let count, let total): "sent \(count) of \(total)"
      case .received(let count): "received \(count)"
      case .usage(let usage): "usage \(usage.totalTokenCount ?? -1)"
      case .arriving(let picture): "arriving \(picture.byteCount)\(picture.isWhole ? " whole" : "")"
      case .part(let part): line(part)
      }
    if case .part(let part) = event { received.withLock { $0.append(part) } }
    entries.withLock { $0.append(line) }
  }

  private func line(_ part: ReceivedPart) -> String {
    let thought = part.isThought ? "thought " : ""
    let signature = part.signature.map { " signed(\(content($0)))" } ?? ""
    return switch part.body {
    case .text(let text): "\(thought)text\(signature): \(text)"
    case .picture(let blob, let type):
      "\(thought)picture\(signature): \(type) \(content(blob))"
    case .other(let json): "\(thought)other\(signature): \(json)"
    }
  }

  private func content(_ blob: SpooledBlob) -> String {
    let data = (try? Data(contentsOf: blob.url)) ?? Data()
    if isDiscarding { try? FileManager.default.removeItem(at: blob.url) }
    return data.count == blob.byteCount ? String(decoding: data, as: UTF8.self) : "wrong length"
  }

  /// Reads an answer in pieces, and tells its events and its end, or its failure.
  static func reading(
    _ bytes: [UInt8], cutAt cuts: [Int] = [], spool: TemporaryFolder, isDiscarding: Bool = true
  ) -> [String] {
    let transcript = Transcript(isDiscarding: isDiscarding)
    let reader = AnswerReader(spool: spool.url, onEvent: transcript.note)
    do {
      var start = 0
      for end in cuts + [bytes.count] {
        try bytes[start..<end].withUnsafeBytes { try reader.read($0) }
        start = end
      }
      let end = try reader.finish()
      let failure = FailureClassifier.failure(end: end, tally: reader.tally)
      return transcript.lines + [
        "end \(end.finishReason?.rawValue ?? "-") \(failure?.cause.rawValue ?? "answered")"
      ]
    } catch let failure as Failure {
      return transcript.lines + ["failed \(failure.category.rawValue)/\(failure.cause.rawValue)"]
    } catch {
      return ["\(error)"]
    }
  }

  /// Reads an answer whole.
  static func reading(_ text: String, spool: TemporaryFolder) -> [String] {
    reading(Array(text.utf8), spool: spool)
  }
}
