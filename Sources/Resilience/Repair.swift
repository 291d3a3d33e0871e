/// What a request that was refused is changed by before it goes again by itself, once for each kind.
///
/// Such a refusal is free, comes at once, and would come again each time: waiting does not help, and
/// the conversation would be stuck.
package enum Repair: String, Hashable, Sendable, Codable, CaseIterable {
  /// A signature is missing or is not taken back: the pictures go as the user's.
  case picturesAsYours
  /// An uploaded picture is gone: it is uploaded anew.
  case uploadAgain
  /// The request is larger than the service takes, which is less than was thought: less goes along.
  case smallerRequest

  /// The repair of a refusal by the service; nil where there is none.
  package init?(after failure: Failure) {
    guard failure.httpStatus != nil, !failure.isCommitted else { return nil }
    switch failure.cause {
    case .missingSignature, .corruptedSignature: self = .picturesAsYours
    case .fileNotFound: self = .uploadAgain
    case .payloadTooLarge: self = .smallerRequest
    default: return nil
    }
  }
}
