import CCurl
import Foundation

/// A libcurl easy handle, set up for one request.
final class CurlEasy {
  let handle: UnsafeMutableRawPointer
  private var headers: UnsafeMutablePointer<curl_slist>?
  private let message = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

  init(_ request: HTTPRequest, _ timeouts: Timeouts) throws {
    guard let handle = curl_easy_init() else { throw CurlMulti.SetupError() }
    self.handle = handle
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    plantain_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, message)
    set(CURLOPT_URL, request.url.absoluteString)
    set(CURLOPT_PROTOCOLS_STR, request.url.scheme ?? "https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_NOSIGNAL, 1)
    // Without it, ending a transfer waits for a name server that does not answer.
    set(CURLOPT_QUICK_EXIT, 1)
    set(CURLOPT_TCP_KEEPALIVE, 1)
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    set(CURLOPT_BUFFERSIZE, 256 << 10)
    set(CURLOPT_UPLOAD_BUFFERSIZE, 256 << 10)
    set(CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(timeouts.connect / .milliseconds(1))))
    if isLoopback(request.url.host() ?? "") { set(CURLOPT_NOPROXY, "*") }
    if request.method == .post {
      set(CURLOPT_POST, 1)
      plantain_curl_set_offset(
        handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body?.byteCount ?? 0))
    }
    setHeaders(request)
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(headers)
    message.deallocate()
  }

  private func set(_ option: CURLoption, _ value: Int) {
    plantain_curl_set_long(handle, option, value)
  }

  private func set(_ option: CURLoption, _ value: String) {
    plantain_curl_set_string(handle, option, value)
  }

  private func setHeaders(_ request: HTTPRequest) {
    let all = request.headers + (request.authorization?.headers ?? [])
    var lines = all.map { "\($0.name): \($0.value)" }
    lines.append("Expect:")  // nothing after the colon: libcurl leaves the header out
    for line in lines { headers = curl_slist_append(headers, line) }
    plantain_curl_set_list(handle, CURLOPT_HTTPHEADER, headers)
  }

  /// Has libcurl call the transfer at an address.
  func setCallbacks(_ transfer: UnsafeMutableRawPointer) {
    for option in [CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_READDATA, CURLOPT_SEEKDATA] {
      plantain_curl_set_pointer(handle, option, transfer)
    }
    plantain_curl_set_data_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, transfer in
      CurlEasy.transfer(transfer)?.received(
        UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
    }
    plantain_curl_set_data_callback(handle, CURLOPT_HEADERFUNCTION) {
      bytes, size, count, transfer in
      CurlEasy.transfer(transfer)?.receivedHeader(
        UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
    }
    plantain_curl_set_data_callback(handle, CURLOPT_READFUNCTION) { bytes, size, count, transfer in
      CurlEasy.transfer(transfer)?.read(
        into: UnsafeMutableRawBufferPointer(start: bytes, count: size * count))
        ?? Int(CURL_READFUNC_ABORT)
    }
    plantain_curl_set_seek_callback(handle) { transfer, offset, origin in
      CurlEasy.transfer(transfer)?.seek(to: Int(offset), from: origin) ?? CURL_SEEKFUNC_FAIL
    }
  }

  private static func transfer(_ pointer: UnsafeMutableRawPointer?) -> CurlTransfer? {
    pointer.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// A count or a time that libcurl keeps.
  func offset(_ info: CURLINFO) -> Int {
    var value: curl_off_t = 0
    plantain_curl_get_offset(handle, info, &value)
    return Int(value)
  }

  /// The system's error number of a connection that failed.
  var systemError: Int32 {
    var value = 0
    plantain_curl_get_long(handle, CURLINFO_OS_ERRNO, &value)
    return Int32(truncatingIfNeeded: value)
  }

  /// libcurl's words about a result.
  func detail(_ code: CURLcode) -> String {
    let words = String(cString: message)
    return words.isEmpty ? String(cString: curl_easy_strerror(code)) : words
  }
}
