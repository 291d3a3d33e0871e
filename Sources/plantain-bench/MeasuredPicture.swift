import Foundation
import Imaging
import Screen

/// Makes one picture ready for a terminal as the editor does, in a process of its own.
struct MeasuredPicture {
  /// What is made of a picture.
  enum Kind: String {
    /// Cells at 24 bits a colour, printed as chafa prints them.
    case cells
    /// The pixels kitty's protocol takes.
    case kitty
    /// A sixel sequence.
    case sixel
    /// Cells, which go into the cache of previews.
    case keep
    /// Cells out of the cache: prints the seconds that takes.
    case kept
  }

  /// The cache had no preview.
  struct NotKept: Error {}

  /// The cells of a picture on a wide terminal, square as the pictures are.
  static let size = Size(columns: 80, rows: 40)
  /// Cells of usual size have ten by twenty pixels.
  private static let pixels = PixelSize(width: 800, height: 800)

  let kind: Kind
  let file: URL
  /// The folder of the cache.
  let folder: URL

  func run() async throws {
    let cache = PreviewCache(in: folder)
    switch kind {
    case .cells: Self.printed(try await cells())
    case .kitty: _ = try await PictureDecoder.decode(file, fitting: Self.pixels)
    case .sixel:
      let pixmap = try await PictureDecoder.decode(file, stretchedTo: Self.pixels)
      _ = SixelRenderer.render(pixmap)
    case .keep: cache.keep(try await cells(), of: file.lastPathComponent, depth: .trueColor)
    case .kept:
      let start = ContinuousClock.now
      let cells = cache.cells(of: file.lastPathComponent, size: Self.size, depth: .trueColor)
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      guard cells != nil else { throw NotKept() }
      print(seconds)
    }
  }

  private func cells() async throws -> CellGrid {
    try await SymbolRenderer.render(file, size: Self.size, depth: .trueColor)
  }

  /// Writes cells to the standard output, colours and all.
  private static func printed(_ grid: CellGrid) {
    var text = ""
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns {
        let cell = grid[column, row]
        text += "\u{1B}[0"
        if case .pixels(let foreground, let background) = cell.look {
          for (number, color) in [(38, foreground), (48, background)] {
            guard let color else { continue }
            text += ";\(number);2;\(color.red);\(color.green);\(color.blue)"
          }
        }
        text += "m" + cell.text
      }
      text += "\u{1B}[0m\n"
    }
    FileHandle.standardOutput.write(Data(text.utf8))
  }
}
