/// The name of a stored byte string: its SHA-256 in 64 lower-case hexadecimal digits.
///
/// Pictures and signatures are blobs. Equal bytes have equal names and are stored once.
package struct BlobID: RawRepresentable, Hashable, Sendable, Codable {
  package let rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }
}
