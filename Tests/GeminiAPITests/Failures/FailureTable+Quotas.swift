import Resilience

/// 429 in all its variants, and 402: too fast, too much for today, or never on this account.
extension FailureTable {
  private static let minute = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"
  private static let day = "GenerateRequestsPerDayPerProjectPerModel-FreeTier"
  private static let help =
    #"{"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"Learn more about Gemini API quotas","url":"https://ai.google.dev/gemini-api/docs/rate-limits"}]}"#

  private static let prepaid =
    "Your prepayment credits are depleted. Please go to AI Studio at https://ai.studio/projects to manage your project and billing. Learn more at https://ai.google.dev/gemini-api/docs/billing#prepay."

  private static func retryInfo(_ delay: String) -> String {
    #"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"\#(delay)"}"#
  }

  private static func violation(_ metric: String, _ quota: String, _ value: String) -> String {
    #"{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"generativelanguage.googleapis.com/\#(metric)","quotaId":"\#(quota)","quotaDimensions":{"location":"global","model":"gemini-3-pro-image"},"quotaValue":"\#(value)"}]}"#
  }

  private static func exceeded(_ metric: String, _ limit: String, _ words: String = "") -> String {
    #"You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits. To monitor your current usage, head to: https://ai.dev/rate-limit. \n* Quota exceeded for metric: generativelanguage.googleapis.com/\#(metric), limit: \#(limit), model: gemini-3-pro-image\n\#(words)"#
  }

  /// A 429 with Help, QuotaFailure and RetryInfo, in the order of 2026.
  private static func passed(
    _ name: String, _ quota: String, _ value: String, delay: String, seconds: Double,
    metric: String = "generate_content_free_tier_requests", help: String = help + ","
  ) -> FailureReply {
    .error(
      name, 429, "RESOURCE_EXHAUSTED", exceeded(metric, value, "Please retry in \(delay)."),
      details: "\(help)\(violation(metric, quota, value)),\(retryInfo(delay))",
      quota: "\(quota) = \(value)", delay: seconds)
  }

  private static func older(_ name: String, per: String, value: String) -> FailureReply {
    let quota = "GenerateContentRequestsPer\(per)PerProjectPerRegion"
    return .error(
      name, 429, "RESOURCE_EXHAUSTED",
      "Quota exceeded for quota metric 'Generate Content API requests per \(per.lowercased())' and limit 'GenerateContent request limit per \(per.lowercased()) for a region' of service 'generativelanguage.googleapis.com' for consumer 'project_number:12345678'.",
      details:
        #"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED","domain":"googleapis.com","metadata":{"quota_metric":"generativelanguage.googleapis.com/generate_content_requests","quota_limit":"\#(quota)","quota_limit_value":"\#(value)","quota_location":"us-east2","consumer":"projects/12345678","service":"generativelanguage.googleapis.com"}},{"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"Request a higher quota limit.","url":"https://cloud.google.com/docs/quota#requesting_higher_quota"}]}"#,
      reason: "RATE_LIMIT_EXCEEDED", quota: "\(quota) = \(value)")
  }

  static let rateLimit: [FailureRow] =
    FailureRow.rows(
      Verdict(.rateLimit, .perMinute, [.again, .otherModel, .card], .paced),
      passed("429 per minute", minute, "10", delay: "34.074824224s", seconds: 34.074824224),
      passed("429 per minute without Help", minute, "10", delay: "56s", seconds: 56, help: ""),
      passed(
        "429 of input tokens, paid", "GenerateContentPaidTierInputTokensPerModelPerMinute",
        "1000000", delay: "12s", seconds: 12,
        metric: "generate_content_paid_tier_input_token_count"),
      passed(
        "429 of input tokens, free", "GenerateContentInputTokensPerModelPerMinute-FreeTier",
        "0.5", delay: "900ms", seconds: 0.9,
        metric: "generate_content_free_tier_input_token_count"),
      passed(
        "429 per minute, paid", "GenerateRequestsPerMinutePerProjectPerModel", "20", delay: "0s",
        seconds: 0, metric: "generate_requests_per_model"),
      passed(
        "429 with the longest delay that is waited for", minute, "10", delay: "300s", seconds: 300),
      .error(
        "429 of the guide", 429, "RESOURCE_EXHAUSTED",
        "Resource has been exhausted (e.g. check quota).", details: retryInfo("36s"), delay: 36),
      older("429 in the older wording", per: "Minute", value: "60"),
      .error(
        "429 without details, the delay in its words", 429, "RESOURCE_EXHAUSTED",
        exceeded("generate_content_free_tier_requests", "10", "Please retry in 900.2ms."),
        delay: 0.9002),
      .error(
        "429 with a delay in its header only", 429, "RESOURCE_EXHAUSTED",
        "Resource has been exhausted (e.g. check quota).", headers: [("Retry-After", "9")],
        delay: 9),
      .error(
        "429 of Vertex AI, the quota in its words", 429, "RESOURCE_EXHAUSTED",
        "Quota exceeded for aiplatform.googleapis.com/generate_content_requests_per_minute_per_project_per_base_model with base model: gemini-3-pro-image. Please submit a quota increase request."
      ))
    + FailureRow.rows(
      Verdict(.rateLimit, .sharedCapacity, [.again, .otherModel, .card], .paced),
      .error(
        "429 bare", 429, "RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota)."),
      .error(
        "429 bare of Vertex AI", 429, "RESOURCE_EXHAUSTED",
        "Resource exhausted. Please try again later."),
      .error(
        "429 of a model's capacity", 429, "RESOURCE_EXHAUSTED",
        "No capacity available for model on the server",
        details: FailureReply.errorInfo("MODEL_CAPACITY_EXHAUSTED"),
        reason: "MODEL_CAPACITY_EXHAUSTED"),
      .page("429 of a relay", 429, "<html><title>Too Many Requests</title></html>"))

