import Foundation
import Imaging
import Screen
import Testing

@Suite struct PreviewCacheTests {
  private static let picture = String(repeating: "ab", count: 32)
  private let home: TestFolder
  private var folder: URL { home.url.appendingPathComponent("cache/previews") }
  private var cache: PreviewCache { PreviewCache(in: folder) }

  init() throws { home = try TestFolder() }

  /// Cells of every character, with all colours and without.
  private static func grid(_ size: Size, seed: UInt64) -> CellGrid {
    var random = SplitMix(seed: seed)
    let sextants = (0x1FB00...0x1FB3B).compactMap { Unicode.Scalar($0).map { String($0) } }
    let symbols = " █░▒▓▀▄▌▐▘▟▝▙▖▜▗▛▚▞".map(String.init) + sextants
    func color() -> RGB? {
      let value = random.next()
      return value % 5 == 0
        ? nil
        : RGB(
          UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value >> 16),
          UInt8(truncatingIfNeeded: value >> 24))
    }
    var grid = CellGrid(size: size)
    for index in grid.cells.indices {
      let symbol = symbols[index % symbols.count]
      grid.cells[index] = Cell(symbol, .pixels(foreground: color(), background: color()))
    }
    return grid
  }

  private func files() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
  }

  private func permissions(_ url: URL) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int
  }

  @Test(arguments: ColorDepth.allCases)
  func `What is kept comes back cell by cell`(depth: ColorDepth) throws {
    for (seed, size) in [
      Size(columns: 80, rows: 40), Size(columns: 1, rows: 1), Size(columns: 300, rows: 100),
      Size(columns: 7, rows: 333),
    ].enumerated() {
      let grid = Self.grid(size, seed: UInt64(seed))
      cache.keep(grid, of: Self.picture, depth: depth)
      #expect(cache.cells(of: Self.picture, size: size, depth: depth) == grid)
    }
  }

  @Test func `Each picture, size and depth has cells of its own`() throws {
    let size = Size(columns: 4, rows: 3)
    cache.keep(Self.grid(size, seed: 1), of: Self.picture, depth: .trueColor)
    let other = String(repeating: "cd", count: 32)
    let turned = Size(columns: 3, rows: 4)
    #expect(cache.cells(of: Self.picture, size: turned, depth: .trueColor) == nil)
    #expect(cache.cells(of: Self.picture, size: size, depth: .ansi16) == nil)
    #expect(cache.cells(of: other, size: size, depth: .trueColor) == nil)
    cache.keep(Self.grid(size, seed: 2), of: other, depth: .trueColor)
    #expect(
      cache.cells(of: Self.picture, size: size, depth: .trueColor) == Self.grid(size, seed: 1))
    // A file under the name of another is not taken for that one's.
    let kept = try files()
    let (one, two) = (try #require(kept.first), try #require(kept.last))
    try FileManager.default.removeItem(at: one)
    try FileManager.default.copyItem(at: two, to: one)
    let found = [Self.picture, other].map { cache.cells(of: $0, size: size, depth: .trueColor) }
    #expect(found.count { $0 != nil } == 1)
  }

  @Test func `Only the user can read what is kept`() throws {
    cache.keep(Self.grid(Size(columns: 2, rows: 2), seed: 3), of: Self.picture, depth: .trueColor)
    #expect(try permissions(folder) == 0o700)
    #expect(try files().map { try permissions($0) } == [0o600])
  }

  @Test func `A file that is damaged anywhere or cut anywhere counts for nothing`() throws {
    let size = Size(columns: 3, rows: 2)
    let grid = Self.grid(size, seed: 4)
    cache.keep(grid, of: Self.picture, depth: .trueColor)
    let file = try #require(try files().first)
    let whole = [UInt8](try Data(contentsOf: file))
    var damaged: [[UInt8]] = whole.indices.map { Array(whole[..<$0]) } + [whole + [0]]
    for index in whole.indices {
      for bit in [0, 3, 7] {
        var bytes = whole
        bytes[index] ^= 1 << bit
        damaged.append(bytes)
      }
    }
    for bytes in damaged {
      try Data(bytes).write(to: file)
      #expect(cache.cells(of: Self.picture, size: size, depth: .trueColor) == nil)
    }
    try Data(whole).write(to: file)
    #expect(cache.cells(of: Self.picture, size: size, depth: .trueColor) == grid)
  }

  @Test func `A sound file makes block characters or nothing`() throws {
    let size = Size(columns: 2, rows: 1)
    cache.keep(Self.grid(size, seed: 5), of: Self.picture, depth: .trueColor)
    let name = try #require(try files().first).lastPathComponent
    // Sealed as ours are, of the right length, with every value for the character and the flags.
    for value in UInt8.min ... .max {
      for place in [4, 5] {
        var content: [UInt8] = [2, 0, 1, 0] + Array(repeating: 0, count: 16)
        content[place] = value
        cache.keep(content, as: name)
        let cells = cache.cells(of: Self.picture, size: size, depth: .trueColor)?.cells ?? []
        #expect(cells.isEmpty == (value > (place == 4 ? 78 : 3)), "\(value) at \(place)")
        let isBlock = { (cell: Cell) in
          cell.text == " "
            || cell.text.unicodeScalars.allSatisfy { scalar in
              (0x2580...0x259F).contains(scalar.value)
                || (0x1FB00...0x1FB3B).contains(scalar.value)
            }
        }
        #expect(cells.allSatisfy(isBlock))
      }
    }
    // The cells of another size, sealed under this name.
    cache.keep([1, 0, 2, 0] + Array(repeating: 0, count: 16), as: name)
    #expect(cache.cells(of: Self.picture, size: size, depth: .trueColor) == nil)
  }

  @Test func `What is no plain file is not opened, and no name leads elsewhere`() throws {
    let size = Size(columns: 2, rows: 2)
    cache.keep(Self.grid(size, seed: 6), of: Self.picture, depth: .trueColor)
    let file = try #require(try files().first)
    try FileManager.default.removeItem(at: file)
    // Opened as a file a pipe would hold its reader for ever.
    #expect(mkfifo(file.path, 0o600) == 0)
    #expect(cache.cells(of: Self.picture, size: size, depth: .trueColor) == nil)
    for name in ["../leak", "a/b", "", ".", "..", ".hidden", "a\0b", "ü"] {
      cache.keep([1, 2, 3], as: name)
      #expect(cache.bytes(name) == nil, "\(name)")
    }
    #expect(try files() == [file])
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.url.path) == ["cache"])
  }

  @Test func `Words are not kept`() throws {
    var grid = Self.grid(Size(columns: 2, rows: 1), seed: 7)
    grid.cells[1] = Cell("x", .pixels(foreground: nil, background: nil))
    cache.keep(grid, of: Self.picture, depth: .trueColor)
    grid.cells[1] = .blank
    cache.keep(grid, of: Self.picture, depth: .trueColor)
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `The bound holds, and what was looked at longest ago goes first`() throws {
    let small = PreviewCache(in: folder, limit: 10_000)
    let names = (0..<8).map { "p\($0)" }
    for (age, name) in names.enumerated() {
      small.keep(Array(repeating: 1, count: 1000), as: name)
      let past = Date(timeIntervalSinceNow: Double(age - 100) * 60)
      try FileManager.default.setAttributes(
        [.modificationDate: past], ofItemAtPath: folder.appendingPathComponent(name).path)
    }
    // A temporary file that a program left when it died.
    let left = folder.appendingPathComponent(".left")
    try Data(repeating: 0, count: 4000).write(to: left)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -86_400)], ofItemAtPath: left.path)
    #expect(small.bytes("p0")?.count == 1000)
    small.trim()
    #expect(Set(try files().map(\.lastPathComponent)) == Set(names))
    PreviewCache(in: folder, limit: 3100).trim()
    #expect(Set(try files().map(\.lastPathComponent)) == ["p0", "p6", "p7"])
  }

  @Test func `The bound holds while much is written`() throws {
    let small = PreviewCache(in: folder, limit: 8000)
    for number in 0..<100 {
      small.keep(Array(repeating: 1, count: 500), as: "p\(number)")
      let total = try files().reduce(0) { sum, file in
        sum + (try file.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
      }
      #expect(total <= 9000)
    }
    #expect(small.bytes("p99") != nil && small.bytes("p0") == nil)
  }

  @Test func `The folder may go at any time, and may be unusable`() throws {
    let size = Size(columns: 2, rows: 2)
    let grid = Self.grid(size, seed: 8)
    let cache = cache
    cache.trim()
    cache.keep(grid, of: Self.picture, depth: .trueColor)
    try FileManager.default.removeItem(at: home.url.appendingPathComponent("cache"))
    #expect(cache.cells(of: Self.picture, size: size, depth: .trueColor) == nil)
    cache.trim()
    cache.keep(grid, of: Self.picture, depth: .trueColor)
    #expect(cache.cells(of: Self.picture, size: size, depth: .trueColor) == grid)
    let blocked = PreviewCache(in: try #require(try files().first))
    blocked.keep(grid, of: Self.picture, depth: .trueColor)
    #expect(blocked.cells(of: Self.picture, size: size, depth: .trueColor) == nil)
  }
}
