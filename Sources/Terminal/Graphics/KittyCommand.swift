import CZlib
import Foundation

/// The commands of kitty's graphics protocol that are needed.
///
/// Only what goes wrong with a picture or its place is answered (`q=1`), of all else nothing (`q=2`).
///
/// <https://sw.kovidgoyal.net/kitty/graphics-protocol/>
struct KittyCommand {
  /// Whether the commands have to pass through tmux.
  let passesTmux: Bool

  /// The most base64 characters of a chunk, by the protocol.
  static let chunk = 4096

  /// Sends a picture's pixels, compressed, in chunks that nothing else of this protocol may stand
  /// between.
  func transmissions(_ payload: ImagePayload, as number: PictureNumber) -> [[UInt8]] {
    let packed = Self.compressed(payload.bytes)
    let data = Array(Data(packed ?? payload.bytes).base64EncodedData())
    let head =
      "a=t,f=32,s=\(payload.width),v=\(payload.height),i=\(number.value),q=1"
      + (packed == nil ? "" : ",o=z")
    var chunks: [[UInt8]] = []
    for start in stride(from: 0, to: max(1, data.count), by: Self.chunk) {
      let end = min(data.count, start + Self.chunk)
      let more = end < data.count ? 1 : 0
      let control = start == 0 ? "\(head),m=\(more)" : "m=\(more),q=1"
      chunks.append(command(control, data[start..<end]))
    }
    return chunks
  }

  /// Makes a picture one that placeholders show, stretched to a size in cells.
  func virtualPlacement(of number: PictureNumber, columns: Int, rows: Int) -> [UInt8] {
    command("a=p,U=1,i=\(number.value),c=\(columns),r=\(rows),q=2")
  }

  /// Places a part of a picture at the cursor, over whatever cells are there; what was placed under
  /// the same number and place before goes.
  func placement(
    of number: PictureNumber, _ place: Int, columns: Int, rows: Int,
    from top: Int, height: Int
  ) -> [UInt8] {
    command(
      "a=p,i=\(number.value),p=\(place),c=\(columns),r=\(rows),y=\(top),h=\(height),C=1,q=1")
  }

  /// Takes a placed picture away; its pixels stay with the terminal.
  func removal(of number: PictureNumber, _ place: Int) -> [UInt8] {
    command("a=d,d=i,i=\(number.value),p=\(place),q=2")
  }

  /// Has the terminal forget a picture.
  func deletion(of number: PictureNumber) -> [UInt8] {
    command("a=d,d=I,i=\(number.value),q=2")
  }

  /// The picture that a reply refuses to store or to place: `_Gi=16777232,p=1;ENOENT:…`.
  static func refused(by reply: [UInt8]) -> UInt32? {
    let text = String(decoding: reply.prefix(80), as: UTF8.self)
    guard text.hasPrefix("_Gi="), let sentence = text.firstIndex(of: ";"),
      text[sentence...].hasPrefix(";E")
    else { return nil }
    return UInt32(text.dropFirst("_Gi=".count).prefix(while: \.isNumber))
  }

  /// Ends a transmission that stays incomplete, so that the next command is none of its chunks.
  var abort: [UInt8] { command("m=0,q=2") }

  private func command(_ control: String, _ data: ArraySlice<UInt8> = []) -> [UInt8] {
    let sequence =
      Array("\u{1B}_G\(control)".utf8) + (data.isEmpty ? [] : [0x3B] + data)
      + [0x1B, 0x5C]
    return passesTmux ? Passthrough.tmux(sequence) : sequence
  }

  /// zlib's form of some bytes (RFC 1950); nil where that fails.
  private static func compressed(_ bytes: [UInt8]) -> [UInt8]? {
    var count = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(count))
    // The fastest level: photographs hardly shrink more with the others.
    guard compress2(&packed, &count, bytes, uLong(bytes.count), 1) == Z_OK else { return nil }
    packed.removeLast(packed.count - Int(count))
    return packed
  }
}
