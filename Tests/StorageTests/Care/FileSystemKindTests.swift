import Foundation
import Testing

@testable import Storage

@Suite struct FileSystemKindTests {
  @Test(arguments: [
    (0x6969 as UInt32, "NFS", true), (0xFF53_4D42, "CIFS", true), (0x6573_5546, "FUSE", true),
    (0x0102_1997, "9P", true), (0xEF53, "ext4", false), (0x9123_683E, "Btrfs", false),
    (0x0102_1994, "tmpfs", false), (0x1234, "0x1234", false),
  ])
  func `A magic number tells the name, and whether other machines may come in`(
    magic: UInt32, name: String, isShared: Bool
  ) {
    let kind = FileSystemKind(magic: magic)
    #expect(kind.name == name)
    #expect(kind.isShared == isShared)
  }

  @Test func `What the system says of memory and of a folder that is not there yet`() throws {
    #expect(try FileSystemKind(of: URL(filePath: "/dev/shm")).name == "tmpfs")
    #expect(try FileSystemKind(of: URL(filePath: "/dev/shm/plantain/none/yet")).name == "tmpfs")
    let folder = try TemporaryFolder()
    #expect(try !FileSystemKind(of: folder.url).isShared)
  }

  @Test func `Where folders cannot be locked, as on NFS, a file beside them is`() throws {
    let folder = try TemporaryFolder()
    let strikes = Strikes(of: "lock", number: EBADF)
    let store = try Faults.$strike.withValue({ strikes($0) }) { try BlobStore(in: folder.url) }
    #expect(try store.verify(try store.store([1, 2, 3])))
    #expect(
      FileManager.default.fileExists(
        atPath: folder.url.appending(path: "pictures/spool.lock").path))
  }

  @Test func `A library on a shared disk needs no shared memory, unless it is open already`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "plantain.sqlite").path
    var library: Library? = try await Library.open(in: folder.url)
    #expect(try Self.journal(path, isShared: true) == "wal")
    #expect(try await library?.sessions().isEmpty == true)
    library = nil
    // The last reference may be let go of a moment after this.
    var journal = "wal"
    for _ in 0..<10_000 where journal == "wal" { journal = try Self.journal(path, isShared: true) }
    #expect(journal == "truncate")
    #expect(try Self.journal(path, isShared: false) == "wal")
  }

  private static func journal(_ path: String, isShared: Bool) throws(LibraryError) -> String {
    let connection = try Connection(path: path)
    try Library.setJournal(of: connection, isShared: isShared)
    return try connection.rows("PRAGMA journal_mode") { row throws(LibraryError) in
      try row.text("journal_mode")
    }.first ?? ""
  }

  /// Makes the first operation of a name fail.
  private final class Strikes: Sendable {
    private let name: String
    private let number: Int32
    private let strike = FaultTests.Strike(at: 1, lasting: false, with: 0)

    init(of name: String, number: Int32) {
      self.name = name
      self.number = number
    }

    func callAsFunction(_ operation: Faults.Operation) -> Int32? {
      operation.name == name && strike(operation) != nil ? number : nil
    }
  }
}
