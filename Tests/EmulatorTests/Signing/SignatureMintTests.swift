import Testing

@testable import Emulator

@Suite struct SignatureMintTests {
  private let mint = SignatureMint(apiKey: "a-key", family: "gemini-3", isFullSize: false)
  private let record = SceneRecord.scene(Scene(place: .sea, seed: 7))

  @Test func `A signature gives back the scene it was issued for, to any mint of the same key`()
    throws
  {
    let signature = try mint.issue(record, seed: 1)
    let another = SignatureMint(apiKey: "a-key", family: "gemini-3", isFullSize: true)
    guard case .issued(let claims) = another.verify(signature) else {
      Issue.record("the signature was not accepted")
      return
    }
    #expect(claims.record == record)
  }

  @Test func `A signature is bound to the project and to the family of models`() throws {
    let signature = try mint.issue(record, seed: 1)
    let project = SignatureMint(apiKey: "another", family: "gemini-3", isFullSize: false)
    let family = SignatureMint(apiKey: "a-key", family: "gemini-4", isFullSize: false)
    #expect(project.verify(signature) == .corrupted)
    #expect(family.verify(signature) == .corrupted)
  }

  @Test func `Any changed, missing or added byte corrupts a signature`() throws {
    let bytes = try #require(Base64.decode(try mint.issue(nil, seed: 1)))
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0x10
      #expect(mint.verify(Base64.encode(changed)) == .corrupted, "byte \(index)")
    }
    #expect(mint.verify(Base64.encode(bytes.dropLast())) == .corrupted)
    #expect(mint.verify(Base64.encode(bytes + [0])) == .corrupted)
    #expect(mint.verify("") == .corrupted)
  }

  @Test func `The payload opens as a real one does and has the real size`() throws {
    let full = SignatureMint(apiKey: "a-key", family: "gemini-3", isFullSize: true)
    let bytes = try #require(Base64.decode(try full.issue(record, seed: 1)))
    #expect(Array(bytes.prefix(5)) == [0x12, 0xA0, 0xB3, 0x42, 0x0A])
    #expect(bytes.count == 4 + SignatureMint.pictureSize)
  }

  @Test func `The key is not in a signature`() throws {
    let bytes = try #require(Base64.decode(try mint.issue(record, seed: 1)))
    #expect(bytes.firstRange(of: Array("a-key".utf8)) == nil)
  }
}
