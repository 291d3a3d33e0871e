/// Scales a picture while its rows arrive: each new pixel is the mean of the area it stands for.
///
/// Rows are added up before columns, so that the inner loop goes straight through a stored row; only
/// one row of sums is kept beside the result. The mean is taken of the stored sRGB values, as JPEG's
/// scaled decoding does, and weighed by alpha, so that what is transparent lends no colour.
struct BoxScaler {
  /// The part of a stored row or column that one new pixel covers; the ends count in part.
  private struct Span {
    let first: Int
    let last: Int
    let firstWeight: Float
    let lastWeight: Float
  }

  private let size: PixelSize
  private let columns: [Span]
  /// Stored rows a new row.
  private let rowHeight: Double
  /// One over the area of a new pixel in stored pixels.
  private let scale: Float
  /// For each stored column, the part of the new row that has come.
  private var sums: [SIMD4<Float>]
  private var bytes: [UInt8] = []
  private var storedRow = 0
  private var row = 0

  init(from stored: PixelSize, to size: PixelSize) {
    self.size = size
    let ratio = Double(stored.width) / Double(size.width)
    columns = (0..<size.width).map { column in
      let (from, to) = (Double(column) * ratio, Double(column + 1) * ratio)
      let first = min(stored.width - 1, Int(from))
      let last = max(first, min(stored.width - 1, Int(to.rounded(.up)) - 1))
      guard last > first else {
        return Span(first: first, last: first, firstWeight: Float(ratio), lastWeight: 0)
      }
      return Span(
        first: first, last: last, firstWeight: Float(Double(first + 1) - from),
        lastWeight: Float(to - Double(last)))
    }
    rowHeight = Double(stored.height) / Double(size.height)
    scale = Float(1 / (ratio * rowHeight))
    sums = Array(repeating: .zero, count: stored.width)
    bytes.reserveCapacity(size.width * size.height * 4)
  }

  /// Takes the next stored row.
  mutating func add(_ pixels: UnsafeBufferPointer<SIMD4<UInt8>>) {
    let (top, bottom) = (Double(storedRow), Double(storedRow + 1))
    storedRow += 1
    while row < size.height, Double(row) * rowHeight < bottom {
      let end = Double(row + 1) * rowHeight
      add(pixels, weight: Float(min(bottom, end) - max(top, Double(row) * rowHeight)))
      guard end <= bottom else { break }
      emit()
    }
  }

  /// The picture, after the last row.
  mutating func finish() -> Pixmap {
    // The last new row may end a rounding error below the last stored one.
    while row < size.height { emit() }
    return Pixmap(width: size.width, height: size.height, bytes: bytes)
  }

  private mutating func add(_ pixels: UnsafeBufferPointer<SIMD4<UInt8>>, weight: Float) {
    guard pixels.isOpaque else {
      for column in sums.indices { sums[column] += Self.premultiplied(pixels[column]) * weight }
      return
    }
    let bytes = UnsafeRawBufferPointer(pixels)
    sums.withUnsafeMutableBytes { sums in
      // Channel by channel, without a look at the pixels: the compiler makes vectors of that.
      let sums = sums.bindMemory(to: Float.self)
      for index in 0..<min(sums.count, bytes.count) { sums[index] += Float(bytes[index]) * weight }
    }
  }

  private mutating func emit() {
    for span in columns {
      var sum = sums[span.first] * span.firstWeight
      if span.last > span.first {
        for place in span.first + 1..<span.last { sum += sums[place] }
        sum += sums[span.last] * span.lastWeight
      }
      append(sum * scale)
    }
    for column in sums.indices { sums[column] = .zero }
    row += 1
  }

  /// Adds a pixel to the result.
  private mutating func append(_ premultiplied: SIMD4<Float>) {
    var mean = premultiplied
    let alpha = mean.w
    if alpha < 254.999 {
      mean *= alpha > 0 ? 255 / alpha : 0
      mean.w = alpha
    }
    let rounded = (mean + 0.5).clamped(
      lowerBound: SIMD4(repeating: 0), upperBound: SIMD4(repeating: 255))
    bytes.append(UInt8(rounded.x))
    bytes.append(UInt8(rounded.y))
    bytes.append(UInt8(rounded.z))
    bytes.append(UInt8(rounded.w))
  }

  @inline(__always)
  private static func premultiplied(_ pixel: SIMD4<UInt8>) -> SIMD4<Float> {
    let value = SIMD4<Float>(Float(pixel.x), Float(pixel.y), Float(pixel.z), Float(pixel.w))
    guard pixel.w != 255 else { return value }
    let share = value.w / 255
    return value * SIMD4(share, share, share, 1)
  }
}

extension UnsafeBufferPointer<SIMD4<UInt8>> {
  /// Whether no pixel lets anything shine through.
  fileprivate var isOpaque: Bool {
    var all = SIMD4<UInt8>(repeating: 255)
    for pixel in self { all &= pixel }
    return all.w == 255
  }
}

extension Pixmap {
  package var size: PixelSize { PixelSize(width: width, height: height) }

  /// The picture stretched to a size: each new pixel is the mean of the area it stands for.
  package func scaled(to size: PixelSize) -> Pixmap {
    guard size != self.size else { return self }
    var scaler = BoxScaler(from: self.size, to: size)
    bytes.withUnsafeBytes { bytes in
      // Pixels have four bytes, so any array's memory is aligned well enough for them.
      let pixels = bytes.bindMemory(to: SIMD4<UInt8>.self)
      for row in 0..<height {
        scaler.add(UnsafeBufferPointer(rebasing: pixels[row * width..<(row + 1) * width]))
      }
    }
    return scaler.finish()
  }
}
