import CCurl
import Foundation

/// One transfer, driven by the thread that calls ``run()``.
final class CurlTransfer {
  private let request: HTTPRequest
  private let multi: CurlMulti
  private let handler: (TransferEvent) throws -> Void
  private let body: RequestBodyReader
  private let easy: CurlEasy
  private var watch: TransferWatch
  private var headReader = HTTPHeadReader()
  /// What the handler or a file of the body threw; it goes before libcurl's own error.
  private var thrown: (any Error)?

  init(
    _ request: HTTPRequest, _ multi: CurlMulti, _ timeouts: Timeouts,
    _ handler: @escaping (TransferEvent) throws -> Void
  ) throws {
    self.request = request
    self.multi = multi
    self.handler = handler
    body = RequestBodyReader(request.body ?? RequestBody(Data()))
    easy = try CurlEasy(request, timeouts)
    watch = TransferWatch(timeouts, bodySize: request.body?.byteCount ?? 0)
  }

  /// Runs to the end.
  ///
  /// - Throws: ``TransportError``, `CancellationError`, or what the handler threw.
  func run() throws {
    easy.setCallbacks(Unmanaged.passUnretained(self).toOpaque())
    curl_multi_add_handle(multi.handle, easy.handle)
    defer { curl_multi_remove_handle(multi.handle, easy.handle) }
    while !multi.isCancelled {
      var running: Int32 = 0
      curl_multi_perform(multi.handle, &running)
      if thrown == nil { noteProgress() }
      if let thrown { throw thrown }
      if multi.isCancelled { break }
      if let code = finished() {
        if code == CURLE_OK { return }
        throw error(code)
      }
      if let kind = watch.expired(at: .now) { throw error(kind, "Timed out.") }
      let wait = watch.next.map { $0 - .now } ?? .seconds(1)
      let milliseconds = (wait / .milliseconds(1)).rounded(.up)
      curl_multi_poll(multi.handle, nil, 0, Int32(min(1000, max(0, milliseconds))), nil)
    }
    throw CancellationError()
  }

  private func noteProgress() {
    watch.isConnected = watch.isConnected || easy.offset(CURLINFO_PRETRANSFER_TIME_T) > 0
    let sent = easy.offset(CURLINFO_SIZE_UPLOAD_T)
    guard sent != watch.sent || watch.isConnected && !watch.isStarted else { return }
    watch.noteSent(sent, at: .now)
    if watch.bodySize > 0, sent > 0 { hand(.sent(sent, of: watch.bodySize)) }
  }

  /// libcurl's verdict, once there is one.
  private func finished() -> CURLcode? {
    var queued: Int32 = 0
    while let message = curl_multi_info_read(multi.handle, &queued) {
      if message.pointee.msg == CURLMSG_DONE { return plantain_curl_result(message) }
    }
    return nil
  }

  private func error(_ code: CURLcode) -> TransportError {
    error(TransportError.Kind(code, systemError: easy.systemError), easy.detail(code))
  }

  private func error(_ kind: TransportError.Kind, _ detail: String) -> TransportError {
    TransportError(
      kind, host: request.url.host() ?? "", detail: detail, isWholeBodySent: watch.isWholeBodySent)
  }

  @discardableResult
  private func hand(_ event: TransferEvent) -> Bool {
    guard thrown == nil, !multi.isCancelled else { return false }
    do {
      try handler(event)
      return true
    } catch {
      thrown = error
      return false
    }
  }

  // The callbacks. Any count but the one given ends the transfer.

  func received(_ bytes: UnsafeRawBufferPointer) -> Int {
    let taken = hand(.bytes(bytes))
    watch.noteReceived(at: .now)  // after the handler: its time is not the line's
    return taken ? bytes.count : bytes.count + 1
  }

  func receivedHeader(_ bytes: UnsafeRawBufferPointer) -> Int {
    watch.noteReceived(at: .now)
    if let head = headReader.read(String(decoding: bytes, as: UTF8.self)), !hand(.head(head)) {
      return bytes.count + 1
    }
    return bytes.count
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    do {
      return try body.read(into: buffer)
    } catch {
      thrown = error
      return Int(CURL_READFUNC_ABORT)
    }
  }

  func seek(to offset: Int, from origin: Int32) -> Int32 {
    guard offset == 0, origin == SEEK_SET else { return CURL_SEEKFUNC_CANTSEEK }
    body.rewind()
    return CURL_SEEKFUNC_OK
  }
}
