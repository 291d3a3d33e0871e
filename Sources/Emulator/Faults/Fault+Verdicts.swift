/// Answers with HTTP 200 and no picture: refused prompts, withheld pictures.
extension Fault {
  static let verdicts: [Fault] =
    [
      stopped("IMAGE_SAFETY", "safety", "the picture was filtered out", imageSafety),
      stopped(
        "IMAGE_SAFETY-ratings", "safety",
        "the picture was filtered out, with ratings as in the guide",
        nil, .absent, reason: "IMAGE_SAFETY", isRated: true),
      stopped(
        "SAFETY", "safety", "the words were filtered out", nil, .roleOnly, isRated: true),
      stopped("IMAGE_RECITATION", "safety", "the picture is too near to a known one", recitation),
      stopped("RECITATION", "safety", "the words are too near to known ones", nil, .roleOnly),
      stopped("SPII", "safety", "personal data in the answer", nil, .roleOnly),
      stopped("BLOCKLIST", "safety", "a forbidden word in the answer", nil, .roleOnly),
      blocked("SAFETY", "safety"), blocked("BLOCKLIST", "safety"),
      blocked("IMAGE_SAFETY", "safety"), blocked("OTHER", "safety"),
      blocked("MODEL_ARMOR", "safety"), blocked("JAILBREAK", "safety"),
      blocked("PROMPT_TOO_LOUD", "safety", name: "unknown-block"),
      stopped("PROHIBITED_CONTENT", "policy", "content that is never allowed", nil, .roleOnly),
      stopped(
        "IMAGE_PROHIBITED_CONTENT", "policy", "a picture that is never allowed", prohibited,
        .roleOnly),
      blocked("PROHIBITED_CONTENT", "policy"),
      stopped("NO_IMAGE", "no image", "the model drew nothing", noImage),
      stopped("IMAGE_OTHER", "no image", "the picture failed for no stated reason", imageOther),
      stopped(
        "OTHER", "no image", "the model failed",
        "Model failed to generate content due to internal error.", .absent),
      stopped("MAX_TOKENS", "no image", "the words used up the tokens", nil, .words),
      stopped(
        "hostile-words", "no image", "words that try to act on the terminal", hostile,
        reason: "NO_IMAGE"),
    ]
    + [
      "LANGUAGE", "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS",
      "MALFORMED_RESPONSE", "FINISH_REASON_UNSPECIFIED", "ESCALATION", "PUP_LIMITED_DISABLED",
    ].map { stopped($0, "no image", "a reason of the service's list that is rarely seen") }
    + [
      stopped("MISSING_THOUGHT_SIGNATURE", "request", "a signature of the history is missing"),
      stopped(
        "unknown-finish", "no image", "a finishReason that no list names", nil, .empty,
        reason: "PICTURE_TOO_LOUD"),
      stopped(
        "stop-empty", "no image", "STOP, and there was nothing", nil, .roleOnly, reason: "STOP"),
    ]

  /// Words that bring about a fault by themselves, so that a user can try one without a script.
  ///
  /// The word may stand anywhere in the newest prompt, in any letter case.
  package static let promptWords: [String: String] = [
    "gore": "IMAGE_SAFETY", "counterfeit": "IMAGE_PROHIBITED_CONTENT",
    "celebrity": "prompt-PROHIBITED_CONTENT",
  ]

  /// The verdict that a word of a prompt brings about.
  static func verdict(onPrompt prompt: String) -> Verdict? {
    let words = Set(prompt.lowercased().split { !$0.isLetter }.map(String.init))
    let word = promptWords.keys.sorted().first { words.contains($0) }
    return word.flatMap { promptWords[$0] }.flatMap(named)?.effect.verdict
  }

  private static let imageSafety =
    "Unable to show the generated image. The image was filtered out because it violated Google's "
    + "[Generative AI Prohibited Use policy]"
    + "(https://policies.google.com/terms/generative-ai/use-policy). You will not be charged for "
    + "blocked images. Try rephrasing the prompt. If you think this was an error, "
    + "[send feedback](https://ai.google.dev/gemini-api/docs/troubleshooting)."
  private static let imageOther =
    "Unable to show the generated image. The model could not generate the image based on the "
    + "prompt provided. You will not be charged for this request. Try rephrasing the prompt."
  private static let prohibited =
    "Unable to show the generated image due to interests of third-party content providers. Please "
    + "edit your prompt and try again. If you think this was an error, send feedback. Support "
    + "code: 35561575"
  // Nobody has published the texts of these two; they follow the others.
  private static let recitation =
    "Unable to show the generated image. The image was filtered out because it was too similar to "
    + "existing content. You will not be charged for blocked images. Try rephrasing the prompt."
  private static let noImage =
    "Unable to show the generated image. The model did not generate an image. You will not be "
    + "charged for this request. Try rephrasing the prompt."

  /// Clears the screen, sets the clipboard and the title, moves the cursor, turns the text round.
  private static let hostile =
    "\u{1B}[2J\u{1B}[H\u{1B}]52;c;cHdu\u{07}\u{1B}]2;owned\u{07}\u{9B}31m\u{202E}tfel\u{202C}\rover"

  private static func stopped(
    _ name: String, _ category: String, _ summary: String, _ message: String? = nil,
    _ content: ContentShape = .empty, reason: String? = nil, isRated: Bool = false
  ) -> Fault {
    Fault(
      name, category, "HTTP 200: \(summary)",
      .verdict(
        .stopped(
          finishReason: reason ?? name, message: message, content: content, isRated: isRated)))
  }

  private static func blocked(
    _ reason: String, _ category: String, name: String? = nil
  ) -> Fault {
    Fault(
      name ?? "prompt-\(reason)", category,
      "HTTP 200: the prompt was refused, there is no candidate",
      .verdict(.promptBlocked(reason: reason)))
  }
}
