import Foundation

@testable import Emulator

#if canImport(Glibc)
  import Glibc
#endif

/// An HTTP client of a few lines on a plain socket, so that the server is seen from outside.
struct WireClient {
  let port: Int

  init(_ base: URL) { port = base.port ?? 0 }

  /// What came back.
  struct Reply {
    var status = 0
    /// Names in lower case, in order.
    var headers: [(name: String, value: String)] = []
    var body: [UInt8] = []
    /// Whether the body ended as its framing says; a cut one did not.
    var isComplete = false
    /// When each read returned, and how many bytes of the answer there were then.
    var arrivals: [(moment: ContinuousClock.Instant, count: Int)] = []

    var text: String { String(decoding: body, as: UTF8.self) }

    var json: JSON { JSON.parse(body) ?? .null }

    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

    /// The objects of an event stream.
    var events: [JSON] {
      text.components(separatedBy: "\r\n\r\n").filter { $0.hasPrefix("data: ") }.compactMap {
        JSON.parse(Array($0.dropFirst(6).utf8))
      }
    }
  }

  struct Failure: Error { let what: String }

  func post(
    _ path: String, _ body: String, key: String? = "a-key", headers: [String] = []
  ) throws -> Reply {
    var lines = ["Content-Type: application/json"] + headers
    if let key { lines.append("x-goog-api-key: \(key)") }
    return try send("POST", path, headers: lines, body: Array(body.utf8))
  }

  func get(_ path: String, key: String? = "a-key") throws -> Reply {
    try send("GET", path, headers: key.map { ["x-goog-api-key: \($0)"] } ?? [], body: [])
  }

  func send(_ method: String, _ path: String, headers: [String], body: [UInt8]) throws -> Reply {
    let descriptor = try connect()
    defer { close(descriptor) }
    let head =
      (["\(method) \(path) HTTP/1.1", "Host: 127.0.0.1", "Connection: close"] + headers
      + ["Content-Length: \(body.count)", "", ""]).joined(separator: "\r\n")
    try write(Array(head.utf8) + body, to: descriptor)
    return try read(from: descriptor)
  }

  private func connect() throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw Failure(what: "no connection to port \(port)")
    }
    return descriptor
  }

  private func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.send(
          descriptor, $0.baseAddress?.advanced(by: offset), bytes.count - offset,
          Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure(what: "the server stopped reading") }
      offset += count
    }
  }

  private func read(from descriptor: Int32) throws -> Reply {
    var reply = Reply()
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
      reply.arrivals.append((.now, bytes.count))
    }
    guard let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else {
      throw Failure(what: "no head came")
    }
    let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
      .components(separatedBy: "\r\n")
    reply.status = Int(lines[0].split(separator: " ")[1]) ?? 0
    for line in lines.dropFirst() {
      let pair = line.split(separator: ":", maxSplits: 1)
      reply.headers.append((pair[0].lowercased(), pair[1].trimmingCharacters(in: .whitespaces)))
    }
    let rest = bytes[end.upperBound...]
    if reply.header("transfer-encoding") == "chunked" {
      (reply.body, reply.isComplete) = Self.joined(chunks: rest)
    } else {
      reply.body = Array(rest)
      reply.isComplete = reply.header("content-length").flatMap { Int($0) } == rest.count
    }
    return reply
  }

  private static func joined(chunks bytes: ArraySlice<UInt8>) -> ([UInt8], Bool) {
    var rest = bytes
    var body: [UInt8] = []
    while let end = rest.firstRange(of: [13, 10]) {
      let digits = String(decoding: rest[..<end.lowerBound], as: UTF8.self)
      guard let size = Int(digits, radix: 16) else { return (body, false) }
      if size == 0 { return (body, true) }
      let content = rest[end.upperBound...].prefix(size)
      body += content
      guard content.count == size else { return (body, false) }
      rest = rest[content.endIndex...].dropFirst(2)
    }
    return (body, false)
  }
}
