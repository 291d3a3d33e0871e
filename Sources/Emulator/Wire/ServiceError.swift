/// A refusal of the service: `google.rpc.Status` as JSON under `error`, and the HTTP status.
///
/// [Error model](https://cloud.google.com/apis/design/errors#error_model)
struct ServiceError: Error, Sendable, Hashable {
  /// The HTTP status, which the body repeats as `code`.
  var code: Int
  /// The RPC status, `INVALID_ARGUMENT` and the like.
  var status: String
  var message: String
  /// Each with its `@type` first; most errors have none.
  var details: [JSON] = []

  /// The envelope.
  var json: JSON {
    var error: [JSON.Member] = [
      .init("code", .integer(code)), .init("message", .string(message)),
      .init("status", .string(status)),
    ]
    if !details.isEmpty { error.append(.init("details", .array(details))) }
    return ["error": .object(error)]
  }

  /// 400 `INVALID_ARGUMENT` with nothing but a message.
  static func invalid(_ message: String) -> ServiceError {
    ServiceError(code: 400, status: "INVALID_ARGUMENT", message: message)
  }

  /// 400 with a list of fields and what is wrong with each; the message repeats the descriptions.
  static func badRequest(_ violations: [FieldViolation]) -> ServiceError {
    ServiceError(
      code: 400, status: "INVALID_ARGUMENT",
      message: violations.map(\.description).joined(separator: "\n"),
      details: [
        [
          "@type": "type.googleapis.com/google.rpc.BadRequest",
          "fieldViolations": .array(violations.map(\.json)),
        ]
      ])
  }
}

/// What is wrong with one field of a request.
struct FieldViolation: Sendable, Hashable {
  /// The path in snake case, `generation_config.image_config`; empty at the top.
  var field: String
  /// `Invalid JSON payload received. Unknown name …` or `Invalid value at …`.
  var description: String

  var json: JSON {
    field.isEmpty
      ? ["description": .string(description)]
      : ["field": .string(field), "description": .string(description)]
  }
}
