/// A picture in memory: eight bits each of red, green, blue and alpha, row by row from the top,
/// sRGB, alpha not multiplied in.
package struct Pixmap: Sendable, Hashable {
  package let width: Int
  package let height: Int
  /// `width × height × 4` bytes.
  package var bytes: [UInt8]

  /// A picture of one colour.
  package init(
    width: Int, height: Int, red: UInt8 = 0, green: UInt8 = 0, blue: UInt8 = 0,
    alpha: UInt8 = 255
  ) {
    self.width = width
    self.height = height
    bytes = [UInt8](unsafeUninitializedCapacity: width * height * 4) { buffer, count in
      for offset in stride(from: 0, to: width * height * 4, by: 4) {
        buffer[offset] = red
        buffer[offset + 1] = green
        buffer[offset + 2] = blue
        buffer[offset + 3] = alpha
      }
      count = width * height * 4
    }
  }

  /// A picture from bytes that are there already.
  package init(width: Int, height: Int, bytes: [UInt8]) {
    precondition(bytes.count == width * height * 4, "a pixmap has four bytes a pixel")
    self.width = width
    self.height = height
    self.bytes = bytes
  }
}
