import Foundation
import Resilience

extension GeminiClient {
  /// Sends a request, and once more with a new token where the service refuses the one it had.
  ///
  /// That is no attempt of the turn's: a 401 comes before anything is done, so nothing is charged.
  ///
  /// - Parameters:
  ///   - method: What is done with the resource.
  ///   - url: Where; an address of the endpoint, for the key or token goes there.
  ///   - headers: Those that not every request has; a `Content-Type` here counts.
  ///   - body: Sent from its beginning each time.
  ///   - receiver: Makes the receiver of one transfer.
  /// - Returns: What the receiver made of the answer.
  /// - Throws: `Failure`, without the secret that was sent.
  func send<R: Receiver>(
    _ method: HTTPRequest.Method, _ url: URL, headers: [(name: String, value: String)] = [],
    body: RequestBody? = nil, to receiver: () -> R
  ) async throws(Failure) -> R.Answer {
    var headers = headers + [("Accept", "*/*"), ("User-Agent", "plantain")]
    if body != nil, !headers.contains(where: { $0.name == "Content-Type" }) {
      headers.append(("Content-Type", "application/json"))
    }
    var request = HTTPRequest(
      method: method, url: url, headers: headers,
      authorization: try await authorization(), body: body)
    let first = request.authorization
    do {
      return try await transfer(request, to: receiver())
    } catch {
      // One that comes within an answer may be charged.
      guard case .token(let refused, _) = first, error.httpStatus == 401, error.charge == .none
      else { throw error }
      request.authorization = try await authorization(insteadOf: refused)
    }
    do {
      return try await transfer(request, to: receiver())
    } catch {
      var failure = error.redacted(first)
      if failure.cause == .keyInvalid { failure.cause = .tokenInvalid }  // no key was sent
      throw failure
    }
  }

  /// Sends one request as it is, once.
  func transfer<R: Receiver>(
    _ request: HTTPRequest, to receiver: R
  ) async throws(Failure) -> R.Answer {
    do {
      try await transport.transfer(request, receiver.take)
    } catch {
      throw receiver.failure(error).redacted(request.authorization)
    }
    do {
      return try receiver.finish()
    } catch {
      throw error.redacted(request.authorization)
    }
  }

  /// The endpoint's key, or its token of now; nil where it has neither.
  private func authorization(
    insteadOf refused: AccessToken? = nil
  ) async throws(Failure) -> Authorization? {
    if case .key(let key) = endpoint.credential {
      guard key.isWritable else {
        throw Failure(
          .access, .keyInvalid,
          message: "The key holds characters that no key of the service has.")
      }
      return .key(key)
    }
    guard let tokens else { return nil }
    do {
      let token = try await tokens.token(insteadOf: refused)
      guard token.isWritable else {
        throw SecretCommand.Problem(sentence: "What the token's command printed is no token.")
      }
      return .token(token, project: endpoint.service.project)
    } catch let problem as SecretCommand.Problem {
      throw Failure(.access, .tokenUnavailable, message: problem.sentence)
    } catch {
      throw FailureClassifier.failure(error, isWholeBodySent: false)
    }
  }
}
