import Resilience

/// The way between: answers that are not the service's, or not whole.
extension FailureTable {
  private static let part = #"{"candidates":[{"content":{"parts":["#
  private static let thought =
    #"data: {"candidates":[{"content":{"parts":[{"text":"a","thought":true}]}}]}"#
  private static let words = #"data: {"candidates":[{"content":{"parts":[{"text":"Sure"}]}}]}"#

  static let network: [FailureRow] =
    FailureRow.rows(
      Verdict(.network, .requestTimeout, [.again, .card], .schedule),
      .page("408", 408, "<html><title>408 Request Timeout</title></html>"))
    + FailureRow.rows(
      Verdict(.network, .notJSON, [.again, .card], .once, .possible),
      .answer("200 with a page of a relay", nil, "<html><body>Please log in.</body></html>\n"),
      .answer("200 with plain words", nil, "upstream error: do request failed"),
      .answer("200 with a page after a thought", nil, "\(thought)\n\n<html>504</html>\n"))
    + FailureRow.rows(
      Verdict(.network, .notJSON, [.again, .viewPart, .card], .never, .possible),
      .answer(
        "200 with a page after words", nil, "\(words)\n\n<html>504</html>\n", isCommitted: true))
    + FailureRow.rows(
      Verdict(.network, .cutMidStream, [.again, .card], .once, .possible),
      .answer("200 without a body", nil, ""),
      .answer("200 cut in the middle of a picture", nil, part + #"{"inlineData":{"data":"cGlj"#),
      .answer("200 cut after a thought", nil, "\(thought)\n\n"),
      .answer("200 with nothing but usage", nil, #"{"usageMetadata":{"totalTokenCount":9}}"#))
    + FailureRow.rows(
      Verdict(.network, .cutMidStream, [.again, .viewPart, .card], .never, .possible),
      .answer(
        "200 with a picture, without a finish reason", nil,
        part + #"{"inlineData":{"mimeType":"image/png","data":"cGlj"}}]}}]}"#, isCommitted: true))
    + FailureRow.rows(
      Verdict(.network, .badBase64, [.again, .card], .once, .possible),
      .answer(
        "200 with a picture that is not base64", nil,
        part + #"{"inlineData":{"mimeType":"image/png","data":"cGlj*"}}]}}]}"#))
    + FailureRow.rows(
      Verdict(.network, .badPicture, [.again, .card], .once, .possible),
      .answer(
        "200 with a picture without a byte", nil,
        part + #"{"inlineData":{"mimeType":"image/png","data":""}}]}}]}"#))
}
