import CSQLite
package import Foundation

/// What kind of file system a folder lies on, as far as that matters to a database.
///
/// Locks hold on all machines where the file system passes them on; memory that copies share does
/// not, and that is what SQLite's write-ahead log needs (<https://www.sqlite.org/wal.html>).
package struct FileSystemKind: Hashable, Sendable {
  /// As its own people call it: `NFS`.
  package let name: String
  /// Whether other machines may have the same files open.
  package let isShared: Bool

  /// Its name, if other machines may come in.
  package var sharedName: String? { isShared ? name : nil }

  /// The kind with a magic number of `statfs(2)`; what is not known lies on this machine.
  package init(magic: UInt32) {
    (name, isShared) = Self.known[magic] ?? ("0x" + String(magic, radix: 16), false)
  }

  /// The kind a folder lies on; of one that is missing, that of the first folder above it.
  ///
  /// - Throws: ``LibraryError`` when the system does not tell.
  package init(of folder: URL) throws(LibraryError) {
    var path = Folder(folder).path
    var status = statfs()
    while statfs(path, &status) != 0, errno == ENOENT, let end = path.lastIndex(of: "/"),
      path != "/"
    {
      path = end == path.startIndex ? "/" : String(path[..<end])
    }
    try retrying("measure", path) { statfs(path, &status) }
    self.init(magic: UInt32(truncatingIfNeeded: status.f_type))
  }

  /// Magic numbers: <https://man7.org/linux/man-pages/man2/statfs.2.html> and Linux's `magic.h`.
  ///
  /// FUSE does not tell whether its files come over a line (sshfs, rclone, virtiofs do), so it is
  /// taken for one that does.
  private static let known: [UInt32: (String, Bool)] = [
    0x6969: ("NFS", true), 0x517B: ("SMB", true), 0xFF53_4D42: ("CIFS", true),
    0xFE53_4D42: ("SMB2", true), 0x6573_5546: ("FUSE", true), 0x0102_1997: ("9P", true),
    0x00C3_6400: ("Ceph", true), 0x5346_414F: ("AFS", true), 0x6B41_4653: ("AFS", true),
    0x7375_7245: ("Coda", true), 0x0BD0_0BD0: ("Lustre", true), 0x0116_1970: ("GFS2", true),
    0x7461_636F: ("OCFS2", true), 0x4750_4653: ("GPFS", true), 0x1983_0326: ("BeeGFS", true),
    0x786F_4256: ("VirtualBox", true), 0x564C: ("NCP", true),
    0xEF53: ("ext4", false), 0x9123_683E: ("Btrfs", false), 0x5846_5342: ("XFS", false),
    0x0102_1994: ("tmpfs", false), 0x794C_7630: ("overlay", false), 0x2FC1_2FC1: ("ZFS", false),
    0xF2F5_2010: ("F2FS", false), 0x4D44: ("FAT", false), 0x2011_BAB0: ("exFAT", false),
    0xF15F: ("eCryptfs", false), 0xCA45_1A4E: ("bcachefs", false), 0x7366_746E: ("NTFS", false),
    0x5265_4973: ("ReiserFS", false), 0x3153_464A: ("JFS", false),
  ]
}
