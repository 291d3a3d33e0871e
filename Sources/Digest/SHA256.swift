import CNettle

/// SHA-256 over a stream of bytes (FIPS 180-4).
///
/// ```swift
/// var hash = SHA256()
/// hash.update(first)
/// hash.update(second)
/// let name = hash.finishHex()
/// ```
package struct SHA256: Sendable {
  private var context = sha256_ctx()

  package init() {
    nettle_sha256_init(&context)
  }

  /// Adds bytes to the stream.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    nettle_sha256_update(
      &context, bytes.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
  }

  /// Adds bytes to the stream; those of an array or of `Data` are not copied.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    withContiguous(bytes) { update($0) }
  }

  /// The digest of the stream, 32 bytes; a new stream begins.
  package mutating func finish() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_SIZE)) { digest, count in
      nettle_sha256_digest(&context, digest.count, digest.baseAddress)
      count = digest.count
    }
  }

  /// The digest of the stream in 64 lower-case hexadecimal digits; a new stream begins.
  package mutating func finishHex() -> String {
    finish().hexadecimal
  }

  /// The digest of some bytes in 64 lower-case hexadecimal digits.
  package static func hexDigest(of bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finishHex()
  }
}

/// Calls `body` with the bytes of a sequence, copied only if they do not lie in one piece.
func withContiguous(_ bytes: some Sequence<UInt8>, _ body: (UnsafeRawBufferPointer) -> Void) {
  let done: Void? = bytes.withContiguousStorageIfAvailable { body(UnsafeRawBufferPointer($0)) }
  if done == nil { Array(bytes).withUnsafeBytes(body) }
}
