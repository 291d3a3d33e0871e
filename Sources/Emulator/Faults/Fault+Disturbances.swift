/// Good answers to which something happens on the way, and unusual good answers.
extension Fault {
  static let disturbances: [Fault] = [
    one("asks-back", "success", "signed words that ask something, and no picture", .asksBack),
    one("stop-without-picture", "no image", "STOP after unsigned words", .stopsWithoutPicture),
    one("thoughts-only", "success", "only drafts came, none of them final", .thoughtsOnly),
    one("unflagged-drafts", "success", "drafts as ordinary signed pictures", .unflaggedDrafts),
    one("empty-parts", "success", "an event without parts before the picture", .emptyParts),
    one("slow-first-byte", "network", "nothing comes for `seconds` (8), then all", .slowFirstByte),
    one(
      "cut-before-answer", "network", "the line is cut once the request is there",
      .cutBeforeAnswer),
    one("cut-mid-stream", "network", "the line is cut after the thoughts", .cutAfterThoughts),
    one(
      "cut-after-picture", "network", "the line is cut after the picture, before the end",
      .cutAfterPicture),
    one(
      "end-without-finish", "network", "the stream ends in order, without a finishReason",
      .endsWithoutFinish),
    one(
      "error-mid-stream", "server", "HTTP 200, then an error object without `data:`",
      .errorMidStream(.cancelled)),
    one(
      "error-mid-stream-data", "server", "HTTP 200, then an error event",
      .errorMidStreamData(.cancelled)),
    one(
      "503-mid-stream", "server", "HTTP 200, then an event with a 503",
      .errorMidStreamData(.overloaded)),
    one("bad-base64", "network", "a character in the picture that base64 lacks", .badBase64),
    one("bad-picture", "network", "a picture that cannot be decoded", .badPicture),
    one("empty-answer", "network", "HTTP 200 and no body", .emptyAnswer),
    one("not-json", "network", "HTTP 200 and a page of a proxy", .notJSON),
  ]

  private static func one(
    _ name: String, _ category: String, _ summary: String, _ disturbance: Disturbance
  ) -> Fault {
    Fault(name, category, summary, .disturbance(disturbance))
  }
}
