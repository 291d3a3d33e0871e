import Foundation
import Glibc
import Synchronization

/// A real HTTP server on loopback that serves one connection after another as the test says.
///
/// It ends with this object: the listening socket is shut down and the thread returns.
final class TestServer: Sendable {
  /// One connection, seen from the server.
  struct Connection {
    let socket: Int32

    /// The bytes up to and including some text; less if the peer closes.
    func read(until mark: String) -> String {
      var bytes: [UInt8] = []
      let end = Array(mark.utf8)
      var byte: UInt8 = 0
      while !bytes.suffix(end.count).elementsEqual(end), recv(socket, &byte, 1, 0) == 1 {
        bytes.append(byte)
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    /// The head of the request.
    func readHead() -> String { read(until: "\r\n\r\n") }

    /// Reads a number of bytes and tells how many came.
    @discardableResult
    func read(count: Int) -> Int {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      var done = 0
      while done < count {
        let got = recv(socket, &buffer, min(buffer.count, count - done), 0)
        if got <= 0 { break }
        done += got
      }
      return done
    }

    /// Writes text; nothing happens if the peer has gone.
    func write(_ text: String) { write(Array(text.utf8)) }

    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
      var done = 0
      while done < bytes.count {
        let count = bytes.withUnsafeBytes {
          send(
            socket, $0.baseAddress?.advanced(by: done), bytes.count - done,
            Int32(MSG_NOSIGNAL))
        }
        if count <= 0 { return false }
        done += count
      }
      return true
    }

    /// Waits until the peer hangs up.
    func waitForEnd() { read(count: .max) }
  }

  let port: UInt16
  private let listener: Int32
  private let seen = Mutex<[String]>([])

  /// Begins to serve.
  init(_ serve: @escaping @Sendable (Connection, TestServer) -> Void) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 8) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard listener >= 0, result else { throw POSIXError(.EADDRINUSE) }
    port = UInt16(bigEndian: address.sin_port)
    Thread { [weak self] in
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else { break }
        if let self { serve(Connection(socket: socket), self) }
        close(socket)
      }
      close(listener)
    }.start()
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// Notes what the test asks for later.
  func note(_ text: String) { seen.withLock { $0.append(text) } }

  /// What was noted.
  var notes: [String] { seen.withLock { $0 } }

  func url(_ path: String = "/") throws -> URL {
    guard let url = URL(string: "http://127.0.0.1:\(port)\(path)") else {
      throw URLError(.badURL)
    }
    return url
  }
}
