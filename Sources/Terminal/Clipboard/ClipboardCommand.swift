import Foundation

/// The commands of kitty's clipboard protocol (OSC 5522) that put data of a type on the clipboard.
///
/// <https://sw.kovidgoyal.net/kitty/clipboard/>
struct ClipboardCommand {
  /// Tells the answers to one write from those to others.
  let id: Int
  private let type: String

  /// The most bytes of data in a packet, before base64: the protocol allows 4096, and of a multiple
  /// of three no padding stands in the middle of the data.
  static let chunk = 4095

  /// A write of data of a type.
  init(id: Int, mimeType: String) {
    self.id = id
    type = Data(mimeType.utf8).base64EncodedString()
  }

  /// Begins the write.
  var begin: [UInt8] { packet("type=write:id=\(id)") }

  /// The next bytes, no more than a chunk.
  func data(_ bytes: some Collection<UInt8>) -> [UInt8] {
    packet("type=wdata:mime=\(type);\(Data(bytes).base64EncodedString())")
  }

  /// Ends the write; the terminal answers.
  var end: [UInt8] { packet("type=wdata") }

  /// Whether a reply says that the write is done, or that it failed; nil for other replies.
  func outcome(of reply: [UInt8]) -> Bool? {
    let text = String(decoding: reply.prefix(200), as: UTF8.self)
    guard text.hasPrefix("]5522;") else { return nil }
    let fields = text.dropFirst("]5522;".count).prefix { $0 != ";" }.split(separator: ":")
    guard fields.contains("type=write"), fields.contains("id=\(id)"),
      let status = fields.first(where: { $0.hasPrefix("status=") })
    else { return nil }
    return status == "status=DONE"
  }

  private func packet(_ body: String) -> [UInt8] {
    Array("\u{1B}]5522;\(body)\u{1B}\\".utf8)
  }
}
