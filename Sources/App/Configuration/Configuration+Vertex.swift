package import GeminiAPI

extension Configuration {
  /// How Vertex AI is reached: for a project with an access token, or in express mode with a key.
  package nonisolated struct Vertex: Decodable, Equatable, Sendable {
    package var project: String?
    /// `global` where nothing is said.
    package var location: String?
    /// A command and its arguments, run without a shell; its first line is an access token.
    package var tokenCommand: [String]?
    package var express: Bool?
    /// The key of express mode: a command, or a file that only its owner can read.
    package var apiKeyCommand: [String]?
    package var apiKeyFile: String?
  }

  /// The service that is asked.
  ///
  /// - Throws: ``UsageError`` for a project or location that is missing or no name.
  package nonisolated func service() throws(UsageError) -> Endpoint.Service {
    guard let vertex else { return .developer }
    let location = vertex.location ?? "global"
    switch (vertex.project, vertex.express ?? false) {
    case (nil, true):
      guard vertex.location == nil else {
        throw UsageError("vertex.location goes with vertex.project, not with vertex.express.")
      }
      return .vertexExpress
    case (nil, false):
      throw UsageError("vertex needs vertex.project, or vertex.express: true.")
    case (_?, true):
      throw UsageError("vertex takes vertex.project or vertex.express, not both.")
    case (let project?, false):
      do {
        return .vertex(try CloudProject(project, location: location))
      } catch {
        throw UsageError(
          error == .project
            ? "vertex.project \"\(project)\" is no project's id, as my-project is."
            : "vertex.location \"\(location)\" is no location, as europe-west4 is.")
      }
    }
  }
}
