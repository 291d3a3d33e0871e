import Foundation

/// What a terminal with kitty's clipboard protocol makes of some output: a reader of its own, which
/// knows nothing of the writer.
///
/// <https://sw.kovidgoyal.net/kitty/clipboard/>
struct ClipboardReader {
  /// What was put on the clipboard, by type.
  private(set) var writes: [(id: String, data: [String: Data])] = []
  /// What broke the rules.
  private(set) var faults: [String] = []
  /// How many packets with data there were.
  private(set) var packets = 0
  /// The output without these packets.
  private(set) var rest = ""
  private var open: (id: String, data: [String: Data], types: [String])?

  init(_ output: String) {
    var output = output[...]
    while let start = output.range(of: "\u{1B}]5522;") {
      rest += output[..<start.lowerBound]
      guard let end = output[start.upperBound...].range(of: "\u{1B}\\") else {
        faults.append("a packet without an end")
        return
      }
      take(output[start.upperBound..<end.lowerBound])
      output = output[end.upperBound...]
    }
    rest += output
    if open != nil { faults.append("a write without an end") }
  }

  private mutating func take(_ packet: Substring) {
    if !packet.unicodeScalars.allSatisfy({ (0x20...0x7E).contains($0.value) }) {
      faults.append("a packet with control characters")
    }
    let halves = packet.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    var fields: [String: String] = [:]
    for field in halves[0].split(separator: ":") {
      let parts = field.split(separator: "=", maxSplits: 1)
      fields[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
    }
    switch (fields["type"], open) {
    case ("write", nil): open = (fields["id"] ?? "", [:], [])
    case ("wdata", let begun?):
      guard let mime = fields["mime"] else {
        if halves.count > 1 { faults.append("an end with data") }
        writes.append((begun.id, begun.data))
        open = nil
        return
      }
      guard let type = Data(base64Encoded: mime), let data = Data(base64Encoded: String(halves[1]))
      else { return faults.append("no base64") }
      if data.count > 4096 { faults.append("a chunk of \(data.count)") }
      let name = String(decoding: type, as: UTF8.self)
      if begun.types.contains(name), begun.types.last != name { faults.append("\(name) is torn") }
      packets += 1
      open?.types.append(name)
      open?.data[name, default: Data()] += data
    default: faults.append("\(halves[0]) out of order")
    }
  }
}
