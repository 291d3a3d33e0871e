/// Refusals with an HTTP status: the service's, and those of what stands before it.
///
/// The texts are captures of the service where there is one. Of 401, 405, 408, 415, 501 and 522 nobody has
/// published one for this service: those are what Google's front end says elsewhere.
extension Fault {
  static let refusals: [Fault] = [
    error(
      "503", "server", "the model is overloaded (2024 and 2025)", 503, "UNAVAILABLE",
      "The model is overloaded. Please try again later."),
    Fault(
      "503-demand", "server", "HTTP 503: the model is in high demand (2026)",
      .refusal { _ in .overloaded }),
    error(
      "503-unavailable", "server", "the service is unavailable", 503, "UNAVAILABLE",
      "The service is currently unavailable."),
    error(
      "503-debug", "server", "overloaded, with DebugInfo as in the guide", 503, "UNAVAILABLE",
      "The model is overloaded. Please try again later.",
      details: [
        [
          "@type": "type.googleapis.com/google.rpc.DebugInfo",
          "detail": "The model is overloaded.",
        ]
      ]),
    relay(
      "503-relay", "server", "a relay's own form of an error", 503,
      [
        "status_code": 503,
        "error": [
          "message": "The model is overloaded. Please try again later.", "type": "upstream_error",
          "code": 503,
        ],
      ]),
    Fault("500", "server", "HTTP 500: an internal error", .refusal { _ in .internalError }),
    page("502-html", "server", "a proxy's page instead of an answer", 502, "Bad Gateway"),
    error(
      "504", "server", "accepted, but too slow", 504, "DEADLINE_EXCEEDED",
      "Deadline expired before operation could complete."),
    error(
      "499", "server", "the operation was cancelled", 499, "CANCELLED",
      "The operation was cancelled."),
    page("522", "server", "a status of the 5xx that no table names", 522, "Connection Timed Out"),
    page("408", "network", "the request took too long to arrive", 408, "Request Timeout"),

    Fault("400-key", "access", "the key is not valid", .refusal { _ in .invalidKey }),
    error(
      "400-key-expired", "access", "the key has expired", 400, "INVALID_ARGUMENT",
      "API key expired. Please renew the API key.",
      details: [ServiceError.errorInfo("API_KEY_INVALID")]),
    error(
      "400-location", "access", "the user's location is not supported", 400,
      "FAILED_PRECONDITION", "User location is not supported for the API use."),
    error(
      "400-billing", "access", "billing has to be enabled", 400, "FAILED_PRECONDITION",
      "Gemini API free tier is not available in your country. Please enable billing on your "
        + "project in Google AI Studio."),
    error(
      "401", "access", "credentials of the wrong kind", 401, "UNAUTHENTICATED",
      "Request had invalid authentication credentials. Expected OAuth 2 access token, login "
        + "cookie or other valid authentication credential. See "
        + "https://developers.google.com/identity/sign-in/web/devconsole-project."),
    error(
      "401-missing", "access", "no token was sent", 401, "UNAUTHENTICATED",
      "Request is missing required authentication credential. Expected OAuth 2 access token, login "
        + "cookie or other valid authentication credential. See "
        + "https://developers.google.com/identity/sign-in/web/devconsole-project.",
      details: [ServiceError.errorInfo("CREDENTIALS_MISSING")]),
    Fault("403-unregistered", "access", "no key was sent", .refusal { _ in .unregisteredCaller }),
    error(
      "403-leaked", "access", "the key was reported as leaked", 403, "PERMISSION_DENIED",
      "Your API key was reported as leaked. Please use another API key."),
    error(
      "403-disabled", "access", "the API is not enabled in the project", 403,
      "PERMISSION_DENIED",
      "Generative Language API has not been used in project 12345678 before or it is disabled. "
        + "Enable it by visiting \(activation) then retry. If you enabled this API recently, wait "
        + "a few minutes for the action to propagate to our systems and retry.",
      details: [
        [
          "@type": "type.googleapis.com/google.rpc.Help",
          "links": [
            [
              "description": "Google developers console API activation",
              "url": .string(activation),
            ]
          ],
        ],
        ServiceError.errorInfo("SERVICE_DISABLED", consumer: "projects/12345678"),
      ]),
    error(
      "403-referrer", "access", "the key is restricted to web pages", 403, "PERMISSION_DENIED",
      "Requests from referer <empty> are blocked.",
      details: [
        ServiceError.errorInfo("API_KEY_HTTP_REFERRER_BLOCKED", consumer: "projects/12345678")
      ]),
    error(
      "403-service", "access", "the key is restricted to other services", 403,
      "PERMISSION_DENIED",
      "Requests to this API generativelanguage.googleapis.com method "
        + "google.ai.generativelanguage.v1beta.GenerativeService.GenerateContent are blocked.",
      details: [
        ServiceError.errorInfo("API_KEY_SERVICE_BLOCKED", consumer: "projects/12345678")
      ]),
    error(
      "403-billing", "access", "the project has no billing", 403, "PERMISSION_DENIED",
      "This API method requires billing to be enabled. Please enable billing on project #12345678 "
        + "by visiting https://console.developers.google.com/billing/enable?project=12345678 then "
        + "retry. If you enabled billing for this project recently, wait a few minutes for the "
        + "action to propagate to our systems and retry.",
      details: [ServiceError.errorInfo("BILLING_DISABLED", consumer: "projects/12345678")]),
    error(
      "403-permission", "access", "the caller lacks a permission", 403, "PERMISSION_DENIED",
      "The caller does not have permission"),
    error(
      "403-denied", "access", "the project was denied access", 403, "PERMISSION_DENIED",
      "Your project has been denied access. Please contact support."),

    Fault("400-invalid", "request", "an argument is not valid", .refusal { _ in .invalidArgument }),
    Fault(
      "400-field", "request", "a field is not known",
      .refusal { _ in
        .badRequest([
          FieldViolation(
            field: "generation_config",
            description: "Invalid JSON payload received. Unknown name \"bogusField\" at "
              + "'generation_config': Cannot find field.")
        ])
      }),
    Fault(
      "400-size", "request", "the model does not offer the size",
      .refusal { _ in
        .invalid(
          "Invalid value at 'generation_config.image_config.image_size': \"8K\" is not supported.")
      }),
    Fault(
      "400-thinking", "request", "the model does not offer the thinking level",
      .refusal { _ in .invalid("thinking_level NONE is not supported.") }),
    Fault(
      "400-payload", "request", "the request is too large",
      .refusal { .payloadTooLarge(limit: $0.payloadLimit) }),
    Fault(
      "400-tokens", "request", "the prompt has too many tokens",
      .refusal { _ in .tooManyTokens(131_073, limit: 131_072) }),
    Fault(
      "400-mime", "request", "a picture has a format that is not supported",
      .refusal { _ in .invalid("Unsupported MIME type: image/gif") }),
    Fault(
      "400-signature-missing", "request", "a picture of the history lacks its signature",
      .refusal { _ in .unsignedPicture(content: 2, part: 1) }),
    Fault(
      "400-signature-corrupted", "request", "a signature of the history is damaged",
      .refusal { _ in .corruptedSignature }),
    Fault(
      "403-file", "request", "an uploaded file has expired", .refusal { _ in .noSuchFile("abc123") }
    ),
    Fault(
      "404-model", "request", "the model is gone",
      .refusal { .noSuchModel($0.model, method: $0.method) }),
    Fault(
      "404-retired", "request", "the model is closed to new users",
      .refusal {
        ServiceError(
          code: 404, status: "NOT_FOUND",
          message: "This model models/\($0.model) is no longer available to new users.")
      }),
    error(
      "404-file", "request", "an uploaded file is not found", 404, "NOT_FOUND",
      "File files/abc123 not found."),
    error(
      "404-entity", "request", "something asked for is not found", 404, "NOT_FOUND",
      "Requested entity was not found."),
    page("405", "request", "the method is not allowed", 405, "Method Not Allowed"),
    error(
      "unknown-status", "request", "an RPC status that no table names", 409, "UNHEARD_OF",
      "The request was answered in a way that has no name yet."),
    page("413-html", "request", "a proxy refuses the size", 413, "Request Entity Too Large"),
    page("415", "request", "the content type is not supported", 415, "Unsupported Media Type"),
    error(
      "501", "request", "the operation is not implemented", 501, "UNIMPLEMENTED",
      "Operation is not implemented, or supported, or enabled."),
    Fault(
      "307-redirect", "request", "a redirect to another host, which must not see the key",
      .foreign(
        HTTPReply(
          status: 307,
          headers: [
            ("location", "https://relay.invalid/v1beta/models"), ("content-type", "text/html"),
          ],
          body: .whole([])))),
  ]

