import Conversation
import Digest
import Foundation
import Testing

@testable import Storage

@Suite struct BlobStoreTests {
  let folder: TemporaryFolder
  let store: BlobStore

  init() throws {
    folder = try TemporaryFolder()
    store = try BlobStore(in: folder.url)
  }

  static let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
  static let id = BlobID(rawValue: SHA256.hexDigest(of: bytes))

  func spooled(_ bytes: [UInt8] = Self.bytes) throws -> URL {
    let file = store.spool.appending(path: UUID().uuidString)
    try Data(bytes).write(to: file)
    return file
  }

  func spoolIsEmpty() throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: store.spool.path).isEmpty
  }

  @Test func `Bytes are stored under their digest, once`() throws {
    #expect(!store.exists(Self.id))
    #expect(try store.store(Self.bytes) == Self.id)
    #expect(try store.store(Self.bytes[...]) == Self.id)
    #expect(store.exists(Self.id))
    #expect(try Data(contentsOf: store.url(for: Self.id)) == Data(Self.bytes))
    let name = Self.id.rawValue
    #expect(
      store.url(for: Self.id).path.hasSuffix("/pictures/\(name.prefix(2))/\(name.dropFirst(2))"))
    #expect(try spoolIsEmpty())
  }

  @Test func `A file of the spool is adopted; the second time it only goes`() throws {
    for _ in 1...2 {
      let file = try spooled()
      try store.adopt(file, as: Self.id)
      #expect(!FileManager.default.fileExists(atPath: file.path))
      #expect(try store.verify(Self.id))
    }
  }

  @Test func `A damaged blob is noticed, and healed when its bytes come again`() throws {
    _ = try store.store(Self.bytes)
    let url = store.url(for: Self.id)
    var damaged = Self.bytes
    damaged[100_000] ^= 1
    try Data(damaged).write(to: url)
    #expect(try store.verify(Self.id) == false)
    try Data(damaged.dropLast()).write(to: url)
    _ = try store.store(Self.bytes)
    #expect(try store.verify(Self.id))
  }

  @Test func `A blob that is not there is an error, not a wrong digest`() {
    #expect { try store.verify(Self.id) } throws: { code($0) == .system(ENOENT) }
  }

  @Test func `What is no file of the right kind is refused`() throws {
    let file = try spooled()
    let link = folder.url.appending(path: "link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    for irregular in [link, folder.url] {
      #expect(throws: LibraryError.self) { try store.adopt(irregular, as: Self.id) }
    }
    #expect { try store.store([UInt8]()) } throws: { code($0) == .emptyFile }
    #expect(!store.exists(Self.id))
  }

  @Test(arguments: ["", "..", "../../../etc/passwd", String(repeating: "G", count: 64)])
  func `A name that is no digest leads nowhere`(name: String) throws {
    let id = BlobID(rawValue: name)
    #expect(store.url(for: id).lastPathComponent == "malformed")
    #expect(!store.exists(id))
    let file = try spooled()
    #expect { try store.adopt(file, as: id) } throws: { code($0) == .malformedName }
    #expect(FileManager.default.fileExists(atPath: file.path))
  }

  @Test func `The spool of a program that died is removed, that of one that lives is not`() throws {
    let alive = try spooled()
    let dead = folder.url.appending(path: "pictures/spool/dead", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: dead, withIntermediateDirectories: false)
    try Data(Self.bytes).write(to: dead.appending(path: "half an answer"))
    let second = try BlobStore(in: folder.url)
    #expect(FileManager.default.fileExists(atPath: alive.path))
    #expect(!FileManager.default.fileExists(atPath: dead.path))
    #expect(second.spool != store.spool)
    try second.adopt(alive, as: Self.id)
    #expect(try second.verify(Self.id))
  }

  @Test func `Free space is that of the file system`() throws {
    let attributes = try FileManager.default.attributesOfFileSystem(forPath: folder.url.path)
    let size = try #require(attributes[.systemSize] as? Int)
    #expect((1...size).contains(try store.freeBytes()))
  }

  private func code(_ error: any Error) -> LibraryError.Code? { (error as? LibraryError)?.code }
}
