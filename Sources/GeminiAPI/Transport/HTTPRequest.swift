package import Foundation

/// A request as a transport takes it.
package struct HTTPRequest: Sendable {
  /// What is done with the resource.
  package enum Method: String, Hashable, Sendable {
    case get = "GET"
    case post = "POST"
  }

  package var method: Method
  package var url: URL
  /// Headers besides the authorisation's, the body's length and the host's.
  package var headers: [(name: String, value: String)]
  /// Goes to this URL's host only.
  package var authorization: Authorization?
  package var body: RequestBody?

  package init(
    method: Method, url: URL, headers: [(name: String, value: String)] = [],
    authorization: Authorization?, body: RequestBody? = nil
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.authorization = authorization
    self.body = body
  }
}
