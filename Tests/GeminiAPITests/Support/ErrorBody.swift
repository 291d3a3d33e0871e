/// Error bodies as `gemini-api.md` 3 records them, and those of the user's guide.
enum ErrorBody {
  static let keyInvalid = """
    {"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[
     {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com","metadata":{"service":"generativelanguage.googleapis.com"}},
     {"@type":"type.googleapis.com/google.rpc.LocalizedMessage","locale":"en-US","message":"API key not valid. Please pass a valid API key."}]}}
    """

  static let disabled = """
    {"error":{"code":403,"message":"Generative Language API has not been used in project 12345678 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/generativelanguage.googleapis.com/overview?project=12345678 then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.","status":"PERMISSION_DENIED","details":[
     {"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"Google developers console API activation","url":"https://console.developers.google.com/apis/api/generativelanguage.googleapis.com/overview?project=12345678"}]},
     {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"SERVICE_DISABLED","domain":"googleapis.com","metadata":{"service":"generativelanguage.googleapis.com","consumer":"projects/12345678"}}]}}
    """

  static let unknownField = """
    {"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \\"bogusField\\" at 'generation_config': Cannot find field.","status":"INVALID_ARGUMENT","details":[
     {"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"generation_config","description":"Invalid JSON payload received. Unknown name \\"bogusField\\" at 'generation_config': Cannot find field."}]}]}}
    """

  static let limitZero = """
    {"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits. To monitor your current usage, head to: https://ai.dev/rate-limit. \\n* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_requests, limit: 0, model: gemini-3-pro-image\\n* Quota exceeded for metric: generativelanguage.googleapis.com/generate_content_free_tier_input_token_count, limit: 0, model: gemini-3-pro-image\\nPlease retry in 7.967587226s.","status":"RESOURCE_EXHAUSTED","details":[
     {"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"Learn more about Gemini API quotas","url":"https://ai.google.dev/gemini-api/docs/rate-limits"}]},
     {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[
       {"quotaMetric":"generativelanguage.googleapis.com/generate_content_free_tier_requests","quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier","quotaDimensions":{"location":"global","model":"gemini-3-pro-image"}},
       {"quotaMetric":"generativelanguage.googleapis.com/generate_content_free_tier_input_token_count","quotaId":"GenerateContentInputTokensPerModelPerMinute-FreeTier","quotaDimensions":{"location":"global","model":"gemini-3-pro-image"}}]},
     {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"7s"}]}}
    """

  static let bare429 =
    #"{"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED"}}"#

  static let oldQuota = """
    {"error":{"code":429,"message":"Quota exceeded for quota metric 'Generate Content API requests per minute' and limit 'GenerateContent request limit per minute for a region' of service 'generativelanguage.googleapis.com' for consumer 'project_number:1'.","status":"RESOURCE_EXHAUSTED","details":[
     {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED","domain":"googleapis.com","metadata":{"service":"generativelanguage.googleapis.com","consumer":"projects/1","quota_limit_value":"60","quota_limit":"GenerateContentRequestsPerMinutePerProjectPerRegion","quota_metric":"generativelanguage.googleapis.com/generate_content_requests","quota_location":"us-east2"}},
     {"@type":"type.googleapis.com/google.rpc.Help","links":[]}]}}
    """

  static let prepaidGone =
    "Your prepayment credits are depleted. Please go to AI Studio at https://ai.studio/projects to manage your project and billing. Learn more at https://ai.google.dev/gemini-api/docs/billing#prepay."

  /// The guide's own 503.
  static let guideOverloaded = """
    {"error":{"code":503,"message":"The model is overloaded. Please try again later.","status":"UNAVAILABLE","details":[{"@type":"type.googleapis.com/google.rpc.DebugInfo","detail":"The model is overloaded."}]}}
    """

  /// The guide's own 429.
  static let guideExhausted = """
    {"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"36s"}]}}
    """

  /// Vertex AI's answer to a token it does not take.
  static func token(_ reason: String) -> String {
    """
    {"error":{"code":401,"message":"Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.","status":"UNAUTHENTICATED","details":[
     {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"\(reason)","domain":"googleapis.com","metadata":{"service":"aiplatform.googleapis.com","method":"google.cloud.aiplatform.v1beta1.PredictionService.StreamGenerateContent"}}]}}
    """
  }

  /// A body with a message only.
  static func plain(_ code: Int, _ status: String, _ message: String) -> String {
    #"{"error":{"code":\#(code),"message":"\#(message)","status":"\#(status)"}}"#
  }

  /// A 429 for one quota.
  static func quota(_ id: String, value: String, delay: String, words: String = "") -> String {
    """
    {"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details. \\n* Quota exceeded for metric: m, limit: \(value), model: gemini-3-pro-image\\n\(words)","status":"RESOURCE_EXHAUSTED","details":[
     {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"m","quotaId":"\(id)","quotaDimensions":{"location":"global"},"quotaValue":"\(value)"}]},
     {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"\(delay)"}]}}
    """
  }
}
