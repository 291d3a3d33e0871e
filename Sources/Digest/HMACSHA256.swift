import CNettle

/// HMAC with SHA-256 over a stream of bytes (RFC 2104): only who has the key can make the code.
package struct HMACSHA256: Sendable {
  private var context = hmac_sha256_ctx()

  /// A key may have any length; 32 bytes are as strong as the digest.
  package init(key: some Sequence<UInt8>) {
    withContiguous(key) {
      nettle_hmac_sha256_set_key(
        &context, $0.count, $0.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
  }

  /// Adds bytes to the stream.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    nettle_hmac_sha256_update(
      &context, bytes.count, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
  }

  /// Adds bytes to the stream; those of an array or of `Data` are not copied.
  package mutating func update(_ bytes: some Sequence<UInt8>) {
    withContiguous(bytes) { update($0) }
  }

  /// The code of the stream, 32 bytes; a new stream with the same key begins.
  package mutating func finish() -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_SIZE)) { digest, count in
      nettle_hmac_sha256_digest(&context, digest.count, digest.baseAddress)
      count = digest.count
    }
  }
}
