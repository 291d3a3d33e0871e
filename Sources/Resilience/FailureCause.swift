/// What exactly went wrong, told apart within its category; advice and actions hang on it.
package enum FailureCause: String, Hashable, Sendable, Codable, CaseIterable {
  // server
  case overloaded, internalError, badGateway, deadlineExceeded, serverCancelled, unknownServer
  // rate limit
  case perMinute, sharedCapacity
  // quota
  case perDay, perMonth, limitZero, spendLimit, longDelay, prepaidGone, capReached
  // request
  case invalidArgument, unknownField, unsupportedOption, missingSignature, corruptedSignature
  case payloadTooLarge, tooManyTokens, unsupportedMedia, modelNotFound, fileNotFound
  case redirected, notImplemented, unknownRequest
  // access
  case keyMissing, keyInvalid, keyLeaked, keyRestricted, apiDisabled, location, billing
  case projectDenied, permissionDenied, untrustedHost, tokenUnavailable, tokenInvalid
  // safety
  case imageSafety, promptSafety, recitation, personalData, blocklist
  // policy
  case prohibitedContent
  // no image
  case wordsOnly, noImage, imageOther, maxTokens, otherReason
  // network
  case offline, nameNotFound, connectionRefused, connectionLost, tlsHandshake, certificate
  case connectTimeout, answerTimeout, cutMidStream, notJSON, badBase64, badPicture, requestTimeout
  // our own
  case diskFull, diskBroken, stopped
}
