internal import Foundation

/// The bytes of one picture, in memory or in an open file, read from any place or one after another.
///
/// A file stays on disk: a PNG goes from there to the screen without being in memory as a whole.
final class PictureSource {
  private enum Storage {
    case memory([UInt8])
    case file(descriptor: Int32)
  }

  let byteCount: Int
  private let storage: Storage
  private var position = 0

  init(_ bytes: [UInt8]) {
    storage = .memory(bytes)
    byteCount = bytes.count
  }

  /// Opens a regular file, as `RegularFile` decides; the one way to the bytes of a file.
  init(opening url: URL) throws(ImagingError) {
    let file = try RegularFile.open(url.path)
    storage = .file(descriptor: file.descriptor)
    byteCount = file.byteCount
  }

  deinit {
    if case .file(let descriptor) = storage { close(descriptor) }
  }

  /// Up to `count` bytes from a place; fewer where the picture ends.
  func bytes(at offset: Int, count: Int) throws(ImagingError) -> [UInt8] {
    let wanted = max(0, min(count, byteCount - offset))
    if case .memory(let bytes) = storage, wanted == bytes.count { return bytes }
    var failed = false
    let result = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      guard let base = buffer.baseAddress, wanted > 0 else { return }
      if let count = copy(from: offset, count: wanted, to: base) {
        filled = count
      } else {
        failed = true
      }
    }
    if failed { throw .unreadable(reason: String(cString: strerror(errno))) }
    return result
  }

  /// The bytes of a block that is no pixels; of a longer one than any program writes, the start.
  func block(_ range: Range<Int>) throws(ImagingError) -> [UInt8] {
    try bytes(at: range.lowerBound, count: min(range.count, 1 << 22))
  }

  /// All of it, for codecs that want it so.
  func all() throws(ImagingError) -> [UInt8] { try bytes(at: 0, count: byteCount) }

  /// Lets `next` begin at the first byte again.
  func rewind() { position = 0 }

  /// Copies exactly the next `count` bytes; false at the end or when reading fails.
  func next(_ count: Int, to target: UnsafeMutableRawPointer) -> Bool {
    guard copy(from: position, count: count, to: target) == count else { return false }
    position += count
    return true
  }

  /// The number of bytes copied, fewer than asked only at the end; nil when reading fails.
  func copy(from offset: Int, count: Int, to target: UnsafeMutableRawPointer) -> Int? {
    switch storage {
    case .memory(let bytes):
      let available = max(0, min(count, bytes.count - offset))
      bytes.withUnsafeBytes { source in
        guard let base = source.baseAddress, available > 0 else { return }
        target.copyMemory(from: base + offset, byteCount: available)
      }
      return available
    case .file(let descriptor):
      var done = 0
      while done < count {
        let result = pread(descriptor, target + done, count - done, off_t(offset + done))
        if result < 0, errno == EINTR { continue }
        guard result >= 0 else { return nil }
        if result == 0 { break }
        done += result
      }
      return done
    }
  }
}
