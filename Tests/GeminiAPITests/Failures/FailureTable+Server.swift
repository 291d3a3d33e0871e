import Resilience

/// Their side: the service broke down or is overloaded.
extension FailureTable {
  static let server: [FailureRow] =
    FailureRow.rows(
      Verdict(.server, .overloaded, [.again, .otherModel, .sendAt, .card], .schedule),
      .error(
        "503 of 2024 and 2025", 503, "UNAVAILABLE",
        "The model is overloaded. Please try again later."),
      .error(
        "503 of 2026", 503, "UNAVAILABLE",
        "This model is currently experiencing high demand. Spikes in demand are usually temporary. Please try again later."
      ),
      .error(
        "503 of the whole service", 503, "UNAVAILABLE", "The service is currently unavailable."),
      .error(
        "503 of the guide", 503, "UNAVAILABLE", "The model is overloaded. Please try again later.",
        details:
          #"{"@type":"type.googleapis.com/google.rpc.DebugInfo","detail":"The model is overloaded."}"#
      ),
      .error(
        "503 with a delay", 503, "UNAVAILABLE", "The service is currently unavailable.",
        headers: [("Retry-After", "120")], delay: 120),
      FailureReply(
        name: "503 in an array, as a stream without alt=sse has it", status: 503,
        body:
          #"[{"error":{"code":503,"message":"The model is overloaded. Please try again later.","status":"UNAVAILABLE"}}]"#,
        says: "UNAVAILABLE"),
      .page(
        "503 of a relay", 503,
        #"{"status_code":503,"error":{"message":"The model is overloaded. Please try again later.","type":"upstream_error","code":503}}"#
      ),
      .page("503 of a front end", 503, "<html><title>Service Unavailable</title></html>"))
    + FailureRow.rows(
      Verdict(
        .server, .internalError, [.again, .otherModel, .sendAt, .editPrompt, .card], .spaced),
      .error(
        "500", 500, "INTERNAL",
        "An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting"
      ),
      .page("500 without a body", 500, ""))
    + FailureRow.rows(
      Verdict(.server, .badGateway, [.again, .otherModel, .sendAt, .card], .schedule),
      .page(
        "502 of a proxy", 502,
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
      ),
      .page("502 without a body", 502, ""))
    + FailureRow.rows(
      Verdict(
        .server, .deadlineExceeded, [.again, .lowerSize, .otherModel, .sendAt, .card], .once,
        .possible),
      .error(
        "504", 504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete."),
      .page("504 of a proxy", 504, "<html><title>504 Gateway Time-out</title></html>"))
    + FailureRow.rows(
      Verdict(.server, .serverCancelled, [.again, .otherModel, .sendAt, .card], .never, .possible),
      .error("499", 499, "CANCELLED", "The operation was cancelled."))
    + FailureRow.rows(
      Verdict(.server, .unknownServer, [.again, .otherModel, .sendAt, .card], .never),
      .page("505", 505, ""), .page("507", 507, ""),
      .page("522 of a relay", 522, "<html><title>522 Connection Timed Out</title></html>"),
      .page("529 of a relay", 529, #"{"message":"Overloaded"}"#),
      .error("599 with a status nobody knows", 599, "UNHEARD_OF", "Words nobody knows."),
      .page("999 of a front end", 999, ""))
    + FailureRow.rows(
      Verdict(.server, .unknownServer, [.again, .otherModel, .sendAt, .card], .never, .possible),
      .page("202", 202, #"{"name":"operations/1"}"#), .page("204", 204, ""),
      .page("206", 206, #"{"candidates":[{"finishReason":"STOP"}]}"#))

  /// Errors after HTTP 200, as bare objects, as events, and at the end of an array.
  static let midStream: [FailureRow] =
    FailureRow.rows(
      Verdict(.server, .serverCancelled, [.again, .otherModel, .sendAt, .card], .never, .possible),
      .midStream(
        "499 after a thought, as it was captured", 499, "CANCELLED",
        """
        data: {"candidates": [{"content": {"parts": [{"text": "Imagining","thought": true}]}}]}\r
        \r
        {
          "error": {
            "code": 499,
            "message": "The operation was cancelled.",
            "status": "CANCELLED",
            "details": [{"@type": "type.googleapis.com/google.rpc.DebugInfo","detail": "[ORIGINAL ERROR] generic::cancelled: "}]
          }
        }

        """))
    + FailureRow.rows(
      Verdict(.server, .serverCancelled, [.again, .viewPart, .card], .never, .possible),
      .midStream(
        "499 after words", 499, "CANCELLED",
        """
        data: {"candidates":[{"content":{"parts":[{"text":"Sure"}]}}]}

        data: {"error":{"code":499,"message":"The operation was cancelled.","status":"CANCELLED"}}


        """, isCommitted: true))
    + FailureRow.rows(
      Verdict(.server, .overloaded, [.again, .otherModel, .sendAt, .card], .once, .possible),
      .midStream(
        "503 after HTTP 200", 503, "UNAVAILABLE",
        #"data: {"error":{"code":503,"message":"The model is overloaded. Please try again later.","status":"UNAVAILABLE"}}"#
      ),
      .midStream(
        "503 by its status alone, at the end of an array", 503, "UNAVAILABLE",
        #"[{"candidates":[{"content":{"role":"model"}}]},{"error":{"message":"The service is currently unavailable.","status":"UNAVAILABLE"}}]"#
      ))
    + FailureRow.rows(
      Verdict(
        .server, .internalError, [.again, .otherModel, .sendAt, .editPrompt, .card], .once,
        .possible),
      .midStream(
        "500 after HTTP 200", 500, "INTERNAL",
        #"{"error":{"code":500,"message":"Internal error encountered.","status":"INTERNAL"}}"#),
      .midStream(
        "a status nobody knows after HTTP 200", 500, "UNHEARD_OF",
        #"{"error":{"code":0,"message":"Words nobody knows.","status":"UNHEARD_OF"}}"#),
      .midStream("words of a relay after HTTP 200", 500, nil, #"{"error":"upstream error"}"#))
    + FailureRow.rows(
      Verdict(.rateLimit, .sharedCapacity, [.again, .otherModel, .card], .once, .possible),
      .midStream(
        "429 after HTTP 200", 429, "RESOURCE_EXHAUSTED",
        #"{"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED"}}"#
      ))
}
