/// The refusals that a request can earn by itself, verbatim.
extension ServiceError {
  static let service = "generativelanguage.googleapis.com"
  static let rpc = "type.googleapis.com/google.rpc"

  /// No key at all.
  static let unregisteredCaller = ServiceError(
    code: 403, status: "PERMISSION_DENIED",
    message: "Method doesn't allow unregistered callers (callers without established identity). "
      + "Please use API Key or other form of API consumer identity to call this API.")

  /// A key that is none of the service's.
  static let invalidKey = {
    let message = "API key not valid. Please pass a valid API key."
    return ServiceError(
      code: 400, status: "INVALID_ARGUMENT", message: message,
      details: [
        errorInfo("API_KEY_INVALID"),
        [
          "@type": .string("\(rpc).LocalizedMessage"), "locale": "en-US",
          "message": .string(message),
        ],
      ])
  }()

  /// A model that is unknown or was shut down.
  static func noSuchModel(_ id: String, method: String) -> ServiceError {
    ServiceError(
      code: 404, status: "NOT_FOUND",
      message: "models/\(id) is not found for API version v1beta, or is not supported for "
        + "\(method). Call ListModels to see the list of available models and their supported "
        + "methods.")
  }

  /// A request that is too large.
  static func payloadTooLarge(limit: Int) -> ServiceError {
    invalid("Request payload size exceeds the limit: \(limit) bytes.")
  }

  /// A body that is not JSON.
  static let malformedJSON = badRequest([
    FieldViolation(
      field: "", description: "Invalid JSON payload received. Unexpected token.")
  ])

  /// A picture that the service cannot read.
  static let invalidArgument = invalid("Request contains an invalid argument.")

  /// Something of our own went wrong.
  static let internalError = ServiceError(
    code: 500, status: "INTERNAL",
    message: "An internal error has occurred. Please retry or report in "
      + "https://developers.generativeai.google/guide/troubleshooting")

  /// The model is in high demand (2026).
  static let overloaded = ServiceError(
    code: 503, status: "UNAVAILABLE",
    message: "This model is currently experiencing high demand. Spikes in demand are usually "
      + "temporary. Please try again later.")

  /// The error of the one recorded stream that broke off.
  static let cancelled = ServiceError(
    code: 499, status: "CANCELLED", message: "The operation was cancelled.",
    details: [
      [
        "@type": .string("\(rpc).DebugInfo"), "detail": "[ORIGINAL ERROR] generic::cancelled: ",
      ]
    ])

  /// A file that is gone, or another project's.
  static func noSuchFile(_ id: String) -> ServiceError {
    ServiceError(
      code: 403, status: "PERMISSION_DENIED",
      message: "You do not have permission to access the File \(id) or it may not exist.")
  }

  /// A token count over the model's limit.
  static func tooManyTokens(_ count: Int, limit: Int) -> ServiceError {
    invalid(
      "The input token count (\(count)) exceeds the maximum number of tokens allowed (\(limit)).")
  }

  /// A picture in the history whose signature was not sent back; positions count from 1.
  static func unsignedPicture(content: Int, part: Int) -> ServiceError {
    invalid(
      "Image part is missing a thought_signature in content position \(content), part position "
        + "\(part). Please refer to https://ai.google.dev/gemini-api/docs/thought-signatures"
        + "#model-behavior for more details.")
  }

  /// A text in the history whose signature was not sent back; positions count from 1.
  static func unsignedText(content: Int, part: Int) -> ServiceError {
    invalid(
      "Text part is missing a thought_signature in content position \(content), part position "
        + "\(part).")
  }

  /// A signature that was not issued like this.
  static let corruptedSignature = invalid("Corrupted thought signature.")

  /// An `ErrorInfo` detail of this service.
  static func errorInfo(_ reason: String, consumer: String? = nil) -> JSON {
    var metadata: [JSON.Member] = [.init("service", .string(service))]
    if let consumer { metadata.append(.init("consumer", .string(consumer))) }
    return [
      "@type": .string("\(rpc).ErrorInfo"), "reason": .string(reason), "domain": "googleapis.com",
      "metadata": .object(metadata),
    ]
  }
}
