extension Endpoint {
  /// Which service answers: the models are the same, addresses, secrets and strictness are not.
  package enum Service: Hashable, Sendable {
    /// The Gemini Developer API, with a key: `…/v1beta/models/M:generateContent`.
    case developer
    /// Vertex AI, with an access token:
    /// `…/v1beta1/projects/P/locations/L/publishers/google/models/M:generateContent`.
    case vertex(CloudProject)
    /// Vertex AI in express mode, with a key: `…/v1beta1/publishers/google/models/M:generateContent`.
    case vertexExpress

    /// Google's own host for it: `generativelanguage.googleapis.com`.
    package var host: String {
      switch self {
      case .developer: "generativelanguage.googleapis.com"
      case .vertex(let project): project.host
      case .vertexExpress: "aiplatform.googleapis.com"
      }
    }

    /// The version that serves the image models; `v1` of the Developer API does not.
    package var version: String {
      switch self {
      case .developer: "v1beta"
      case .vertex, .vertexExpress: "v1beta1"
      }
    }

    /// The project that is charged; nil where the key says it.
    var project: String? {
      guard case .vertex(let project) = self else { return nil }
      return project.id
    }

    /// Where the list of models stands, below the version.
    var catalogue: [String] {
      switch self {
      case .developer: ["models"]
      case .vertex, .vertexExpress: ["publishers", "google", "models"]
      }
    }

    /// Where models are asked, below the version.
    var models: [String] {
      guard case .vertex(let project) = self else { return catalogue }
      return ["projects", project.id, "locations", project.location] + catalogue
    }
  }
}
