import Conversation
import Resilience
import Testing

@testable import GeminiAPI

/// What makes an answer with status 200 a good one, and what is read of one that is not.
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

  @Test func `the service's own words come first`() {
    let failure = FailureClassifier.failure(
      end: end("IMAGE_OTHER", message: "Unable to show."), tally: tally())
    #expect(failure?.message == "Unable to show.")
  }
}
