package import Foundation
package import Screen

/// Draws pictures with block characters, which every terminal can show.
package enum SymbolRenderer {
  /// A picture as cells, stretched to exactly a size; what is transparent shows the background.
  ///
  /// Halves and quarters of cells are used, with sextants thirds too, where the terminal's font has
  /// them (Unicode 13). With `palette256` and `ansi16` the colours are entries of `Palette` (16 to
  /// 255, and 0 to 15), so that the terminal's writer finds their exact numbers.
  /// In monochrome the shade stands for brightness on a dark background.
  package static func render(
    _ pixmap: Pixmap, size: Size, depth: ColorDepth, sextants: Bool = false
  ) -> CellGrid {
    guard size.columns > 0, size.rows > 0, pixmap.width > 0, pixmap.height > 0 else {
      return CellGrid(size: size)
    }
    guard depth != .monochrome else { return Shades.render(pixmap, size: size) }
    return SymbolCanvas(size: size, depth: depth, sextants: sextants).draw(pixmap)
  }

  /// How many pixels a size in cells can show.
  package static func resolution(of size: Size) -> PixelSize {
    PixelSize(
      width: max(1, size.columns) * SymbolCanvas.pixelsPerCell,
      height: max(1, size.rows) * SymbolCanvas.pixelsPerCell)
  }

  /// A picture file as cells, decoded no larger than cells can show it, off the main actor.
  ///
  /// Throws `ImagingError`, or `CancellationError` where nobody waits for it any more.
  @concurrent
  package static func render(
    _ url: URL, size: Size, depth: ColorDepth, sextants: Bool = false,
    limits: PictureLimits = .standard
  ) async throws -> CellGrid {
    try Task.checkCancellation()
    let resolution = resolution(of: size)
    let pixmap = try PictureDecoder.decode(PictureSource(opening: url), limits: limits) {
      $0.clamped(to: resolution)
    }
    try Task.checkCancellation()
    return render(pixmap, size: size, depth: depth, sextants: sextants)
  }
}
