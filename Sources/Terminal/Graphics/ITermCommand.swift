import Foundation
import Screen

/// iTerm2's sequence for a picture in the text (https://iterm2.com/documentation-images.html).
enum ITermCommand {
  /// Draws the bytes of a file at the cursor, stretched to a size in cells; the cursor stays.
  static func inline(_ payload: ImagePayload, _ size: Size) -> [UInt8] {
    let head =
      "\u{1B}]1337;File=inline=1;size=\(payload.bytes.count);width=\(size.columns);"
      + "height=\(size.rows);preserveAspectRatio=0;doNotMoveCursor=1:"
    return Array(head.utf8) + Data(payload.bytes).base64EncodedData() + [0x07]
  }
}
