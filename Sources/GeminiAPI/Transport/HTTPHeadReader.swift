/// Puts a head together from libcurl's header lines; interim answers (1xx) are passed over.
struct HTTPHeadReader {
  private var status = 0
  private var headers: [(name: String, value: String)] = []

  /// Takes one line; the empty one completes the head.
  mutating func read(_ line: String) -> HTTPHead? {
    let line = line.filter { !$0.isNewline }
    if line.hasPrefix("HTTP/") {
      let words = line.split(separator: " ")
      status = words.count > 1 ? Int(words[1]) ?? 0 : 0
      headers = []
    } else if line.isEmpty {
      return status >= 200 ? HTTPHead(status: status, headers: headers) : nil
    } else if let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      headers.append((String(line[..<colon]), String(value)))
    }
    return nil
  }
}
