import Resilience

/// The request itself: a field, a size, a signature, a model or a file that is not there.
extension FailureTable {
  static let request: [FailureRow] = arguments + signatures + sizes + missing + unknown

  private static let arguments =
    FailureRow.rows(
      Verdict(.request, .invalidArgument, [.editPrompt, .settings, .card], .never),
      .error("400", 400, "INVALID_ARGUMENT", "Request contains an invalid argument."),
      .error("400 with words nobody knows", 400, "INVALID_ARGUMENT", "Words nobody knows."),
      .error("400 with a status nobody knows", 400, "UNHEARD_OF", "Words nobody knows."),
      .error(
        "400 of Vertex AI, an empty text", 400, "INVALID_ARGUMENT",
        "Unable to submit request because it has an empty text parameter. Add a value to the parameter and try again."
      ),
      .page("400 of a proxy", 400, "<html><title>400 Bad Request</title></html>"),
      .page("400 without a body", 400, ""))
    + FailureRow.rows(
      Verdict(.request, .unknownField, [.settings, .card], .never),
      FailureReply(
        name: "400 unknown field", status: 400, body: ErrorBody.unknownField,
        says: "INVALID_ARGUMENT"))
    + FailureRow.rows(
      Verdict(.request, .unsupportedOption, [.repair, .settings, .card], .never),
      .error(
        "400 thinking level", 400, "INVALID_ARGUMENT",
        #"Invalid value at 'generation_config.thinking_config.thinking_level' (type.googleapis.com/google.ai.generativelanguage.v1beta.ThinkingConfig.ThinkingLevel), \"NONE\""#
      ),
      .error(
        "400 thinking level of the model", 400, "INVALID_ARGUMENT",
        "thinking_level is not supported by this model."),
      .error(
        "400 size", 400, "INVALID_ARGUMENT",
        #"Invalid value at 'generation_config.image_config.image_size': \"8K\" is not supported."#),
      .error(
        "400 aspect ratio", 400, "INVALID_ARGUMENT",
        "Unable to submit request because the aspect ratio 7:3 is not supported."),
      .error(
        "400 modalities", 400, "INVALID_ARGUMENT",
        "The requested combination of response modalities (AUDIO) is not supported by the model."))
    + FailureRow.rows(
      Verdict(.request, .unsupportedMedia, [.editPrompt, .settings, .card], .never),
      .error("400 type of a picture", 400, "INVALID_ARGUMENT", "Unsupported MIME type: image/tiff"),
      .error(
        "400 a picture that cannot be read", 400, "INVALID_ARGUMENT",
        "Unable to process input image. Please retry or report in https://developers.generativeai.google/guide/troubleshooting"
      ),
      .error(
        "400 of Vertex AI, type of a picture", 400, "INVALID_ARGUMENT",
        "Unable to submit request because it has a mimeType parameter with value image/tiff, which is not supported."
      ),
      .error(
        "400 a picture cut short, by its DebugInfo", 400, "INVALID_ARGUMENT",
        "Request contains an invalid argument.",
        details:
          #"{"@type":"type.googleapis.com/google.rpc.DebugInfo","detail":"[ORIGINAL ERROR] generic::invalid_argument: invalid status photos.thumbnailer.Status.Code::5: Source image 0 too short"}"#
      ),
      .page("415", 415, "<html><title>Unsupported Media Type</title></html>"))

  private static let signatures =
    FailureRow.rows(
      Verdict(.request, .missingSignature, [.repair, .settings, .card], .never),
      .error(
        "400 a picture without its signature", 400, "INVALID_ARGUMENT",
        "Image part is missing a thought_signature in content position 2, part position 1. Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures#model-behavior for more details."
      ),
      .error(
        "400 a text without its signature", 400, "INVALID_ARGUMENT",
        "Text part is missing a thought_signature in content position 2, part position 1."),
      .error(
        "400 a call without its signature", 400, "INVALID_ARGUMENT",
        "Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing thought_signature may lead to degraded model performance. Additional data, function call `default_api:NAME` , position 2. Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures for more details."
      ))
    + FailureRow.rows(
      Verdict(.request, .corruptedSignature, [.repair, .settings, .card], .never),
      .error(
        "400 corrupted signature", 400, "INVALID_ARGUMENT", "Corrupted thought signature."),
      .error(
        "400 a signature that is not base64", 400, "INVALID_ARGUMENT",
        #"Invalid value at 'contents[1].parts[0].thought_signature' (TYPE_BYTES), Base64 decoding failed for \"x\""#
      ),
      .error(
        "400 of Vertex AI, a signature of another service", 400, "INVALID_ARGUMENT",
        "Unable to submit request because Thought signature is not valid.. Learn more: https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/gemini"
      ))

  private static let sizes =
    FailureRow.rows(
      Verdict(.request, .payloadTooLarge, [.lowerSize, .editPrompt, .card], .never),
      .error(
        "400 payload size", 400, "INVALID_ARGUMENT",
        "Request payload size exceeds the limit: 20971520 bytes."),
      .page("413 of a front end", 413, "<html>413</html>"),
      .page("413 of Vertex AI", 413, "413 Content Too Large"))
    + FailureRow.rows(
      Verdict(.request, .tooManyTokens, [.editPrompt, .settings, .card], .never),
      .error(
        "400 input tokens", 400, "INVALID_ARGUMENT",
        "The input token count (70000) exceeds the maximum number of tokens allowed (65536)."),
      .error(
        "400 of Vertex AI, input tokens", 400, "INVALID_ARGUMENT",
        "Unable to submit request because the input token count is 40000 but model only supports up to 32768."
      ))

  private static let missing =
    FailureRow.rows(
      Verdict(.request, .modelNotFound, [.useReplacement, .settings, .card], .never),
      .error(
        "404 model", 404, "NOT_FOUND",
        "models/X is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods."
      ),
      .error(
        "404 model that is closed to new users", 404, "NOT_FOUND",
        "This model models/gemini-2.5-flash is no longer available to new users."),
      .error("404 entity", 404, "NOT_FOUND", "Requested entity was not found."),
      .error(
        "404 model of Vertex AI", 404, "NOT_FOUND",
        "Publisher Model `projects/p/locations/global/publishers/google/models/m` was not found or your project does not have access to it. Please ensure you are using a valid model version."
      ))
    + FailureRow.rows(
      Verdict(.request, .fileNotFound, [.resendFile, .settings, .card], .never),
      .error(
        "403 expired file", 403, "PERMISSION_DENIED",
        "You do not have permission to access the File abc123 or it may not exist."),
      .error("404 file", 404, "NOT_FOUND", "File files/x not found."))

  private static let unknown =
    FailureRow.rows(
      Verdict(.request, .redirected, [.settings, .card], .never),
      .page("301", 301, "", headers: [("Location", "https://elsewhere.example/")]),
      .page("302 of a captive portal", 302, "<html>", headers: [("Location", "http://login/")]),
      .page("303", 303, ""), .page("307", 307, ""), .page("308", 308, ""))
    + FailureRow.rows(
      Verdict(.request, .notImplemented, [.settings, .card], .never),
      .error(
        "501", 501, "UNIMPLEMENTED", "Operation is not implemented, or supported, or enabled."))
    + FailureRow.rows(
      Verdict(.request, .unknownRequest, [.settings, .card], .never),
      .page("404 of a wrong address", 404, "<html><title>Not Found</title></html>"),
      .page("404 in plain words", 404, "404 page not found"),
      .page("405", 405, "<html><title>Method Not Allowed</title></html>"),
      .error("409", 409, "ABORTED", "The operation was aborted."),
      .error("418 with a status nobody knows", 418, "UNHEARD_OF", "Words nobody knows."))
}