  static let quota: [FailureRow] =
    FailureRow.rows(
      Verdict(.quota, .perDay, [.sendAt, .otherModel, .card], .never),
      passed("429 per day, with a delay all the same", day, "20", delay: "56s", seconds: 56),
      passed(
        "429 per day, paid", "GenerateRequestsPerDayPerProjectPerModel", "250", delay: "40s",
        seconds: 40, metric: "generate_requests_per_model_per_day"),
      passed("429 of a daily quota", "DailyImages", "5", delay: "1s", seconds: 1),
      older("429 per day in the older wording", per: "Day", value: "100"),
      .error(
        "429 per day without details", 429, "RESOURCE_EXHAUSTED",
        exceeded("generate_requests_per_model_per_day", "250", "Please retry in 40s."), delay: 40),
      .error(
        "429 per day in the older wording without details", 429, "RESOURCE_EXHAUSTED",
        "Quota exceeded for quota metric 'Generate requests' and limit 'Generate requests per day' of service 'generativelanguage.googleapis.com' for consumer 'project_number:12345678'."
      ))
    + FailureRow.rows(
      Verdict(.quota, .perMonth, [.otherModel, .card], .never),
      passed("429 per month", "RequestsPerMonthPerProject", "5", delay: "1s", seconds: 1),
      passed("429 of a monthly quota", "MonthlyImages", "5", delay: "1s", seconds: 1),
      .error(
        "429 per month without details", 429, "RESOURCE_EXHAUSTED",
        exceeded("generate_requests_per_model_per_month", "5000")))
    + FailureRow.rows(
      Verdict(.quota, .limitZero, [.otherModel, .card], .never),
      .error(
        "429 limit 0, with a delay all the same", 429, "RESOURCE_EXHAUSTED",
        #"You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits. To monitor your current usage, head to: https://ai.dev/rate-limit. \n* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 0, model: gemini-3-pro-image\n* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_input_token_count, limit: 0, model: gemini-3-pro-image\nPlease retry in 7.967587226s."#,
        details:
          #"\#(help),{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"generativelanguage.googleapis.com/generate_content_free_tier_requests","quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier","quotaDimensions":{"location":"global","model":"gemini-3-pro-image"}},{"quotaMetric":"generativelanguage.googleapis.com/generate_content_free_tier_input_token_count","quotaId":"GenerateContentInputTokensPerModelPerMinute-FreeTier","quotaDimensions":{"location":"global","model":"gemini-3-pro-image"}}]},\#(retryInfo("7s"))"#,
        quota: "\(minute) = -", delay: 7),
      older("429 limit 0 in the older wording", per: "Minute", value: "0"))
    + FailureRow.rows(
      Verdict(.quota, .prepaidGone, [.again, .card], .never),
      .error("402", 402, "RESOURCE_EXHAUSTED", prepaid),
      .error("402 with words nobody knows", 402, "RESOURCE_EXHAUSTED", "Payment required"),
      .page("402 of a relay", 402, #"{"error":{"message":"Insufficient balance"}}"#),
      .error("429 of the prepaid credit, before 2026-09-18", 429, "RESOURCE_EXHAUSTED", prepaid))
    + FailureRow.rows(
      Verdict(.quota, .spendLimit, [.again, .card], .never),
      .error(
        "429 of the spending cap", 429, "RESOURCE_EXHAUSTED",
        "Your project has exceeded its monthly spending cap. Please go to AI Studio at https://ai.studio/spend to manage your project spend cap."
      ),
      .error(
        "429 of a spending quota", 429, "RESOURCE_EXHAUSTED", "Words nobody knows.",
        details: violation("spend", "SpendPerProject", "250"), quota: "SpendPerProject = 250"))
    + FailureRow.rows(
      Verdict(.quota, .longDelay, [.sendAt, .otherModel, .card], .never),
      passed("429 with a delay over 300 s", minute, "10", delay: "300.5s", seconds: 300.5),
      passed(
        "429 with a delay of decades", minute, "10", delay: "1000000000s", seconds: 315_360_000))
}
