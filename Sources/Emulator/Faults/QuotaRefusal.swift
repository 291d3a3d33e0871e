/// The body of a 429, put together as the captures of 2026 are: Help, QuotaFailure, RetryInfo.
struct QuotaRefusal {
  /// A quota by its metric and its own name.
  struct Quota {
    var metric: String
    var id: String

    /// Requests per `Minute`, `Day` or `Month`; of the last nobody has published a body.
    static func requests(per span: String) -> Quota {
      Quota(
        metric: "generate_content_free_tier_requests",
        id: "GenerateRequestsPer\(span)PerProjectPerModel-FreeTier")
    }

    static let freeTokens = Quota(
      metric: "generate_content_free_tier_input_token_count",
      id: "GenerateContentInputTokensPerModelPerMinute-FreeTier")
    static let paidTokens = Quota(
      metric: "generate_content_paid_tier_input_token_count",
      id: "GenerateContentPaidTierInputTokensPerModelPerMinute")
  }

  private let quotas: [Quota]
  private let limit: Int
  private let delay: String

  /// A refusal for what was passed.
  ///
  /// - Parameters:
  ///   - quotas: All that were passed.
  ///   - limit: 0 stands for a model that is not available on the tier.
  ///   - delay: A proto duration, `34.07s`, unless the script asks for another; a daily quota
  ///     carries one too, although waiting does not help.
  init(_ quotas: Quota..., limit: Int, delay: String) {
    self.quotas = quotas
    self.limit = limit
    self.delay = delay
  }

  func error(_ context: FaultContext) -> ServiceError {
    let delay = context.step.retryDelay ?? delay
    let exceeded = quotas.map {
      "* Quota exceeded for metric: generativelanguage.googleapis.com/\($0.metric), limit: "
        + "\(limit), model: \(context.model)\n"
    }
    let violations = quotas.map { quota in
      var members: [JSON.Member] = [
        .init("quotaMetric", .string("generativelanguage.googleapis.com/\(quota.metric)")),
        .init("quotaId", .string(quota.id)),
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
