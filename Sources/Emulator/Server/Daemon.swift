internal import CMicrohttpd

/// A running libmicrohttpd: loopback, a thread for each connection.
///
/// [libmicrohttpd manual](https://www.gnu.org/software/libmicrohttpd/manual/libmicrohttpd.html)
final class Daemon: @unchecked Sendable {
  // Unchecked: the pointer never changes, and the library may be called from any thread.
  private let daemon: OpaquePointer
  /// Kept alive for the callbacks, which have an unowned pointer to it.
  private let site: Site

  /// The port it listens on.
  let port: Int

  /// Starts listening, `nil` if the port is not to be had; port 0 takes a free one.
  init?(port: Int, site: Site) {
    let context = Unmanaged.passUnretained(site).toOpaque()
    guard let wanted = UInt16(exactly: port),
      let daemon = plantain_mhd_start(wanted, receive, context, complete, nil)
    else { return nil }
    self.daemon = daemon
    self.site = site
    self.port = Int(plantain_mhd_port(daemon))
  }

  /// Stops listening, ends every answer under way, and returns when no thread is left.
  func stop() {
    site.stopSignal.stop()
    MHD_stop_daemon(daemon)
  }
}

/// What the callbacks need: the answers, and how to wait.
final class Site: Sendable {
  let service: Service
  let stopSignal = StopSignal()

  init(_ service: Service) { self.service = service }
}

/// Called several times for each request: first with its head, then with pieces of its body, last
/// with nothing, when the answer is due.
private func receive(
  context: UnsafeMutableRawPointer?, connection: OpaquePointer?, url: UnsafePointer<CChar>?,
  method: UnsafePointer<CChar>?, version: UnsafePointer<CChar>?, upload: UnsafePointer<CChar>?,
  uploadSize: UnsafeMutablePointer<Int>?, slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
  guard let context, let connection, let url, let method, let uploadSize, let slot else {
    return .NO
  }
  let site = Unmanaged<Site>.fromOpaque(context).takeUnretainedValue()
  guard let known = slot.pointee else {
    let exchange = Exchange(
      connection, method: String(cString: method), path: String(cString: url), site: site)
    slot.pointee = Unmanaged.passRetained(exchange).toOpaque()
    return .YES
  }
  let exchange = Unmanaged<Exchange>.fromOpaque(known).takeUnretainedValue()
  if uploadSize.pointee > 0, let upload {
    exchange.append(UnsafeRawBufferPointer(start: upload, count: uploadSize.pointee))
    uploadSize.pointee = 0
    return .YES
  }
  return exchange.answer()
}

/// Called once when a request is over, however it went.
private func complete(
  context: UnsafeMutableRawPointer?, connection: OpaquePointer?,
  slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, code: MHD_RequestTerminationCode
) {
  guard let slot, let known = slot.pointee else { return }
  let exchange = Unmanaged<Exchange>.fromOpaque(known)
  exchange.takeUnretainedValue().breakOff()
  exchange.release()
  slot.pointee = nil
}
