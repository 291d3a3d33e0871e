import Conversation
import Foundation
import GeminiAPI
import Resilience
import Storage

extension TurnRun {
  /// Takes what came of the running request: stores it, then tells it.
  func take(_ event: AnswerEvent) async -> [TurnStateMachine.Output] {
    switch event {
    case .sent(let count, let total):
      attempt?.bytesSent = count
      tellProgress(.sent(count, of: total), isLast: count == total)
      return count == total ? machine.handle(.bodySent) : []
    case .received(let count):
      attempt?.bytesReceived = count
      tellProgress(.received(count))
      return []
    case .usage(let usage):
      turn.usage = usage
      return []
    case .arriving(let picture):
      tell(picture)
      return []
    case .part(let received):
      return await take(received)
    }
  }

  /// What the request ended with, seen with what was stored of its answer; nil in success.
  func conclude(_ result: Result<AnswerEnd, Failure>) async -> Failure? {
    var failure = badPicture
    switch result {
    case .success(let end):
      turn.finishReason = end.finishReason
      turn.finishMessage = end.finishMessage
      turn.usage = end.usage ?? turn.usage
      turn.answeredBy = end.modelVersion ?? attempt?.model
    case .failure(let ended):
      failure = failure ?? ended
      if ended.httpStatus == 200, let reason = ended.finishReason {
        turn.finishReason = FinishReason(rawValue: reason)
        turn.finishMessage = ended.message
        turn.answeredBy = attempt?.model
      }
    }
    do {
      try await save()
    } catch {
      failure = Failure(storage: error)
    }
    failure?.isCommitted = hasResult
    return failure
  }

  /// Whether anything that is not a thought has come, on disk or not.
  var hasResult: Bool { turnWithUnsaved.answer.contains(where: \.bringsSomething) }

  /// The turn with what could not be written, for the event that says so.
  var turnWithUnsaved: Turn {
    var turn = turn
    turn.answer += unsaved.map(\.part)
    return turn
  }

  /// Makes a part that arrived part of the turn.
  ///
  /// A disk that refuses does not end the request, which is paid for: the part stays in the spool
  /// and is tried again with the next one and at the end.
  private func take(_ received: ReceivedPart) async -> [TurnStateMachine.Output] {
    var part = Part(
      .text(""), isThought: received.isThought,
      signature: received.signature.map {
        Signature(blob: $0.blob, characterCount: $0.byteCount)
      }, arrivedAfter: attempt.map { clock.now().timeIntervalSince($0.startedAt) })
    switch received.body {
    case .text(let text): part.body = .text(text)
    case .other(let json): part.body = .other(json: json)
    case .picture(let spooled, _):
      guard let picture = await picture(spooled) else {
        discard([spooled, received.signature], isResult: !received.isThought)
        return []
      }
      part.body = .picture(picture)
    }
    unsaved.append((received, part))
    try? await save()
    return machine.handle(.part(isThought: !part.bringsSomething))
  }

  /// Writes what has come: first the bytes, then the turn that names them, then the events.
  private func save() async throws {
    guard !unsaved.isEmpty || !untold.isEmpty else { return }
    while let (received, part) = unsaved.first {
      if case .picture(let spooled, _) = received.body { try adopt(spooled) }
      if let spooled = received.signature { try adopt(spooled) }
      turn.answer.append(part)
      untold.append(part)
      unsaved.removeFirst()
    }
    try await library.update(turn)
    for part in untold { events.yield(.delta(part)) }
    untold = []
  }

  private func adopt(_ spooled: SpooledBlob) throws {
    // Adopted before the disk refused the next file of the same part.
    let isGone = !FileManager.default.fileExists(atPath: spooled.url.path(percentEncoded: false))
    if isGone, environment.blobs.exists(spooled.blob) { return }
    try environment.blobs.adopt(spooled.url, as: spooled.blob)
  }

  private func picture(_ spooled: SpooledBlob) async -> Picture? {
    guard let facts = try? await environment.inspect(spooled.url) else { return nil }
    return Picture(
      blob: spooled.blob, mimeType: facts.mimeType, width: facts.width, height: facts.height,
      byteCount: spooled.byteCount)
  }

  /// Drops a picture that nobody can look at; a draft's loss harms nothing, a result's is told.
  private func discard(_ files: [SpooledBlob?], isResult: Bool) {
    for file in files { try? file.map { try FileManager.default.removeItem(at: $0.url) } }
    guard isResult else { return }
    badPicture = Failure(
      .network, .badPicture, message: "The picture that came cannot be decoded.", httpStatus: 200,
      charge: .possible)
  }

  /// Passes on that more of a picture has come, as rarely; that it is whole at once.
  private func tell(_ picture: ArrivingPicture) {
    let now = clock.now()
    guard
      picture.isWhole || now.timeIntervalSince(arrivingToldAt) >= Self.progressInterval
    else { return }
    arrivingToldAt = now
    events.yield(
      .arriving(at: picture.url, bytes: picture.byteCount, isWhole: picture.isWhole))
  }

  /// Passes a count of bytes on, unless one was told a moment ago.
  private func tellProgress(_ event: TurnEvent, isLast: Bool = false) {
    let now = clock.now()
    guard isLast || now.timeIntervalSince(progressToldAt) >= Self.progressInterval else { return }
    progressToldAt = now
    events.yield(event)
  }
}

extension Part {
  /// Whether an answer with this part is committed; an empty text between chunks is nothing.
  fileprivate var bringsSomething: Bool { !isThought && (text != "" || signature != nil) }
}

extension Failure {
  /// A failure of our own disk, from what the store threw.
  init(storage error: any Error) {
    if let failure = error as? Failure {
      self = failure
    } else {
      let isFull = (error as? LibraryError)?.isDiskFull ?? false
      self.init(.storage, isFull ? .diskFull : .diskBroken, message: "\(error)")
    }
  }
}
