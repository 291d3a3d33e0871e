/// The requests of the Files API.
enum FilesRoute: Sendable, Hashable {
  /// Begins an upload.
  case start
  /// A command to an upload that was begun.
  case upload(String)
  case list
  case get(String)
  case delete(String)

  /// The route of a request, `nil` if it is none of these.
  init?(_ request: HTTPRequest) {
    let (uploads, files) = ("/upload/v1beta/files", "/v1beta/files")
    if request.path == uploads {
      guard request.method == "POST" else { return nil }
      self = request.query["upload_id"].map(FilesRoute.upload) ?? .start
      return
    }
    guard request.path.hasPrefix(files) else { return nil }
    let rest = request.path.dropFirst(files.count)
    if rest.isEmpty, request.method == "GET" {
      self = .list
      return
    }
    guard rest.hasPrefix("/"), !rest.dropFirst().contains("/") else { return nil }
    let id = String(rest.dropFirst())
    switch request.method {
    case "GET": self = .get(id)
    case "DELETE": self = .delete(id)
    default: return nil
    }
  }
}
