import Foundation
import Synchronization

/// A server on loopback that answers one request piece by piece, each when the test lets it.
final class HoldingServer: Sendable {
  let port: UInt16
  private let pieces: [String]
  private let mayGo = DispatchSemaphore(value: 0)

  /// Begins to serve an answer's pieces.
  init(_ pieces: [String]) throws {
    self.pieces = pieces
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 1) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard listener >= 0, isBound else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    Thread { [self] in
      let connection = accept(listener, nil, nil)
      serve(connection)
      close(connection)
      close(listener)
    }.start()
  }

  /// Lets the next piece go.
  func goOn() { mayGo.signal() }

  private func serve(_ connection: Int32) {
    var request: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    // The body is one chunk or has a length; its last characters end both.
    while request.firstRange(of: Array("\r\n\r\n{".utf8)) == nil || !Self.isWhole(request) {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      request += buffer[..<count]
    }
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
    for (place, piece) in ([head] + pieces).enumerated() {
      if place > 0 { mayGo.wait() }
      var rest = Array(piece.utf8)[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Whether as many bytes have come as the head says.
  private static func isWhole(_ request: [UInt8]) -> Bool {
    let text = String(decoding: request, as: UTF8.self)
    guard let match = text.firstMatch(of: /(?i)content-length: (\d+)\r\n/),
      let head = request.firstRange(of: Array("\r\n\r\n".utf8)), let length = Int(match.1)
    else { return false }
    return request.count - head.upperBound >= length
  }
}
