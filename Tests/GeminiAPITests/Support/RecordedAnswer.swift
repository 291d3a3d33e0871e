/// Answers in the shapes of `gemini-api.md` 2, their pictures and signatures made short.
enum RecordedAnswer {
  /// A thought in words, a thought picture, signed words, a signed picture, unsigned words.
  static let stream = [
    #"data: {"candidates": [{"content": {"parts": [{"text": "**Imagining**\n\n","thought": true}],"role": "model"},"index": 0}],"usageMetadata": {"promptTokenCount": 32,"totalTokenCount": 40},"modelVersion": "gemini-3-pro-image","responseId": "DOd6"}"#,
    #"data: {"candidates": [{"content": {"parts": [{"inlineData": {"mimeType": "image/jpeg","data": "ZHJhZnQ="},"thought": true}],"role": "model"},"index": 0}]}"#,
    #"data: {"candidates": [{"content": {"parts": [{"text": "Here \"is\" a step 作者 \ud83c\udf4c","thoughtSignature": "QUJD+/=="}],"role": "model"},"index": 0}]}"#,
    #"data: {"candidates": [{"content": {"role": "model"},"index": 0}]}"#,
    #"data: {"candidates": [{"content": {"parts": [{"thoughtSignature": "c2lnbg==","inlineData": {"data": "cGljdHVyZQ==","mimeType": "image/png"}},{"text": "\n\n### Step 2"}],"role": "model"},"finishReason": "STOP","index": 0}],"usageMetadata": {"totalTokenCount": 2552}}"#,
  ].map { $0 + "\r\n\r\n" }.joined()

  static let streamEvents = [
    "thought text: **Imagining**\n\n",
    "usage 40",
    "thought picture: image/jpeg draft",
    "text signed(QUJD+/==): Here \"is\" a step 作者 🍌",
    "picture signed(c2lnbg==): image/png picture",
    "text: \n\n### Step 2",
    "usage 2552",
    "end STOP answered",
  ]

  static let unary = """
    {
      "candidates": [
        {
          "content": {
            "parts": [
              {
                "inlineData": {
                  "mimeType": "image/jpeg",
                  "data": "cGljdHVyZQ=="
                },
                "thoughtSignature": "EqCzQg=="
              }
            ],
            "role": "model"
          },
          "finishReason": "STOP",
          "index": 0
        }
      ],
      "usageMetadata": {"totalTokenCount": 2552, "serviceTier": "standard"},
      "modelVersion": "gemini-3-pro-image-preview",
      "responseId": "DOd6afWPNZfjjrEPpZ3c0AM"
    }

    """

  static let unaryEvents = [
    "picture signed(EqCzQg==): image/jpeg picture", "usage 2552", "end STOP answered",
  ]

  /// Without `alt=sse` a stream is one array.
  static let array = """
    [{"candidates":[{"content":{"parts":[{"text":"a, [b]"}]}}]}
    ,
    {"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"cGlj"}}]},\
    "finishReason":"STOP"}]}]
    """

  static let arrayEvents = ["text: a, [b]", "picture: image/png pic", "end STOP answered"]

  /// The service ends a stream that broke with a bare object over several lines.
  static let errorInStream = """
    data: {"candidates": [{"content": {"parts": [{"text": "Sure"}]}}]}\r
    \r
    {
      "error": {
        "code": 499,
        "message": "The operation was cancelled.",

        "status": "CANCELLED",
        "details": [{"@type": "type.googleapis.com/google.rpc.DebugInfo",
          "detail": "[ORIGINAL ERROR] generic::cancelled: "}]
      }
    }

    """

  static let errorInStreamEvents = ["text: Sure", "failed server/serverCancelled"]

  /// What relays make of an answer: a byte order mark, comments, several lines of data, escapes,
  /// nulls, base64 unpadded, URL-safe, broken into lines, or behind the head of a data URL.
  static let relayed = """
    \u{FEFF}: keep-alive

    event: message
    data:{"error":null,"candidates":[{"content":{"parts":null}}],
    data: "new":[{"data":"x"}]}

    data: [{"candidates":[{"content":{"parts":[{"thoughtSignature":"QU\\/\\u002B\\u003d",
    data:   "inlineData":{"data":"cGljdHVyZT8_P\\u007a4-Pg","data":"data:image\\/png;base64,cGljdHVy\\r\\nZT8\\/Pz4-Pg\\n"},
    : keep-alive
    data:   "thought":false,"text":null},{"inlineData":null}]}}]}]

    data: {"candidates":[{"content":{},"finishReason":"STOP"}],"promptFeedback":null}

    data: [DONE]

    """

  static let relayedEvents = [
    "picture signed(QU/+=): application/octet-stream picture???>>>", "end STOP answered",
  ]

  /// An error in an array of its own, after an event that was whole.
  static let errorArray = """
    data: {"candidates":[{"content":{"parts":[{"text":"Sure"}]}}]}

    [{"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}]
    """

  static let errorArrayEvents = ["text: Sure", "failed server/overloaded"]

  /// An error as data, as other services send it, and one at the end of an array.
  static let errorAsData = [
    #"data: {"candidates":[{"content":{"parts":[{"text":"Sure"}]}}]}"# + "\n\n"
      + #"data: {"error":{"code":503,"message":"m","status":"UNAVAILABLE"}}"# + "\n\n",
    #"[{"candidates":[{"content":{"parts":[{"text":"Sure"}]}}]},"#
      + #"{"error":{"code":503,"message":"m","status":"UNAVAILABLE"}}]"#,
  ]

  /// The prompt was blocked; no candidate.
  static let blocked = """
    data: {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"},"usageMetadata": {"totalTokenCount": 9}}


    """

  static let blockedEvents = ["usage 9", "end - prohibitedContent"]

  /// A proxy that gave up in the middle.
  static let pageInStream = """
    data: {"candidates":[{"content":{"parts":[{"text":"Sure"}]}}]}

    <html><body>504 Gateway Time-out</body></html>
    """

  static let pageInStreamEvents = ["text: Sure", "failed network/notJSON"]

  /// Every recorded answer and what a reader tells of it.
  static let all: [(bytes: [UInt8], events: [String])] = [
    (Array(stream.utf8), streamEvents), (Array(unary.utf8), unaryEvents),
    (Array(array.utf8), arrayEvents), (Array(errorInStream.utf8), errorInStreamEvents),
    (Array(stream.replacing("\r\n", with: "\n").utf8), streamEvents),
    (Array(stream.replacing("\r\n", with: "\r").utf8), streamEvents),
    (Array(relayed.utf8), relayedEvents),
    (Array(relayed.replacing("\n", with: "\r").utf8), relayedEvents),
    (Array(relayed.replacing("\n", with: "\r\n").utf8), relayedEvents),
    (Array(errorArray.utf8), errorArrayEvents), (Array(pageInStream.utf8), pageInStreamEvents),
    (Array(errorAsData[0].utf8), errorArrayEvents), (Array(errorAsData[1].utf8), errorArrayEvents),
    (Array(blocked.utf8), blockedEvents),
  ]
}
