import Foundation

/// An answer of the service as a list of pieces, its large strings made while they are sent.
struct AnswerText {
  /// Words of JSON, or so many characters of base64 that no other answer has.
  enum Piece {
    case text(String)
    case base64(Int)
  }

  let pieces: [Piece]

  init(_ workload: Workload) {
    var pieces: [Piece] = []
    let opening = #"{"candidates":[{"content":{"role":"model","parts":["#
    let ending = #"]},"finishReason":"STOP"}],"usageMetadata":{"totalTokenCount":9}}"#
    let (between, before, after) =
      switch workload.kind {
      case .array: ("]}}]}\n,\n" + opening, "[", "]")
      case .object: (",", "", "")
      default: ("]}}]}\r\n\r\ndata: " + opening, "data: ", "\r\n\r\n")
      }
    pieces.append(.text(before + opening))
    switch workload.kind {
    case .request, .keptRequest:
      pieces.append(.text(#"{"text":"Seen.","thoughtSignature":"QQ=="}"#))
    default:
      for (index, characters) in workload.pictures.enumerated() {
        let isLast = index == workload.pictures.count - 1
        pieces += [
          .text(index == 0 ? "" : between),
          .text(#"{"inlineData":{"mimeType":"image/png","data":""#), .base64(characters),
        ]
        if isLast { pieces += [.text(#""},"thoughtSignature":""#), .base64(workload.signature)] }
        pieces.append(.text(isLast ? #""}"# : #""},"thought":true}"#))
      }
    }
    pieces.append(.text(ending + after))
    self.pieces = pieces
  }

  /// Random base64, 256 KiB of it.
  private static let block = Array(Data(random: 192 << 10).base64EncodedData())

  /// Hands all bytes out in order; `serial` makes each large string another one.
  func write(serial: inout Int, _ hand: (UnsafeRawBufferPointer) -> Void) {
    for piece in pieces {
      switch piece {
      case .text(let text):
        Array(text.utf8).withUnsafeBytes(hand)
      case .base64(var rest):
        serial += 1
        let mark = Array(String(10_000_000 + serial).utf8)
        mark.withUnsafeBytes(hand)
        rest -= mark.count
        Self.block.withUnsafeBytes { block in
          while rest > 0 {
            let count = min(rest, block.count)
            hand(UnsafeRawBufferPointer(rebasing: block[..<count]))
            rest -= count
          }
        }
      }
    }
  }
}
