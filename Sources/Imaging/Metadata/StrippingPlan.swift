/// Which bytes of a picture file are kept and which are put in their place, in order.
///
/// Making it reads no pixels' data but to find their end, so a file need not be in memory.
struct StrippingPlan {
  private enum Piece {
    case kept(Range<Int>)
    case made([UInt8])
  }

  let source: PictureSource
  /// What was found that is not kept.
  var removed: Set<MetadataKind> = []
  private(set) var byteCount = 0
  private var pieces: [Piece] = []

  init(_ source: PictureSource) {
    self.source = source
  }

  /// Keeps bytes of the file.
  mutating func keep(_ range: Range<Int>) {
    byteCount += range.count
    if case .kept(let last)? = pieces.last, last.upperBound == range.lowerBound {
      pieces[pieces.count - 1] = .kept(last.lowerBound..<range.upperBound)
    } else {
      pieces.append(.kept(range))
    }
  }

  /// Puts in bytes that the file does not have.
  mutating func put(_ bytes: [UInt8]) {
    byteCount += bytes.count
    pieces.append(.made(bytes))
  }

  /// Puts in bytes before all others.
  mutating func putFirst(_ bytes: [UInt8]) {
    byteCount += bytes.count
    pieces.insert(.made(bytes), at: 0)
  }

  /// Ends the file: what stands behind its end mark is not kept.
  mutating func cut(at end: Int) throws(ImagingError) {
    let trailer = try source.block(end..<source.byteCount).drop { $0 == 0 }
    guard !trailer.isEmpty else { return }
    removed.insert(trailer.starts(with: [0xFF, 0xD8, 0xFF]) ? .preview : .other)
  }

  /// The bytes that the plan makes of the file.
  func bytes() throws(ImagingError) -> [UInt8] {
    var isWhole = true
    let result = [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, filled in
      guard let base = UnsafeMutableRawPointer(buffer.baseAddress) else { return }
      for piece in pieces {
        switch piece {
        case .made(let bytes):
          UnsafeMutableRawBufferPointer(start: base + filled, count: bytes.count)
            .copyBytes(from: bytes)
          filled += bytes.count
        case .kept(let range):
          let count =
            source.copy(from: range.lowerBound, count: range.count, to: base + filled) ?? 0
          filled += count
          isWhole = isWhole && count == range.count
        }
        guard isWhole else { return }
      }
    }
    // Whoever shortens a file while it is read gets no half picture sent.
    guard isWhole else { throw .truncated }
    return result
  }
}
