import Resilience

/// What the program is to make of each fault of the emulator: cause and retries, written down apart
/// from both, so that the emulator and the classifier are held to one table.
enum FaultVerdicts {
  /// The cause and the retry rule of the faults with these names.
  struct Row: Sendable {
    var cause: FailureCause
    var rule: RetryRule
    var names: [String]

    init(_ cause: FailureCause, _ rule: RetryRule, _ names: String) {
      self.cause = cause
      self.rule = rule
      self.names = names.split(whereSeparator: \.isWhitespace).map(String.init)
    }
  }

  /// Faults that do not keep a picture from coming; `slow-first-byte` ends before patience does.
  static let harmless: Set = [
    "thoughts-only", "unflagged-drafts", "empty-parts", "slow-first-byte",
  ]

  /// Faults that tell what the filters found.
  static let rated: Set = [
    "IMAGE_SAFETY-ratings", "SAFETY", "prompt-SAFETY", "prompt-PROHIBITED_CONTENT",
  ]

  static let byName: [String: Row] = Dictionary(
    rows.flatMap { row in row.names.map { ($0, row) } }, uniquingKeysWith: { first, _ in first })

  static let rows: [Row] = [
    // server
    Row(.overloaded, .schedule, "503 503-demand 503-unavailable 503-debug 503-relay"),
    Row(.overloaded, .once, "503-mid-stream"),
    Row(.internalError, .spaced, "500"),
    Row(.badGateway, .schedule, "502-html"),
    Row(.deadlineExceeded, .once, "504"),
    Row(.serverCancelled, .never, "499 error-mid-stream error-mid-stream-data"),
    Row(.unknownServer, .never, "522"),
    // rate limit and quota
    Row(.perMinute, .paced, "429-minute 429-tokens 429-guide 429-old"),
    Row(.sharedCapacity, .paced, "429-bare 429-capacity"),
    Row(.perDay, .never, "429-day 429-day-bare"),
    Row(.perMonth, .never, "429-month"),
    Row(.limitZero, .never, "429-limit0"),
    Row(.longDelay, .never, "429-delay-long"),
    Row(.prepaidGone, .never, "402 429-prepaid"),
    Row(.spendLimit, .never, "429-spend"),
    // request
    Row(.invalidArgument, .never, "400-invalid"),
    Row(.unknownField, .never, "400-field"),
    Row(.unsupportedOption, .never, "400-size 400-thinking"),
    Row(.payloadTooLarge, .never, "400-payload 413-html"),
    Row(.tooManyTokens, .never, "400-tokens"),
    Row(.unsupportedMedia, .never, "400-mime 415"),
    Row(.missingSignature, .never, "400-signature-missing MISSING_THOUGHT_SIGNATURE"),
    Row(.corruptedSignature, .never, "400-signature-corrupted"),
    Row(.fileNotFound, .never, "403-file 404-file"),
    Row(.modelNotFound, .never, "404-model 404-retired 404-entity"),
    Row(.redirected, .never, "307-redirect"),
    Row(.notImplemented, .never, "501"),
    Row(.unknownRequest, .never, "405 unknown-status"),
    // access
    Row(.keyInvalid, .never, "400-key 400-key-expired"),
    Row(.keyMissing, .never, "401-missing 403-unregistered"),
    Row(.keyLeaked, .never, "403-leaked"),
    Row(.keyRestricted, .never, "403-referrer 403-service"),
    Row(.tokenInvalid, .never, "401"),
    Row(.apiDisabled, .never, "403-disabled"),
    Row(.location, .never, "400-location"),
    Row(.billing, .never, "400-billing 403-billing"),
    Row(.projectDenied, .never, "403-denied"),
    Row(.permissionDenied, .never, "403-permission"),
    // safety and policy
    Row(.imageSafety, .never, "IMAGE_SAFETY IMAGE_SAFETY-ratings SAFETY"),
    Row(
      .promptSafety, .never,
      "prompt-SAFETY prompt-IMAGE_SAFETY prompt-OTHER prompt-MODEL_ARMOR prompt-JAILBREAK unknown-block"
    ),
    Row(.recitation, .never, "IMAGE_RECITATION RECITATION"),
    Row(.personalData, .never, "SPII"),
    Row(.blocklist, .never, "BLOCKLIST prompt-BLOCKLIST"),
    Row(
      .prohibitedContent, .never,
      "PROHIBITED_CONTENT IMAGE_PROHIBITED_CONTENT prompt-PROHIBITED_CONTENT"),
    // no image
    Row(.noImage, .never, "NO_IMAGE stop-empty hostile-words"),
    Row(.imageOther, .never, "IMAGE_OTHER"),
    Row(.maxTokens, .never, "MAX_TOKENS"),
    Row(.wordsOnly, .never, "stop-without-picture asks-back"),
    Row(
      .otherReason, .never,
      """
      OTHER LANGUAGE MALFORMED_FUNCTION_CALL UNEXPECTED_TOOL_CALL TOO_MANY_TOOL_CALLS
      MALFORMED_RESPONSE FINISH_REASON_UNSPECIFIED ESCALATION PUP_LIMITED_DISABLED unknown-finish
      """),
    // network
    Row(.requestTimeout, .schedule, "408"),
    Row(.cutMidStream, .once, "cut-before-answer cut-mid-stream end-without-finish empty-answer"),
    Row(.notJSON, .once, "not-json"),
    // What came before is kept: the picture, or the words before it.
    Row(.cutMidStream, .never, "cut-after-picture"),
    Row(.badBase64, .never, "bad-base64"),
    Row(.badPicture, .never, "bad-picture"),
  ]
}
