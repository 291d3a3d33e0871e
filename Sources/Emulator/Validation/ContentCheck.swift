internal import Imaging

/// Checks what a conversation consists of, before anything is drawn.
struct ContentCheck {
  /// The declared types a picture may have.
  static let pictureTypes: Set<String> = [
    "image/png", "image/jpeg", "image/webp", "image/heic", "image/heif",
  ]

  /// Throws the service's complaint about roles, parts and pictures.
  static func check(_ contents: [RequestContent]) throws(ServiceError) {
    guard let last = contents.last else {
      throw .invalid("* GenerateContentRequest.contents: contents is not specified\n")
    }
    for (index, content) in contents.enumerated() {
      let path = "* GenerateContentRequest.contents[\(index)]"
      guard ["user", "model"].contains(content.role) else {
        throw .invalid("Please use a valid role: user, model.")
      }
      guard !content.parts.isEmpty else {
        throw .invalid("\(path).parts: contents.parts must not be empty.\n")
      }
      for (number, part) in content.parts.enumerated() {
        guard part.hasData else {
          throw .invalid(
            "\(path).parts[\(number)].data: required oneof field 'data' must have one initialized "
              + "field\n")
        }
        try check(part)
      }
    }
    guard last.role == "user" else {
      throw .invalid(
        "Please ensure that single turn requests end with a user role or the role field is empty.")
    }
  }

  private static func check(_ part: RequestPart) throws(ServiceError) {
    if let uri = part.fileURI {
      guard let name = uri.split(separator: "/").last, uri.contains("files/") else {
        throw .invalid("Cannot fetch content from the provided URL.")
      }
      throw .noSuchFile(String(name))
    }
    guard let (mimeType, data) = part.inlineData else { return }
    guard pictureTypes.contains(mimeType) else {
      throw .invalid("Unsupported MIME type: \(mimeType)")
    }
    guard PictureFormat.sniff(Base64.decodeHead(of: data)) != nil else { throw .invalidArgument }
  }
}
