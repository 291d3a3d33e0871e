import Conversation
import Resilience
import Testing

@testable import GeminiAPI

/// Answers with status 200 that brought no picture.
@Suite struct AnswerFailureTests {
  private func tally(
    pictures: Int = 0, thoughts: Int = 0, words: Bool = false, signed: Bool = false
  ) -> PartTally {
    var tally = PartTally()
    tally.pictures = pictures
    tally.thoughtPictures = thoughts
    tally.hasWords = words
    tally.isSigned = signed
    tally.finalParts = pictures + (words ? 1 : 0)
    return tally
  }

  private func end(_ reason: String?, block: String? = nil, message: String? = nil) -> AnswerEnd {
    AnswerEnd(
      finishReason: reason.map(FinishReason.init), finishMessage: message, blockReason: block)
  }

  @Test(arguments: [
    ("IMAGE_SAFETY", FailureCategory.safety, FailureCause.imageSafety),
    ("SAFETY", .safety, .promptSafety),
    ("IMAGE_RECITATION", .safety, .recitation), ("RECITATION", .safety, .recitation),
    ("SPII", .safety, .personalData), ("BLOCKLIST", .safety, .blocklist),
    ("PROHIBITED_CONTENT", .policy, .prohibitedContent),
    ("IMAGE_PROHIBITED_CONTENT", .policy, .prohibitedContent),
    ("NO_IMAGE", .noImage, .noImage), ("IMAGE_OTHER", .noImage, .imageOther),
    ("OTHER", .noImage, .otherReason), ("MAX_TOKENS", .noImage, .maxTokens),
    ("LANGUAGE", .noImage, .otherReason), ("MALFORMED_FUNCTION_CALL", .noImage, .otherReason),
    ("FINISH_REASON_UNSPECIFIED", .noImage, .otherReason),
    ("MISSING_THOUGHT_SIGNATURE", .request, .missingSignature),
    ("ESCALATION", .noImage, .otherReason), ("BRAND_NEW", .noImage, .otherReason),
    ("BRAND_NEW_SAFETY", .safety, .imageSafety), ("BRAND_PROHIBITED", .policy, .prohibitedContent),
  ])
  func `a finish reason has its category`(
    reason: String, category: FailureCategory, cause: FailureCause
  ) throws {
    let failure = try #require(FailureClassifier.failure(end: end(reason), tally: tally()))
    #expect(failure.category == category)
    #expect(failure.cause == cause)
    #expect(failure.finishReason == reason)
    #expect(failure.httpStatus == 200)
    #expect(failure.charge == .thinking)
  }

  @Test(arguments: [
    ("SAFETY", FailureCategory.safety, FailureCause.promptSafety),
    ("IMAGE_SAFETY", .safety, .promptSafety), ("BLOCKLIST", .safety, .blocklist),
    ("OTHER", .safety, .promptSafety), ("PROHIBITED_CONTENT", .policy, .prohibitedContent),
    ("MODEL_ARMOR", .safety, .promptSafety), ("JAILBREAK", .safety, .promptSafety),
  ])
  func `a blocked prompt has its category and is free`(
    reason: String, category: FailureCategory, cause: FailureCause
  ) throws {
    let failure = try #require(
      FailureClassifier.failure(end: end(nil, block: reason), tally: tally()))
    #expect(failure.category == category)
    #expect(failure.cause == cause)
    #expect(failure.finishReason == reason)
    #expect(failure.charge == .none)
  }

  @Test(arguments: ["", #"{"usageMetadata":{}}"# + "\n"])
  func `Vertex AI's words about a blocked prompt are kept`(before: String) {
    let json = #"{"promptFeedback":{"blockReason":"MODEL_ARMOR","blockReasonMessage":"Blocked."}}"#
    var end = end(nil, block: "MODEL_ARMOR")
    end.rawAnswer = before + json + "\n"
    #expect(FailureClassifier.failure(end: end, tally: tally())?.message == "Blocked.")
    end.blockReason = nil
    #expect(FailureClassifier.failure(end: end, tally: tally())?.cause == .cutMidStream)
  }

  @Test(arguments: ["IMAGE_SAFETY", "BRAND_NEW"])
  func `a refusal is one although a picture came, which is then kept`(reason: String) throws {
    let failure = try #require(
      FailureClassifier.failure(end: end(reason), tally: tally(pictures: 1)))
    #expect(failure.isCommitted)
  }

  @Test func `a picture is an answer`() {
    #expect(FailureClassifier.failure(end: end("STOP"), tally: tally(pictures: 1)) == nil)
    #expect(FailureClassifier.failure(end: end("MAX_TOKENS"), tally: tally(pictures: 1)) == nil)
  }

  @Test func `signed words are an answer, unsigned ones are not`() {
    #expect(
      FailureClassifier.failure(end: end("STOP"), tally: tally(words: true, signed: true)) == nil)
    let failure = FailureClassifier.failure(end: end("STOP"), tally: tally(words: true))
    #expect(failure?.cause == .wordsOnly)
    #expect(failure?.category == .noImage)
    #expect(failure?.isCommitted == true)
  }

  @Test func `a thought picture alone may be promoted`() {
    #expect(FailureClassifier.failure(end: end("STOP"), tally: tally(thoughts: 1)) == nil)
    #expect(
      FailureClassifier.failure(end: end("IMAGE_SAFETY"), tally: tally(thoughts: 1)) != nil)
  }

  @Test func `an answer with nothing in it is no picture`() {
    #expect(FailureClassifier.failure(end: end("STOP"), tally: tally())?.cause == .noImage)
  }

  @Test func `an answer without a finish reason was cut, even with a picture`() throws {
    let failure = try #require(
      FailureClassifier.failure(end: end(nil), tally: tally(pictures: 1)))
    #expect(failure.category == .network)
    #expect(failure.cause == .cutMidStream)
    #expect(failure.charge == .possible)
    #expect(failure.isCommitted)
  }

  @Test func `the service's own words come first`() {
    let failure = FailureClassifier.failure(
      end: end("IMAGE_OTHER", message: "Unable to show."), tally: tally())
    #expect(failure?.message == "Unable to show.")
  }

  @Test(arguments: TransportError.Kind.allCases)
  func `a broken transfer may be charged only if the request was out`(kind: TransportError.Kind) {
    for isSent in [false, true] {
      let failure = FailureClassifier.failure(
        transport: TransportError(kind, host: "h", detail: "d", isWholeBodySent: isSent))
      #expect(failure.charge == (isSent ? .possible : .none))
      #expect(failure.category == (kind == .refusedURL ? .access : .network))
      #expect(failure.message.hasSuffix("d"))
    }
  }
}
