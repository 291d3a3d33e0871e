/// Refusals for what was used up: 429 in all its variants, and 402.
extension Fault {
  static let quotas: [Fault] = [
    Fault(
      "429-minute", "rate limit", "HTTP 429: too many requests a minute, with a delay",
      .refusal {
        QuotaRefusal(per: "Minute", limit: 10, delay: $0.step.retryDelay ?? "34.074824224s").error(
          $0)
      }),
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
      .refusal {
        QuotaRefusal(per: "Minute", limit: 10, delay: $0.step.retryDelay ?? "900.2s").error($0)
      }),
    Fault(
      "429-day", "quota", "HTTP 429: the requests of the day are used up",
      .refusal { QuotaRefusal(per: "Day", limit: 20, delay: $0.step.retryDelay ?? "56s").error($0) }
    ),
    Fault(
      "429-limit0", "quota", "HTTP 429: the model is not part of this tier",
      .refusal {
        QuotaRefusal(per: "Minute", limit: 0, delay: $0.step.retryDelay ?? "7.967587226s").error($0)
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

/// The body of a 429, put together as the captures of 2026 are: Help, QuotaFailure, RetryInfo.
struct QuotaRefusal {
  /// `Minute` or `Day`.
  var per: String
  /// 0 stands for a model that is not available on the tier.
  var limit: Int
  /// A proto duration, `34.07s`; a daily quota carries one too, although waiting does not help.
  var delay: String

  func error(_ context: FaultContext) -> ServiceError {
    let metrics =
      [
        (
          "generate_content_free_tier_requests",
          "GenerateRequestsPer\(per)PerProjectPerModel-FreeTier"
        )
      ]
      + (limit == 0
        ? [
          (
            "generate_content_free_tier_input_token_count",
            "GenerateContentInputTokensPerModelPer\(per)-FreeTier"
          )
        ] : [])
    let exceeded = metrics.map {
      "* Quota exceeded for metric: generativelanguage.googleapis.com/\($0.0), limit: \(limit), "
        + "model: \(context.model)\n"
    }
    let violations = metrics.map { metric, quota in
      var members: [JSON.Member] = [
        .init("quotaMetric", .string("generativelanguage.googleapis.com/\(metric)")),
        .init("quotaId", .string(quota)),
        .init("quotaDimensions", ["location": "global", "model": .string(context.model)]),
      ]
      if limit > 0 { members.append(.init("quotaValue", .string(String(limit)))) }
      return JSON.object(members)
    }
    return ServiceError(
      code: 429, status: "RESOURCE_EXHAUSTED",
      message: "You exceeded your current quota, please check your plan and billing details. For "
        + "more information on this error, head to: "
        + "https://ai.google.dev/gemini-api/docs/rate-limits. To monitor your current usage, head "
        + "to: https://ai.dev/rate-limit. \n\(exceeded.joined())Please retry in \(delay).",
      details: [
        [
          "@type": "type.googleapis.com/google.rpc.Help",
          "links": [
            [
              "description": "Learn more about Gemini API quotas",
              "url": "https://ai.google.dev/gemini-api/docs/rate-limits",
            ]
          ],
        ],
        [
          "@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": .array(violations),
        ],
        Self.retryInfo(delay),
      ])
  }

  static func bare(delay: String? = nil) -> ServiceError {
    ServiceError(
      code: 429, status: "RESOURCE_EXHAUSTED",
      message: "Resource has been exhausted (e.g. check quota).",
      details: delay.map { [retryInfo($0)] } ?? [])
  }

  /// The older wording of the cloud's quotas.
  ///
  /// [vertexai/unary-failure-quota-exceeded.json](https://github.com/FirebaseExtended/vertexai-sdk-test-data)
  static let older = ServiceError(
    code: 429, status: "RESOURCE_EXHAUSTED",
    message: "Quota exceeded for quota metric 'Generate Content API requests per minute' and limit "
      + "'GenerateContent request limit per minute for a region' of service "
      + "'generativelanguage.googleapis.com' for consumer 'project_number:12345678'.",
    details: [
      [
        "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED",
        "domain": "googleapis.com",
        "metadata": [
          "quota_metric": "generativelanguage.googleapis.com/generate_content_requests",
          "quota_limit": "GenerateContentRequestsPerMinutePerProjectPerRegion",
          "quota_limit_value": "60", "quota_location": "us-east2",
          "consumer": "projects/12345678", "service": "generativelanguage.googleapis.com",
        ],
      ],
      [
        "@type": "type.googleapis.com/google.rpc.Help",
        "links": [
          [
            "description": "Request a higher quota limit.",
            "url": "https://cloud.google.com/docs/quota#requesting_higher_quota",
          ]
        ],
      ],
    ])

  private static func retryInfo(_ delay: String) -> JSON {
    ["@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": .string(delay)]
  }
}
