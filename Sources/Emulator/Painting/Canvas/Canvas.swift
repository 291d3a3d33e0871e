internal import Dispatch
internal import Imaging

/// Pixels in the making: floating-point colours whose channels are multiplied by their opacity.
///
/// Unchecked, because several threads paint on one canvas: each writes rows of its own, and
/// nobody reads what another writes before `rows` has returned.
final class Canvas: @unchecked Sendable {
  let width: Int
  let height: Int
  let pixels: UnsafeMutablePointer<Colour>

  /// A transparent canvas.
  init(width: Int, height: Int) {
    self.width = max(1, width)
    self.height = max(1, height)
    pixels = .allocate(capacity: self.width * self.height)
    pixels.initialize(repeating: .zero, count: self.width * self.height)
  }

  deinit { pixels.deallocate() }

  /// A canvas with a picture on it.
  convenience init(_ picture: Pixmap) {
    self.init(width: picture.width, height: picture.height)
    let pixels = pixels
    picture.bytes.withUnsafeBufferPointer { bytes in
      for index in 0..<width * height {
        let offset = index * 4
        let opacity = Float(bytes[offset + 3]) / 255
        let scale = opacity / 255
        pixels[index] = Colour(
          Float(bytes[offset]) * scale, Float(bytes[offset + 1]) * scale,
          Float(bytes[offset + 2]) * scale, opacity)
      }
    }
  }

  /// A copy to paint on.
  func copy() -> Canvas {
    let other = Canvas(width: width, height: height)
    other.pixels.update(from: pixels, count: width * height)
    return other
  }

  /// The opaque picture, with a trace of noise against banding.
  func pixmap() -> Pixmap {
    let count = width * height * 4
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      guard let base = buffer.baseAddress else { return }
      nonisolated(unsafe) let output = base
      rows { y in
        for x in 0..<self.width {
          let index = y * self.width + x
          let noise = Float(Noise.hash(Int32(x), Int32(y), 77) & 0xFFFF) / 65536 - 0.5
          let colour = self.pixels[index] * 255 + noise + 0.5
          output[index * 4] = UInt8(max(0, min(255, colour.x)))
          output[index * 4 + 1] = UInt8(max(0, min(255, colour.y)))
          output[index * 4 + 2] = UInt8(max(0, min(255, colour.z)))
          output[index * 4 + 3] = 255
        }
      }
      initialized = count
    }
    return Pixmap(width: width, height: height, bytes: bytes)
  }

  /// Calls `body` once for each row, on all cores.
  func rows(_ range: Range<Int>? = nil, _ body: (Int) -> Void) {
    let range = (range ?? 0..<height).clamped(to: 0..<height)
    guard !range.isEmpty else { return }
    let bands = min(range.count, 12)
    withoutActuallyEscaping(body) { body in
      nonisolated(unsafe) let body = body
      DispatchQueue.concurrentPerform(iterations: bands) { band in
        let start = range.lowerBound + range.count * band / bands
        let end = range.lowerBound + range.count * (band + 1) / bands
        for y in start..<end { body(y) }
      }
    }
  }

  /// Replaces each pixel by what `body` makes of its place and colour.
  func shade(
    rows range: Range<Int>? = nil, columns: Range<Int>? = nil,
    _ body: (_ x: Int, _ y: Int, _ colour: Colour) -> Colour
  ) {
    let columns = (columns ?? 0..<width).clamped(to: 0..<width)
    rows(range) { y in
      let row = self.pixels + y * self.width
      for x in columns { row[x] = body(x, y, row[x]) }
    }
  }

  /// The colour at a place between pixels; outside, that of the edge.
  func sample(_ x: Float, _ y: Float) -> Colour {
    let px = max(0, min(Float(width - 1), x - 0.5))
    let py = max(0, min(Float(height - 1), y - 0.5))
    let ix = Int(px)
    let iy = Int(py)
    let u = px - Float(ix)
    let v = py - Float(iy)
    let top = pixels + iy * width + ix
    let right = ix + 1 < width ? 1 : 0
    let below = iy + 1 < height ? width : 0
    let a = top[0] + (top[right] - top[0]) * u
    let b = top[below] + (top[below + right] - top[below]) * u
    return a + (b - a) * v
  }

  /// Lays a layer over this canvas, its upper left corner at a pixel of this one.
  func lay(_ layer: Canvas, x left: Int, y top: Int, opacity: Float = 1) {
    let columns = max(0, -left)..<max(max(0, -left), min(layer.width, width - left))
    for y in max(0, -top)..<max(max(0, -top), min(layer.height, height - top)) {
      let source = layer.pixels + y * layer.width
      let target = pixels + (y + top) * width + left
      for x in columns where source[x].w > 0 {
        let colour = source[x] * opacity
        target[x] = colour + target[x] * (1 - colour.w)
      }
    }
  }
}
