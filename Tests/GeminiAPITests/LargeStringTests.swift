import Conversation
import Digest
import Foundation
import Testing

@testable import GeminiAPI

/// Pictures and signatures on their way to the spool.
@Suite struct LargeStringTests {
  let spool: TemporaryFolder

  init() throws { spool = try TemporaryFolder() }

  private func events(_ text: String) -> [String] { Transcript.reading(text, spool: spool) }

  /// An answer with one part that ends well.
  private func answer(_ part: String) -> String {
    #"{"candidates":[{"content":{"parts":[\#(part)]},"finishReason":"STOP"}]}"#
  }

  private func picture(_ data: String) -> String {
    answer(#"{"inlineData":{"mimeType":"image/png","data":"\#(data)"}}"#)
  }

  @Test(arguments: [
    ("cGljdHVyZT8/Pz4+Pg==", "picture???>>>"), ("cGljdHVyZT8_Pz4-Pg==", "picture???>>>"),
    ("cGljdHVyZT8_Pz4-Pg", "picture???>>>"), (#"cGljdHVyZT8\/Pz4\u002bPg\u003d="#, "picture???>>>"),
    ("YQ==", "a"), ("YQ", "a"), ("YWI=", "ab"), ("YWI", "ab"), ("YWJj", "abc"),
    (#"cGlj\r\ndHVy\nZQ==\n"#, "picture"), ("data:image/png;base64,cGlj", "pic"),
    (#"data:image\/png;base64,cGlj"#, "pic"), ("data", "u\u{FFFD}Z"),
  ])
  func `base64 is read in every spelling`(data: String, bytes: String) {
    #expect(events(picture(data)).first == "picture: image/png \(bytes)")
  }

  @Test(arguments: [
    "a", "YQ=", "YQ===", "Y=Q=", "YQ==YQ==", "Y*==", #"YW\tJj"#, #"YW\u00e9j"#, "YW Jj",
    #"YW\x4ajj"#, #"YW\ud83c"#, "YW:j", "data:image/png;base64", "YWJjdata:image/png;base64,YWJj",
  ])
  func `text that is not base64 is refused`(data: String) {
    #expect(events(picture(data)) == ["failed network/badBase64"])
    #expect(spool.names.isEmpty)
  }

  @Test func `a picture without a byte is refused`() {
    #expect(events(picture("")) == ["failed network/badPicture"])
  }

  @Test func `a signature is kept as the value that its escapes mean`() {
    let text = answer(#"{"text":"a","thoughtSignature":"QU\/\u002b\u003D"}"#)
    #expect(events(text).first == "text signed(QU/+=): a")
  }

  /// The lengths about those at which the buffer goes to the disk.
  @Test(arguments: [65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 196_608, 300_000])
  func `a large string is whole whatever its length`(count: Int) throws {
    let data = Data((0..<count).map { UInt8(truncatingIfNeeded: ($0 &* 31) ^ ($0 >> 8)) })
    let signature = Array(data.base64EncodedData().prefix(count))
    let text = answer(
      #"{"inlineData":{"data":"\#(data.base64EncodedString())"},"#
        + #""thoughtSignature":"\#(String(decoding: signature, as: UTF8.self))"}"#)
    for step in [Int.max, 65_536, 16_383, 4096, 1000] {
      let transcript = Transcript()
      let reader = AnswerReader(spool: spool.url, onEvent: transcript.note)
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        try rest.prefix(step).withUnsafeBytes { try reader.read($0) }
        rest = rest.dropFirst(step)
      }
      let part = try #require(transcript.parts.first)
      guard case .picture(let picture, _) = part.body else { throw Failed() }
      #expect(try Data(contentsOf: picture.url) == data)
      #expect(picture.blob.rawValue == SHA256.hexDigest(of: data))
      let file = try #require(part.signature?.url)
      #expect(try Data(contentsOf: file) == Data(signature))
    }
  }

  @Test(arguments: [#"\""#, #"\\"#, #"\n"#, #"\u0022"#, "\u{E9}"])
  func `a signature that could not go back as it is gets refused`(signature: String) {
    let text = answer(#"{"text":"a","thoughtSignature":"\#(signature)"}"#)
    #expect(events(text) == ["failed network/badBase64"])
  }

  @Test func `a spooled file is the user's alone and has the name of its bytes`() throws {
    let transcript = Transcript()
    let reader = AnswerReader(spool: spool.url, onEvent: transcript.note)
    try Array(picture("cGlj").utf8).withUnsafeBytes { try reader.read($0) }
    let part = try #require(transcript.parts.first)
    guard case .picture(let blob, _) = part.body else { throw Failed() }
    #expect(blob.blob.rawValue == SHA256.hexDigest(of: Array("pic".utf8)))
    let attributes = try FileManager.default.attributesOfItem(atPath: blob.url.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a spool that is not there is a failure of the disk`() throws {
    try FileManager.default.removeItem(at: spool.url)
    #expect(events(picture("cGlj")) == ["failed storage/diskBroken"])
  }
}
