import Foundation

/// What a terminal with kitty's protocol makes of some output: a reader of its own, which knows
/// nothing of the writer.
///
/// <https://sw.kovidgoyal.net/kitty/graphics-protocol/>
struct KittyReader {
  /// A picture as it was sent.
  struct Image: Equatable {
    var width: Int
    var height: Int
    var bytes: [UInt8]
    /// Columns and rows that placeholders of it make up.
    var virtual: [Int]?
  }

  private(set) var images: [UInt32: Image] = [:]
  /// The control data of pictures that are placed, by number and place.
  private(set) var placed: [String: [String: String]] = [:]
  private(set) var transmissions = 0
  /// What broke the rules.
  private(set) var faults: [String] = []
  /// The output without graphics commands.
  private(set) var rest = ""
  /// The first chunk's control data and all data so far, while chunks are missing.
  private var open: (control: [String: String], data: String)?

  init(_ output: String) throws {
    var output = output[...]
    while let start = output.range(of: "\u{1B}_G") {
      rest += output[..<start.lowerBound]
      guard let end = output[start.upperBound...].range(of: "\u{1B}\\") else {
        faults.append("a command without an end")
        return
      }
      try take(String(output[start.upperBound..<end.lowerBound]))
      output = output[end.upperBound...]
    }
    rest += output
    if open != nil { faults.append("a picture without its last chunk") }
  }

  private mutating func take(_ command: String) throws {
    let halves = command.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    let control = Dictionary(
      halves[0].split(separator: ",").map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1)
        return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
      }
    ) { first, _ in first }
    let data = halves.count > 1 ? String(halves[1]) : ""
    if data.utf8.count > 4096 { faults.append("a chunk of \(data.utf8.count)") }
    if !["1", "2"].contains(control["q"]), open == nil {
      faults.append("\(control) asks for an answer")
    }
    if let begun = open {
      guard Set(control.keys).isSubset(of: ["m", "q"]) else {
        faults.append("\(control) stands between chunks")
        return
      }
      open = (begun.control, begun.data + data)
    } else if control["a"] == "t" {
      open = (control, data)
    } else {
      return perform(control)
    }
    guard control["m"] != "1", let whole = open else { return }
    open = nil
    try store(whole.control, whole.data)
  }

  private mutating func store(_ control: [String: String], _ data: String) throws {
    guard let number = control["i"].flatMap(UInt32.init),
      let width = control["s"].flatMap(Int.init),
      let height = control["v"].flatMap(Int.init), control["f"] == "32",
      var bytes = Data(base64Encoded: data)
    else { return faults.append("\(control) is no picture") }
    if control["o"] == "z" { bytes = try Self.inflated(bytes) }
    if bytes.count != width * height * 4 { faults.append("\(bytes.count) bytes for \(control)") }
    images[number] = Image(width: width, height: height, bytes: Array(bytes))
    transmissions += 1
  }

  private mutating func perform(_ control: [String: String]) {
    guard let number = control["i"].flatMap(UInt32.init) else {
      return faults.append("\(control) is for pictures that are not ours")
    }
    switch (control["a"], control["d"]) {
    case ("p", _) where images[number] == nil: faults.append("\(control): no such picture")
    case ("p", _) where control["U"] == "1":
      images[number]?.virtual = [control["c"], control["r"]].compactMap { $0.flatMap(Int.init) }
    case ("p", _): placed["\(number).\(control["p"] ?? "")"] = control
    case ("d", "i"): placed["\(number).\(control["p"] ?? "")"] = nil
    case ("d", "I"):
      images[number] = nil
      placed = placed.filter { !$0.key.hasPrefix("\(number).") }
    default: faults.append("\(control) is unknown")
    }
  }

  private static func inflated(_ bytes: Data) throws -> Data {
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/python3")
    python.arguments = [
      "-c", "import sys,zlib;sys.stdout.buffer.write(zlib.decompress(sys.stdin.buffer.read()))",
    ]
    let (input, output) = (Pipe(), Pipe())
    python.standardInput = input
    python.standardOutput = output
    try python.run()
    try input.fileHandleForWriting.write(contentsOf: bytes)
    try input.fileHandleForWriting.close()
    return output.fileHandleForReading.readDataToEndOfFile()
  }
}
