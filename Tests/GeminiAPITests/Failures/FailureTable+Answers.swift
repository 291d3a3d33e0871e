import Resilience

/// HTTP 200, and no picture: refused drawings, refused prompts, words, nothing.
extension FailureTable {
  /// A whole answer of one candidate without parts, in a shape that was captured.
  private static func stopped(
    _ reason: String, _ message: String? = nil, content: String = #""content":{},"#
  ) -> FailureReply {
    let message = message.map { #""finishMessage":"\#($0)","# } ?? ""
    return .answer(
      reason, reason,
      #"{"candidates":[{\#(content)"finishReason":"\#(reason)",\#(message)"index":0}],"usageMetadata":{"promptTokenCount":464,"candidatesTokenCount":0,"totalTokenCount":755,"thoughtsTokenCount":291},"modelVersion":"gemini-3-pro-image"}"#
    )
  }

  private static func blocked(_ reason: String) -> FailureReply {
    .answer(
      "prompt \(reason)", reason,
      #"{"promptFeedback":{"blockReason":"\#(reason)"},"usageMetadata":{"promptTokenCount":9,"totalTokenCount":9},"modelVersion":"gemini-3-pro-image"}"#
    )
  }

  private static let explicit = SafetyRating(
    "HARM_CATEGORY_SEXUALLY_EXPLICIT", probability: "MEDIUM", isBlocked: true)
  private static let role = #""content":{"role":"model"},"#
  private static let offered: [Remedy] = [.again, .rephrase, .card]

  /// Drawings the service kept back; the thinking is charged.
  static let refusals: [FailureRow] =
    FailureRow.rows(
      Verdict(.safety, .imageSafety, offered, .never, .thinking),
      stopped(
        "IMAGE_SAFETY",
        "Unable to show the generated image. The image was filtered out because it violated Google's [Generative AI Prohibited Use policy](https://policies.google.com/terms/generative-ai/use-policy). You will not be charged for blocked images. Try rephrasing the prompt. If you think this was an error, [send feedback](https://ai.google.dev/gemini-api/docs/troubleshooting).",
        content: #""content":{"parts":null},"#),
      .answer(
        "IMAGE_SAFETY of the guide", "IMAGE_SAFETY",
        #"{"candidates":[{"finishReason":"IMAGE_SAFETY","safetyRatings":[{"category":"HARM_CATEGORY_SEXUALLY_EXPLICIT","probability":"MEDIUM","blocked":true}]}]}"#,
        ratings: [explicit]),
      .answer(
        "IMAGE_SAFETY with ratings of both, one of them nobody knows", "IMAGE_SAFETY",
        #"{"candidates":[{"finishReason":"IMAGE_SAFETY","safetyRatings":[{"category":"HARM_CATEGORY_SEXUALLY_EXPLICIT","probability":"MEDIUM","blocked":true},{"category":"CATEGORY_NOBODY_KNOWS","probability":"RATHER","score":[1]},{"probability":"LOW"},7]}],"promptFeedback":{"safetyRatings":[{"category":"HARM_CATEGORY_HATE_SPEECH"},{"category":"HARM_CATEGORY_SEXUALLY_EXPLICIT","probability":"MEDIUM","blocked":true}]}}"#,
        ratings: [
          explicit, SafetyRating("CATEGORY_NOBODY_KNOWS", probability: "RATHER"),
          SafetyRating("HARM_CATEGORY_HATE_SPEECH"),
        ]),
      .answer(
        "IMAGE_SAFETY of a stream, with the last ratings", "IMAGE_SAFETY",
        """
        data: {"candidates":[{"content":{"role":"model"},"safetyRatings":[{"category":"HARM_CATEGORY_SEXUALLY_EXPLICIT","probability":"LOW"}]}]}

        data: {"candidates":[{"safetyRatings":[{"category":"HARM_CATEGORY_SEXUALLY_EXPLICIT","probability":"MEDIUM","blocked":true}]}]}

        data: {"candidates":[{"finishReason":"IMAGE_SAFETY"}]}


        """, ratings: [explicit]),
      stopped("SAFETY", content: role), stopped("SAFETY_NOBODY_KNOWS"))
    + FailureRow.rows(
      Verdict(.safety, .recitation, offered, .never, .thinking),
      stopped("RECITATION", content: role), stopped("IMAGE_RECITATION"))
    + FailureRow.rows(
      Verdict(.safety, .personalData, offered, .never, .thinking), stopped("SPII", content: role))
    + FailureRow.rows(
      Verdict(.safety, .blocklist, offered, .never, .thinking), stopped("BLOCKLIST", content: role))
    + FailureRow.rows(
      Verdict(.policy, .prohibitedContent, [.rephrase, .card], .never, .thinking),
      stopped("PROHIBITED_CONTENT", content: role),
      stopped(
        "IMAGE_PROHIBITED_CONTENT",
        "Unable to show the generated image due to interests of third-party content providers. Please edit your prompt and try again. If you think this was an error, send feedback. Support code: 35561575",
        content: role),
      stopped("PROHIBITED_NOBODY_KNOWS"))
    + FailureRow.rows(
      Verdict(.request, .missingSignature, [.repair, .settings, .card], .never, .thinking),
      stopped("MISSING_THOUGHT_SIGNATURE"))

  /// Prompts that were not read on; nothing is charged.
  static let blocks: [FailureRow] =
    FailureRow.rows(
      Verdict(.safety, .promptSafety, offered, .never),
      blocked("SAFETY"),
      .answer(
        "prompt SAFETY with its ratings first", "SAFETY",
        #"{"candidates":[{"safetyRatings":[{"category":"HARM_CATEGORY_HATE_SPEECH","probability":"LOW"}]}],"promptFeedback":{"blockReason":"SAFETY","safetyRatings":[{"category":"HARM_CATEGORY_SEXUALLY_EXPLICIT","probability":"MEDIUM","blocked":true}]}}"#,
        ratings: [explicit, SafetyRating("HARM_CATEGORY_HATE_SPEECH", probability: "LOW")]),
      blocked("IMAGE_SAFETY"), blocked("OTHER"), blocked("MODEL_ARMOR"),
      blocked("JAILBREAK"), blocked("BLOCK_REASON_UNSPECIFIED"), blocked("REASON_NOBODY_KNOWS"))
    + FailureRow.rows(Verdict(.safety, .blocklist, offered, .never), blocked("BLOCKLIST"))
    + FailureRow.rows(
      Verdict(.policy, .prohibitedContent, [.rephrase, .card], .never),
      blocked("PROHIBITED_CONTENT"),
      .answer(
        "prompt PROHIBITED_CONTENT, the one event of a stream", "PROHIBITED_CONTENT",
        #"data: {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"},"usageMetadata": {"totalTokenCount": 9}}"#
          + "\r\n\r\n"))

  static let noImage: [FailureRow] =
    FailureRow.rows(
      Verdict(.noImage, .imageOther, offered, .never, .thinking),
      .answer(
        "IMAGE_OTHER", "IMAGE_OTHER",
        #"{"candidates":[{"content":{},"finishReason":"IMAGE_OTHER","index":0,"finishMessage":"Unable to show the generated image. The model could not generate the image based on the prompt provided. You will not be charged for this request. Try rephrasing the prompt."}],"modelVersion":"gemini-3.1-flash-image"}"#
      ))
    + FailureRow.rows(
      Verdict(.noImage, .noImage, offered, .never, .thinking),
      stopped("NO_IMAGE"), stopped("STOP", content: role),
      .answer(
        "STOP at the end of a stream without a picture", "STOP",
        """
        data: {"candidates": [{"content": {"parts": [{"text": "Imagining","thought": true}]}}]}\r
        \r
        data: {"candidates": [{"content": {"role": "model"},"finishReason": "STOP","index": 0}]}\r
        \r

        """))
    + FailureRow.rows(
      Verdict(.noImage, .wordsOnly, offered, .never, .thinking),
      .answer(
        "STOP after unsigned words", "STOP",
        #"{"candidates":[{"content":{"parts":[{"text":"I would draw a boat."}],"role":"model"},"finishReason":"STOP","index":0}]}"#,
        isCommitted: true))
    + FailureRow.rows(
      Verdict(.noImage, .maxTokens, offered, .never, .thinking),
      stopped("MAX_TOKENS", content: role),
      .answer(
        "MAX_TOKENS after words", "MAX_TOKENS",
        #"{"candidates":[{"content":{"parts":[{"text":"A harbour in the morning, with"}],"role":"model"},"finishReason":"MAX_TOKENS","index":0}]}"#,
        isCommitted: true))
    + FailureRow.rows(
      Verdict(.noImage, .otherReason, offered, .never, .thinking),
      .answer(
        "OTHER without content", "OTHER",
        #"{"candidates":[{"finishReason":"OTHER","finishMessage":"Model failed to generate content due to internal error."}]}"#
      ),
      stopped("FINISH_REASON_UNSPECIFIED"), stopped("LANGUAGE"),
      stopped("MALFORMED_FUNCTION_CALL"), stopped("UNEXPECTED_TOOL_CALL"),
      stopped("TOO_MANY_TOOL_CALLS"), stopped("MALFORMED_RESPONSE"), stopped("ESCALATION"),
      stopped("PUP_LIMITED_DISABLED"), stopped("REASON_NOBODY_KNOWS"),
      .answer(
        "a reason nobody knows, although a picture came", "REASON_NOBODY_KNOWS",
        #"{"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"cGlj"},"thoughtSignature":"QQ=="}],"role":"model"},"finishReason":"REASON_NOBODY_KNOWS","index":0}]}"#,
        isCommitted: true))
}
