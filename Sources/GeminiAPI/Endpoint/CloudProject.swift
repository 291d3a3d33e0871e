/// A project of Google Cloud and where its requests are served: both stand in every address.
///
/// The location is even a part of the host's name, so neither is taken unless it is well formed.
package struct CloudProject: Hashable, Sendable {
  /// Which of the two is no name.
  package enum InvalidName: Error, Hashable, Sendable {
    case project, location
  }

  /// `my-project`; an old one has its organisation's domain: `example.com:my-project`.
  package let id: String
  /// `global`, a region as `europe-west4`, or `us` and `eu`, which are several.
  package let location: String

  /// Takes names of letters, digits and hyphens.
  ///
  /// - Throws: ``InvalidName``.
  package init(_ id: String, location: String = "global") throws(InvalidName) {
    guard id.wholeMatch(of: /(?:[A-Za-z0-9.-]+:)?[A-Za-z0-9-]+/) != nil else { throw .project }
    guard location.wholeMatch(of: /[A-Za-z0-9-]+/) != nil else { throw .location }
    self.id = id
    self.location = location
  }

  /// The host that serves the location.
  ///
  /// As in https://github.com/googleapis/python-genai, `_api_client.py`.
  var host: String {
    switch location {
    case "global": "aiplatform.googleapis.com"
    case "us", "eu": "aiplatform.\(location).rep.googleapis.com"
    default: "\(location)-aiplatform.googleapis.com"
    }
  }
}
