import Conversation
package import Foundation
package import Resilience

/// Reads an answer while it comes, in constant memory: server-sent events, an object, or an array.
///
/// Pictures and signatures go to the spool as their characters arrive. Whatever was not handed over
/// in an event is removed with the reader.
package final class AnswerReader {
  private static let rawLimit = 64 << 10

  private let onEvent: (AnswerEvent) -> Void
  private var framer = EventStreamFramer()
  private var scanner: AnswerScanner
  private var end = AnswerEnd()
  private var raw: [UInt8] = []
  /// What came so far.
  package private(set) var tally = PartTally()

  /// A reader of one answer.
  ///
  /// - Parameters:
  ///   - spool: The folder for pictures and signatures.
  ///   - onEvent: Gets ``AnswerEvent/part(_:)`` and ``AnswerEvent/usage(_:)`` from within
  ///     ``read(_:)``.
  package init(spool: URL, onEvent: @escaping (AnswerEvent) -> Void) {
    scanner = AnswerScanner(spool: spool)
    self.onEvent = onEvent
  }

  deinit { remove(scanner.blobs) }

  /// The picture that comes just now, or has come while its part has not.
  package var arriving: ArrivingPicture? { scanner.arriving }

  /// Takes the next bytes, cut anywhere.
  ///
  /// - Throws: `Failure`, after which nothing more is to be read.
  package func read(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    do {
      try framer.read(bytes, isBetweenValues: { scanner.isBetweenValues }) { json in
        try scanner.scan(json, take)
      }
    } catch {
      throw failure(error)
    }
  }

  /// Ends the answer.
  ///
  /// - Returns: What it says of itself, to be judged together with ``tally``.
  /// - Throws: `Failure` when it stops in the middle, or was no answer at all.
  package func finish() throws(Failure) -> AnswerEnd {
    if !scanner.isBetweenValues {
      throw failure(.cutMidStream, "The answer stopped in the middle.")
    }
    if !framer.hasData {
      throw framer.hasBegun
        ? failure(.notJSON, "The answer is not the service's JSON.")
        : failure(.cutMidStream, "The answer ended before it began.")
    }
    var end = end
    end.rawAnswer = String(decoding: raw, as: UTF8.self)
    return end
  }

  private func take(_ piece: AnswerScanner.Piece) throws {
    raw += piece.rest + [UInt8(ascii: "\n")]
    if raw.count > Self.rawLimit { raw.removeFirst(raw.count - Self.rawLimit) }
    var decoder = PartDecoder(piece.blobs)
    defer { remove(decoder.unused) }
    guard let answer = JSONObject(parsing: piece.rest) else {
      throw AnswerScanner.InvalidJSON(detail: "a mistake of grammar")
    }
    if let error = answer.fields["error"], !(error is NSNull) {
      throw FailureClassifier.failure(inStream: piece.rest)
    }
    for candidate in answer.objects("candidates") {
      try take(candidate, &decoder)
    }
    end.blockReason = answer.object("promptFeedback")?.string("blockReason") ?? end.blockReason
    end.promptRatings = answer.object("promptFeedback").flatMap(Self.ratings) ?? end.promptRatings
    end.modelVersion = answer.string("modelVersion") ?? end.modelVersion
    end.responseID = answer.string("responseId") ?? end.responseID
    if let usage = answer.object("usageMetadata").map(Usage.init) {
      end.usage = usage
      onEvent(.usage(usage))
    }
  }

  private func take(_ candidate: JSONObject, _ decoder: inout PartDecoder) throws {
    for json in candidate.object("content")?.objects("parts") ?? [] {
      guard let part = try decoder.part(json) else { continue }
      tally.count(part)
      onEvent(.part(part))
    }
    if let reason = candidate.string("finishReason") {
      // Of several candidates the one that was refused counts.
      if end.finishReason == nil || end.finishReason == .stop {
        end.finishReason = FinishReason(rawValue: reason)
      }
    }
    end.finishMessage = candidate.string("finishMessage") ?? end.finishMessage
    end.safetyRatings = Self.ratings(candidate) ?? end.safetyRatings
  }

  private static func ratings(_ json: JSONObject) -> [SafetyRating]? {
    guard json.fields["safetyRatings"] is [Any] else { return nil }
    return json.objects("safetyRatings").prefix(32).compactMap { rating in
      rating.string("category").map {
        SafetyRating(
          $0, probability: rating.string("probability"), isBlocked: rating.flag("blocked"))
      }
    }
  }

  private func remove(_ blobs: [SpooledBlob]) {
    for blob in blobs { try? FileManager.default.removeItem(at: blob.url) }
  }

  // What can go wrong, in the words of the rest of the program.

  private func failure(_ error: any Error) -> Failure {
    switch error {
    case var failure as Failure:
      failure.isCommitted = tally.finalParts > 0
      return failure
    case is EventStreamFramer.WebPage:
      return failure(.notJSON, "The answer was a web page, not the service's JSON.")
    case let error as AnswerScanner.InvalidJSON:
      return failure(.notJSON, "The answer is not the service's JSON: \(error.detail).")
    case is PartDecoder.EmptyPicture:
      return failure(.badPicture, "The picture came empty.")
    case let error as SpoolFile.WriteError:
      var failure = FailureClassifier.failure(systemError: error.code)
      failure.charge = .possible
      failure.isCommitted = tally.finalParts > 0
      return failure
    default:
      return failure(.badBase64, "The picture or its signature came garbled.")
    }
  }

  private func failure(_ cause: FailureCause, _ message: String) -> Failure {
    Failure(
      .network, cause, message: message, httpStatus: 200, charge: .possible,
      isCommitted: tally.finalParts > 0,
      rawAnswer: raw.isEmpty ? nil : String(decoding: raw, as: UTF8.self))
  }
}
