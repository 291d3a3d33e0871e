import CCurl
import Glibc

extension TransportError.Kind {
  /// What a result of libcurl means; a code not named here is a line that broke.
  ///
  /// The codes are told at https://curl.se/libcurl/c/libcurl-errors.html.
  init(_ code: CURLcode, systemError: Int32) {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      self = .nameNotFound
    case CURLE_COULDNT_CONNECT:
      let noWay = [ENETUNREACH, EHOSTUNREACH, ENETDOWN, EADDRNOTAVAIL]
      self = noWay.contains(systemError) ? .unreachable : .connectionRefused
    case CURLE_OPERATION_TIMEDOUT:
      self = .connectTimeout  // the other times are ours
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS:
      self = .certificate
    case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_USE_SSL_FAILED,
      CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED:
      self = .tlsHandshake
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
      self = .malformed
    case CURLE_URL_MALFORMAT:
      self = .refusedURL
    default:
      self = .cut
    }
  }
}
