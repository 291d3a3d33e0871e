import Foundation
import Glibc

/// The other end of every measurement: a process of its own, so that its memory is nobody else's.
///
/// It answers what the model's id of a request asks for, one connection after another, and ends
/// with the standard input.
struct AnswerServer {
  private let listener: Int32
  private let folder: URL
  let port: UInt16

  /// Listens on a free port of loopback; bodies that are to be kept go to a folder.
  init(keepingIn folder: URL) throws {
    self.folder = folder
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
  }

  /// Serves until the process ends.
  func run() {
    Thread {
      _ = FileHandle.standardInput.readDataToEndOfFile()
      exit(0)
    }.start()
    var serial = 0
    while true {
      let connection = accept(listener, nil, nil)
      guard connection >= 0 else { return }
      serve(connection, &serial)
      close(connection)
    }
  }

  private func serve(_ connection: Int32, _ serial: inout Int) {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while !head.suffix(4).elementsEqual("\r\n\r\n".utf8), recv(connection, &byte, 1, 0) == 1 {
      head.append(byte)
    }
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    let model = lines.first?.split(separator: "/").first { $0.contains(":") }?.prefix { $0 != ":" }
    let length = lines.lazy.compactMap { line in
      line.lowercased().hasPrefix("content-length: ") ? Int(line.dropFirst(16)) : nil
    }.first
    guard let workload = model.flatMap({ Workload(model: $0) }) else { return }
    receive(length ?? 0, from: connection, isKept: workload.kind == .keptRequest)
    send(Array("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n".utf8), to: connection)
    AnswerText(workload).write(serial: &serial) { send($0, to: connection) }
  }

  private func receive(_ count: Int, from connection: Int32, isKept: Bool) {
    let file =
      isKept ? open(folder.appending(path: "body").path, O_WRONLY | O_CREAT | O_TRUNC, 0o600) : -1
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    var rest = count
    while rest > 0 {
      let got = recv(connection, &buffer, min(buffer.count, rest), 0)
      if got <= 0 { break }
      if isKept { write(file, buffer, got) }
      rest -= got
    }
    if isKept { close(file) }
  }

  private func send(_ bytes: [UInt8], to connection: Int32) {
    bytes.withUnsafeBytes { send($0, to: connection) }
  }

  /// Sends bytes; nothing happens if the peer has gone.
  private func send(_ bytes: UnsafeRawBufferPointer, to connection: Int32) {
    var done = 0
    while done < bytes.count {
      let count = Glibc.send(
        connection, bytes.baseAddress?.advanced(by: done), bytes.count - done,
        Int32(MSG_NOSIGNAL))
      if count <= 0 { return }
      done += count
    }
  }
}
