/// Lays an answer out as the service does: one object, an event stream, or a streamed array.
struct AnswerRenderer {
  let mode: AnswerMode
  let latency: EmulatorConfiguration.Latency

  /// One response object of a stream and when it is due, as a share of the whole time.
  private struct Event {
    var share: Double
    var json: JSON
  }

  /// The reply, with what a fault does to it on the way.
  func reply(_ answer: Answer, fault: FaultEffect?, step: ScriptStep) -> HTTPReply {
    let disturbance = fault?.disturbance
    let headers = HTTPReply.serviceHeaders(
      contentType: mode == .events ? "text/event-stream" : "application/json; charset=UTF-8")
    switch disturbance {
    case .emptyAnswer?:
      return HTTPReply(status: 200, headers: headers, body: .whole([]))
    case .notJSON?:
      return HTTPReply(
        status: 200, headers: [("content-type", "text/html")],
        body: .whole(Array("<html><body>Please log in to this network.</body></html>\n".utf8)))
    case .cutBeforeAnswer?:
      return HTTPReply(status: 200, headers: [], body: .absent)
    case .errorMidStream(let error)? where mode == .whole,
      .errorMidStreamData(let error)? where mode == .whole:
      return .error(error)
    default: break
    }
    let silence: Duration = disturbance == .slowFirstByte ? .seconds(step.seconds ?? 8) : .zero
    let total = Pacing(latency: latency, seed: answer.seed).total
    let schedule: @Sendable ([Piece]) -> [HTTPReply.Chunk] = { pieces in
      pieces.map { HTTPReply.Chunk(due: silence + total * $0.share, bytes: $0.bytes) }
    }
    if mode == .whole {
      guard let answer = try? answer.completion?() ?? answer else { return .error(.internalError) }
      let (pieces, ending) = whole(answer, disturbance)
      return HTTPReply(status: 200, headers: headers, body: .paced(schedule(pieces), ending))
    }
    if let completion = answer.completion {
      return HTTPReply(
        status: 200, headers: headers,
        body: .paced(
          schedule(frames(thoughtEvents(answer), isOpen: true)),
          then: { schedule(conclusion(completion)) }, .complete))
    }
    let (pieces, ending) = stream(answer, disturbance)
    return HTTPReply(status: 200, headers: headers, body: .paced(schedule(pieces), ending))
  }

  private typealias Piece = (share: Double, bytes: [UInt8])

  // MARK: One object

  private func whole(_ answer: Answer, _ disturbance: Disturbance?) -> ([Piece], HTTPReply.Ending) {
    let parts = answer.usage.isRefusal ? [] : answer.thoughts + answer.parts
    let json = answer.response(
      parts: parts.isEmpty ? nil : parts.map(\.json),
      isLast: disturbance != .endsWithoutFinish,
      usage: answer.usage.json)
    let bytes = JSONWriter.bytes(of: json, .pretty)
    switch disturbance {
    case .cutAfterThoughts?: return ([(1, Array(bytes.prefix(bytes.count / 2)))], .cut)
    case .cutAfterPicture?: return ([(1, Array(bytes.dropLast(40)))], .cut)
    default: return ([(1, bytes)], .complete)
    }
  }

  // MARK: Streams

  private func stream(_ answer: Answer, _ disturbance: Disturbance?) -> ([Piece], HTTPReply.Ending)
  {
    var events = thoughtEvents(answer)
    if events.isEmpty, disturbance != nil { events = [opening(answer)] }
    switch disturbance {
    case .cutAfterThoughts?: return (frames(events, isOpen: true), .cut)
    case .endsWithoutFinish?: return (frames(events), .complete)
    case .errorMidStream(let error)? where mode == .events:
      return (frames(events) + [(1, JSONWriter.bytes(of: error.json, .pretty))], .complete)
    case .errorMidStream(let error)?, .errorMidStreamData(let error)?:
      return (frames(events + [Event(share: 1, json: error.json)]), .complete)
    case .cutAfterPicture?:
      return (frames(events + partEvents(answer, isFinished: false), isOpen: true), .cut)
    default:
      return (frames(thoughtEvents(answer) + partEvents(answer, isFinished: true)), .complete)
    }
  }

  /// What follows the thoughts of an answer that was begun; too late for an HTTP status, a failure
  /// is an event.
  private func conclusion(_ completion: () throws -> Answer) -> [Piece] {
    guard let answer = try? completion() else {
      return frames([Event(share: 1, json: ServiceError.internalError.json)], isContinued: true)
    }
    return frames(partEvents(answer, isFinished: true), isContinued: true)
  }

  private func thoughtEvents(_ answer: Answer) -> [Event] {
    var drafts = 0
    return answer.thoughts.enumerated().map { index, part in
      let share = Pacing.share(isPicture: part.isPicture, draftsBefore: drafts)
      if part.isPicture { drafts += 1 }
      let usage = answer.usage.interim(share: Double(index + 1) / Double(answer.thoughts.count))
      return Event(
        share: share, json: answer.response(parts: [part.json], isLast: false, usage: usage))
    }
  }

  /// The events of what is no thought; a longer text comes in two pieces, the first one signed.
  private func partEvents(_ answer: Answer, isFinished: Bool) -> [Event] {
    var deltas: [[JSON]?] = []
    for part in answer.parts {
      if answer.closing == .partless, part.isPicture { deltas.append(nil) }
      deltas += Self.deltas(of: part).map { [$0.json] }
    }
    if answer.closing == .emptyText { deltas.append([["text": ""]]) }
    if deltas.isEmpty || answer.blockReason != nil { deltas = [nil] }
    return deltas.enumerated().map { index, parts in
      let isLast = isFinished && index == deltas.count - 1
      return Event(
        share: 1, json: answer.response(parts: parts, isLast: isLast, usage: answer.usage.json))
    }
  }

  private static func deltas(of part: AnswerPart) -> [AnswerPart] {
    guard case .text(let text) = part.body, !part.isThought, text.count > 48,
      let middle = text.indices.first(where: {
        text.distance(from: text.startIndex, to: $0) >= 24 && text[$0] == " "
      })
    else { return [part] }
    var first = part
    first.body = .text(String(text[..<middle]))
    return [first, AnswerPart(body: .text(String(text[middle...])))]
  }

  /// An event that says nothing yet, for a stream that is disturbed before anything was said.
  private func opening(_ answer: Answer) -> Event {
    Event(
      share: 0.15,
      json: answer.response(parts: nil, isLast: false, usage: answer.usage.interim(share: 0)))
  }

  /// The events as bytes; an open array lacks its bracket at the end, a continued one at its head.
  private func frames(_ events: [Event], isContinued: Bool = false, isOpen: Bool = false)
    -> [Piece]
  {
    events.enumerated().map { index, event in
      guard mode == .array else {
        let line = JSONWriter.bytes(of: event.json, .line)
        return (event.share, Array("data: ".utf8) + line + Array("\r\n\r\n".utf8))
      }
      let head = index == 0 && !isContinued ? "[" : ",\r\n"
      let tail = index == events.count - 1 && !isOpen ? "]\n" : ""
      let bytes = JSONWriter.bytes(of: event.json, .pretty)
      return (event.share, Array(head.utf8) + bytes + Array(tail.utf8))
    }
  }
}