  private static let activation =
    "https://console.developers.google.com/apis/api/generativelanguage.googleapis.com/overview"
    + "?project=12345678"

  static func error(
    _ name: String, _ category: String, _ summary: String, _ code: Int, _ status: String,
    _ message: String, details: [JSON] = []
  ) -> Fault {
    Fault(
      name, category, "HTTP \(code): \(summary)",
      .refusal { _ in
        ServiceError(code: code, status: status, message: message, details: details)
      })
  }

  private static func relay(
    _ name: String, _ category: String, _ summary: String, _ code: Int, _ body: JSON
  ) -> Fault {
    Fault(
      name, category, "HTTP \(code): \(summary)", .foreign(HTTPReply.json(body, status: code)))
  }

  private static func page(
    _ name: String, _ category: String, _ summary: String, _ code: Int, _ title: String
  ) -> Fault {
    let html = """
      <html>\r
      <head><title>\(code) \(title)</title></head>\r
      <body>\r
      <center><h1>\(code) \(title)</h1></center>\r
      <hr><center>nginx</center>\r
      </body>\r
      </html>\r

      """
    return Fault(
      name, category, "HTTP \(code): \(summary)",
      .foreign(
        HTTPReply(
          status: code, headers: [("content-type", "text/html")], body: .whole(Array(html.utf8)))))
  }
}
