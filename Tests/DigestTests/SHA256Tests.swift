import Digest
import Testing

/// Messages and digests of NIST's examples for FIPS 180-4.
@Suite struct SHA256Tests {
  static let examples: [(message: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqr"
        + "lmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]

  @Test(arguments: examples)
  func `The examples of the standard have their digests`(message: String, digest: String) {
    #expect(SHA256.hexDigest(of: Array(message.utf8)) == digest)
  }

  @Test func `A million a have their digest`() {
    var hash = SHA256()
    for _ in 0..<1000 { hash.update(repeatElement(UInt8(ascii: "a"), count: 1000)) }
    #expect(
      hash.finishHex() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `Where a stream is cut makes no difference`() {
    let bytes = (0..<200).map { UInt8($0) }
    let whole = SHA256.hexDigest(of: bytes)
    for cut in 0...bytes.count {
      var hash = SHA256()
      hash.update(bytes[..<cut])
      hash.update(bytes[cut...])
      #expect(hash.finishHex() == whole)
    }
  }

  @Test func `A copy goes its own way, and a finished stream begins anew`() {
    var hash = SHA256()
    hash.update(Array("ab".utf8))
    var copy = hash
    copy.update(Array("x".utf8))
    hash.update(Array("c".utf8))
    #expect(hash.finishHex() == Self.examples[1].digest)
    #expect(hash.finishHex() == Self.examples[0].digest)
  }

  @Test func `Every byte has two lower-case digits`() {
    #expect([0, 9, 10, 0xab, 0xff].hexadecimal == "00090aabff")
  }
}
