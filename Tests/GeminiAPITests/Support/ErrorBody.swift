/// Error bodies as `gemini-api.md` 3 records them; `FailureTable` has them all.
enum ErrorBody {
  static let keyInvalid = """
    {"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[
     {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com","metadata":{"service":"generativelanguage.googleapis.com"}},
     {"@type":"type.googleapis.com/google.rpc.LocalizedMessage","locale":"en-US","message":"API key not valid. Please pass a valid API key."}]}}
    """

  static let unknownField = """
    {"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \\"bogusField\\" at 'generation_config': Cannot find field.","status":"INVALID_ARGUMENT","details":[
     {"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"generation_config","description":"Invalid JSON payload received. Unknown name \\"bogusField\\" at 'generation_config': Cannot find field."}]}]}}
    """

  static let bare429 =
    #"{"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED"}}"#

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
