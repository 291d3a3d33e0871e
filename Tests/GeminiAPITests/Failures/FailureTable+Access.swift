import Resilience

/// The account: the key, the token, the project, the place.
extension FailureTable {
  private static func verdict(_ cause: FailureCause) -> Verdict {
    Verdict(.access, cause, [.card, .settings, .again], .never)
  }

  private static func token(_ reason: String) -> FailureReply {
    FailureReply(
      name: "401 \(reason)", status: 401, body: ErrorBody.token(reason), says: "UNAUTHENTICATED",
      reason: reason)
  }

  /// A refusal whose reason, meant for machines, goes before its words.
  private static func refused(_ status: Int, _ rpcStatus: String, _ reason: String) -> FailureReply
  {
    .error(
      "\(status) \(reason)", status, rpcStatus, "Requests are blocked.",
      details: FailureReply.errorInfo(reason), reason: reason)
  }

  static let access: [FailureRow] = key + project

  private static let key =
    FailureRow.rows(
      verdict(.keyInvalid),
      FailureReply(
        name: "400 invalid key", status: 400, body: ErrorBody.keyInvalid, says: "INVALID_ARGUMENT",
        reason: "API_KEY_INVALID"),
      .error(
        "400 invalid key without details", 400, "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key."),
      .error(
        "400 expired key", 400, "INVALID_ARGUMENT", "API key expired. Please renew the API key."),
      .error("403 invalid key", 403, "PERMISSION_DENIED", "API key not valid."),
      refused(400, "INVALID_ARGUMENT", "API_KEY_EXPIRED"),
      .error(
        "401", 401, "UNAUTHENTICATED", "Request had invalid authentication credentials."),
      .page("401 of a relay", 401, #"{"error":{"message":"Invalid token","type":"new_api_error"}}"#)
    )
    + FailureRow.rows(
      verdict(.keyMissing),
      .error(
        "403 no key", 403, "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API."
      ),
      .error(
        "401 of Vertex AI, no token", 401, "UNAUTHENTICATED",
        "Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
        details: FailureReply.errorInfo("CREDENTIALS_MISSING"), reason: "CREDENTIALS_MISSING"))
    + FailureRow.rows(
      verdict(.keyLeaked),
      .error(
        "403 leaked key", 403, "PERMISSION_DENIED",
        "Your API key was reported as leaked. Please use another API key."))
    + FailureRow.rows(
      verdict(.keyRestricted),
      .error(
        "403 referrer", 403, "PERMISSION_DENIED", "Requests from referer <empty> are blocked.",
        details: FailureReply.errorInfo("API_KEY_HTTP_REFERRER_BLOCKED"),
        reason: "API_KEY_HTTP_REFERRER_BLOCKED"),
      .error(
        "403 service", 403, "PERMISSION_DENIED",
        "Requests to this API generativelanguage.googleapis.com method google.ai.generativelanguage.v1beta.GenerativeService.GenerateContent are blocked."
      ),
      refused(403, "PERMISSION_DENIED", "API_KEY_SERVICE_BLOCKED"),
      refused(403, "PERMISSION_DENIED", "API_KEY_IP_ADDRESS_BLOCKED"),
      refused(403, "PERMISSION_DENIED", "API_KEY_ANDROID_APP_BLOCKED"),
      refused(403, "PERMISSION_DENIED", "API_KEY_IOS_APP_BLOCKED"),
      .error(
        "401 of Vertex AI, a key where a token is wanted", 401, "UNAUTHENTICATED",
        "API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials that assert a principal. See https://cloud.google.com/docs/authentication"
      ))
    + FailureRow.rows(
      verdict(.tokenInvalid),
      .error(
        "401 of Vertex AI", 401, "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
      ),
      token("ACCESS_TOKEN_EXPIRED"), token("ACCESS_TOKEN_TYPE_UNSUPPORTED"))

  private static let project =
    FailureRow.rows(
      verdict(.apiDisabled),
      .error(
        "403 disabled API", 403, "PERMISSION_DENIED",
        "Generative Language API has not been used in project 12345678 before or it is disabled. Enable it by visiting https://console.developers.google.com/apis/api/generativelanguage.googleapis.com/overview?project=12345678 then retry. If you enabled this API recently, wait a few minutes for the action to propagate to our systems and retry.",
        details:
          #"{"@type":"type.googleapis.com/google.rpc.Help","links":[{"description":"Google developers console API activation","url":"https://console.developers.google.com/apis/api/generativelanguage.googleapis.com/overview?project=12345678"}]},\#(FailureReply.errorInfo("SERVICE_DISABLED"))"#,
        reason: "SERVICE_DISABLED"),
      .error(
        "403 disabled API without details", 403, "PERMISSION_DENIED",
        "Generative Language API has not been used in project 12345678 before or it is disabled."))
    + FailureRow.rows(
      verdict(.location),
      .error(
        "400 location", 400, "FAILED_PRECONDITION",
        "User location is not supported for the API use."),
      refused(403, "PERMISSION_DENIED", "LOCATION_POLICY_VIOLATED"),
      refused(403, "PERMISSION_DENIED", "LOCATION_TAX_POLICY_VIOLATED"))
    + FailureRow.rows(
      verdict(.billing),
      .error(
        "400 billing", 400, "FAILED_PRECONDITION",
        "Gemini API free tier is not available in your country. Please enable billing on your project in Google AI Studio."
      ),
      refused(403, "PERMISSION_DENIED", "BILLING_DISABLED"))
    + FailureRow.rows(
      verdict(.projectDenied),
      .error(
        "403 project", 403, "PERMISSION_DENIED",
        "Your project has been denied access. Please contact support."),
      .error(
        "403 suspended", 403, "PERMISSION_DENIED",
        "Permission denied: Consumer 'projects/12345678' has been suspended."),
      refused(403, "PERMISSION_DENIED", "CONSUMER_SUSPENDED"),
      refused(403, "PERMISSION_DENIED", "CONSUMER_INVALID"),
      refused(403, "PERMISSION_DENIED", "USER_PROJECT_DENIED"))
    + FailureRow.rows(
      verdict(.permissionDenied),
      .error(
        "400 precondition nobody knows", 400, "FAILED_PRECONDITION", "Words nobody knows."),
      .error("403", 403, "PERMISSION_DENIED", "The caller does not have permission"),
      .error(
        "403 of Vertex AI", 403, "PERMISSION_DENIED",
        "Permission 'aiplatform.endpoints.predict' denied on resource '//aiplatform.googleapis.com/projects/p/locations/global/publishers/google/models/m' (or it may not exist).",
        details: FailureReply.errorInfo("IAM_PERMISSION_DENIED"), reason: "IAM_PERMISSION_DENIED"),
      refused(403, "PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"),
      refused(403, "PERMISSION_DENIED", "ACCOUNT_STATE_INVALID"),
      .error(
        "403 with a reason nobody knows", 403, "PERMISSION_DENIED", "Words nobody knows.",
        details: FailureReply.errorInfo("REASON_NOBODY_KNOWS"), reason: "REASON_NOBODY_KNOWS"),
      .page("403 of a front end", 403, "<html><title>Attention Required!</title></html>"))
}
