internal import Imaging

/// Finds out what is to be drawn: which picture is edited, what is only looked at, how large.
///
/// | newest picture of the conversation | what is edited |
/// |---|---|
/// | the user's, in the newest content or since the model's last picture | its pixels |
/// | the model's, drawn from a scene of ours | the scene of its signature |
/// | the model's, any other (a placeholder, an edited photo, an older model) | its pixels |
/// | none | nothing: a new scene |
struct Easel {
  let model: ServedModel
  let models: ModelRegistry
  let seed: UInt64

  /// The commission for a request; the record comes from the newest signature of the model.
  func commission(_ request: GenerateRequest, record: SceneRecord?, wantsDrafts: Bool)
    throws(ServiceError) -> Commission
  {
    // After a question of the model's the words before it still count.
    let source = request.contents.last { $0.hasPicture }
    var attached: [Pixmap] = []
    var basis: Pixmap?
    var drawn: SceneRecord?
    if source?.role == "model" {
      drawn = record
      basis = try source?.pictures.last.map(Self.pixmap)
    } else if let source {
      for picture in source.pictures { attached.append(try Self.pixmap(picture)) }
      basis = attached.removeFirst()
    }
    let aspect =
      request.aspectRatio
      ?? basis.map { models.nearestAspect(model, width: $0.width, height: $0.height) } ?? "1:1"
    guard
      let size = models.dimensions(model, aspect: aspect, size: request.imageSize ?? "1K")
    else { throw .invalidArgument }
    if case .scene? = drawn { basis = nil }
    return Commission(
      prompt: prompt(request), record: drawn, basis: basis, references: attached,
      width: size.width, height: size.height, seed: seed, wantsDrafts: wantsDrafts)
  }

  /// The newest words; after an answer in words alone, what was asked for before it as well.
  private func prompt(_ request: GenerateRequest) -> String {
    let start = request.contents.lastIndex { $0.role == "model" && $0.hasPicture } ?? -1
    let words = request.contents.dropFirst(start + 1).filter { $0.role == "user" }.map(\.text)
    let since = request.contents.dropFirst(start + 1)
    return since.contains { $0.role == "model" }
      ? words.joined(separator: " ") : request.prompt
  }

  private static func pixmap(_ base64: String) throws(ServiceError) -> Pixmap {
    guard let bytes = Base64.decode(base64) else { throw .invalidArgument }
    do {
      return try Pixmap(decoding: bytes)
    } catch {
      throw .invalidArgument
    }
  }
}

extension RequestContent {
  /// The base64 of the pictures that are no thoughts.
  var pictures: [String] {
    parts.filter { !$0.isThought }.compactMap { $0.inlineData?.data }
  }

  var hasPicture: Bool { parts.contains { !$0.isThought && $0.inlineData != nil } }
}
