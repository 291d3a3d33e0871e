/// Reads a request body against the message types, as strictly as the service.
///
/// Names may be in camel or in snake case; what comes out is in camel case, enumerations in capitals. An
/// unknown name or a value of the wrong kind refuses the request, all of them at once:
///
///     {"generation_config": {"bogusField": 1}}
///     -> Unknown name "bogusField" at 'generation_config': Cannot find field.
struct FieldReader {
  private var violations: [FieldViolation] = []

  /// The body in its normal form; throws `ServiceError`.
  static func read(_ body: JSON, as type: MessageType) throws(ServiceError) -> JSON {
    var reader = FieldReader()
    let normal = reader.message(body, type, at: "")
    guard reader.violations.isEmpty else { throw .badRequest(reader.violations) }
    return normal
  }

  private mutating func message(_ value: JSON, _ type: MessageType, at path: String) -> JSON {
    guard case .object(let members) = value else {
      violations.append(
        FieldViolation(
          field: path,
          description: path.isEmpty
            ? "Invalid JSON payload received. Unexpected token."
            : "Invalid value at '\(path)' (Message), \(Self.quoted(value))"))
      return .null
    }
    var normal: [JSON.Member] = []
    var hasAlternative = false
    for member in members {
      let name = Self.camelCase(member.name)
      guard let field = type.fields[name] else {
        let place = path.isEmpty ? "" : " at '\(path)'"
        violations.append(
          FieldViolation(
            field: path,
            description: "Invalid JSON payload received. Unknown name \"\(member.name)\"\(place): "
              + "Cannot find field."))
        continue
      }
      guard member.value != .null else { continue }
      if type.alternatives.contains(name) {
        if hasAlternative {
          _ = refuse(
            "Invalid value at '\(path)' (oneof), oneof field 'data' is already set. Cannot set "
              + "'\(name)'", at: path)
          continue
        }
        hasAlternative = true
      }
      let snake = Self.snakeCase(name)
      let place = path.isEmpty ? snake : "\(path).\(snake)"
      normal.append(.init(name, read(member.value, field, at: place)))
    }
    return .object(normal)
  }

  private mutating func read(_ value: JSON, _ type: FieldType, at path: String) -> JSON {
    switch type {
    case .anything: return value
    case .message(let message): return self.message(value, message, at: path)
    case .list(let element):
      guard case .array(let elements) = value else { return [read(value, element, at: path)] }
      return .array(
        elements.enumerated().map { read($0.element, element, at: "\(path)[\($0.offset)]") })
    case .string:
      if value.string != nil { return value }
      return refuse(value, "TYPE_STRING", at: path)
    case .bytes:
      guard let text = value.string else { return refuse(value, "TYPE_BYTES", at: path) }
      if Base64.isValid(text) { return value }
      let shown = text.count > 100 ? text.prefix(100) + "..." : Substring(text)
      return refuse(
        "Invalid value at '\(path)' (TYPE_BYTES), Base64 decoding failed for \"\(shown)\"",
        at: path)
    case .bool:
      if value.bool != nil { return value }
      return refuse(value, "TYPE_BOOL", at: path)
    case .integer:
      if let number = value.integer { return .integer(number) }
      return refuse(value, "TYPE_INT32", at: path)
    case .number:
      switch value {
      case .integer, .number: return value
      default: return refuse(value, "TYPE_FLOAT", at: path)
      }
    case .enumeration(let type):
      if let name = value.string?.uppercased(), type.values.contains(name) { return .string(name) }
      return refuse(value, type.name, at: path)
    }
  }

  private mutating func refuse(_ value: JSON, _ type: String, at path: String) -> JSON {
    refuse("Invalid value at '\(path)' (\(type)), \(Self.quoted(value))", at: path)
  }

  private mutating func refuse(_ description: String, at path: String) -> JSON {
    violations.append(FieldViolation(field: path, description: description))
    return .null
  }

  private static func quoted(_ value: JSON) -> String {
    String(decoding: JSONWriter.bytes(of: value, .line).prefix(200), as: UTF8.self)
  }

  /// `image_config` as `imageConfig`; other names as they are.
  static func camelCase(_ name: String) -> String {
    guard name.contains("_") else { return name }
    let words = name.split(separator: "_", omittingEmptySubsequences: false)
    return words.dropFirst().reduce(String(words[0])) {
      $0 + $1.prefix(1).uppercased() + $1.dropFirst()
    }
  }

  /// `imageConfig` as `image_config`.
  static func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { result, character in
      if character.isUppercase { result += "_" }
      result += character.lowercased()
    }
  }
}
