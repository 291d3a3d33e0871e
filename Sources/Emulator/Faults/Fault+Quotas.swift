/// Refusals for what was used up: 429 in all its variants, and 402.
extension Fault {
  static let quotas: [Fault] = [
    Fault(
      "429-minute", "rate limit", "HTTP 429: too many requests a minute, with a delay",
      .refusal {
        QuotaRefusal(.requests(per: "Minute"), limit: 10, delay: "34.074824224s").error($0)
      }),
    Fault(
      "429-tokens", "rate limit", "HTTP 429: too many tokens a minute on a paid tier, with a delay",
      .refusal { QuotaRefusal(.paidTokens, limit: 1_000_000, delay: "12s").error($0) }),
    Fault(
      "429-bare", "rate limit", "HTTP 429: shared capacity, without details",
      .refusal { _ in QuotaRefusal.bare() }),
    Fault(
      "429-guide", "rate limit", "HTTP 429: the guide's body, with a delay",
      .refusal { QuotaRefusal.bare(delay: $0.step.retryDelay ?? "36s") }),
    Fault(
      "429-capacity", "rate limit", "HTTP 429: the model has no capacity left",
      .refusal { _ in
        ServiceError(
          code: 429, status: "RESOURCE_EXHAUSTED",
          message: "No capacity available for model on the server",
          details: [ServiceError.errorInfo("MODEL_CAPACITY_EXHAUSTED")])
      }),
    Fault(
      "429-old", "rate limit", "HTTP 429: the older wording of the cloud's quotas",
      .refusal { _ in QuotaRefusal.older }),
    Fault(
      "429-delay-long", "quota", "HTTP 429: a delay of more than 300 s",
      .refusal { QuotaRefusal(.requests(per: "Minute"), limit: 10, delay: "900.2s").error($0) }),
    Fault(
      "429-day", "quota", "HTTP 429: the requests of the day are used up",
      .refusal { QuotaRefusal(.requests(per: "Day"), limit: 20, delay: "56s").error($0) }),
    Fault(
      "429-month", "quota", "HTTP 429: the requests of the month are used up",
      .refusal { QuotaRefusal(.requests(per: "Month"), limit: 500, delay: "56s").error($0) }),
    error(
      "429-day-bare", "quota", "the requests of the day, by a relay that leaves the details out",
      429,
      "RESOURCE_EXHAUSTED",
      "You exceeded your current quota, please check your plan and billing details. \n* Quota "
        + "exceeded for metric: generativelanguage.googleapis.com/generate_requests_per_model_per_day"
        + ", limit: 250, model: gemini-3-pro-image\nPlease retry in 40s."),
    Fault(
      "429-limit0", "quota", "HTTP 429: the model is not part of this tier",
      .refusal {
        QuotaRefusal(
          .requests(per: "Minute"), .freeTokens, limit: 0, delay: "7.967587226s"
        ).error($0)
      }),
    error(
      "429-prepaid", "quota", "the prepaid credit is gone (before 2026-09-18)", 429,
      "RESOURCE_EXHAUSTED", prepaid),
    error(
      "429-spend", "quota", "the project's spending cap is reached", 429,
      "RESOURCE_EXHAUSTED",
      "Your project has exceeded its monthly spending cap. Please go to AI Studio at "
        + "https://ai.studio/spend to manage your project spend cap."),
    error("402", "quota", "the prepaid credit is gone", 402, "RESOURCE_EXHAUSTED", prepaid),
  ]

  private static let prepaid =
    "Your prepayment credits are depleted. Please go to AI Studio at https://ai.studio/projects to "
    + "manage your project and billing. Learn more at "
    + "https://ai.google.dev/gemini-api/docs/billing#prepay."
}
