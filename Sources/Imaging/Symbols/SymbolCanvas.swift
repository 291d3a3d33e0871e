internal import CChafa
internal import Screen

/// One use of chafa: a canvas of cells and its settings.
struct SymbolCanvas: ~Copyable {
  /// chafa looks at cells of eight by eight pixels.
  static let pixelsPerCell = 8

  private let size: Size
  private let depth: ColorDepth
  private let canvas: OpaquePointer

  init(size: Size, depth: ColorDepth, sextants: Bool) {
    self.size = size
    self.depth = depth
    let config = chafa_canvas_config_new()
    let symbols = chafa_symbol_map_new()
    defer {
      chafa_canvas_config_unref(config)
      chafa_symbol_map_unref(symbols)
    }
    var tags =
      CHAFA_SYMBOL_TAG_SPACE.rawValue | CHAFA_SYMBOL_TAG_SOLID.rawValue
      | CHAFA_SYMBOL_TAG_HALF.rawValue | CHAFA_SYMBOL_TAG_QUAD.rawValue
    if sextants { tags |= CHAFA_SYMBOL_TAG_SEXTANT.rawValue }
    chafa_symbol_map_add_by_tags(symbols, ChafaSymbolTags(rawValue: tags))
    chafa_canvas_config_set_symbol_map(config, symbols)
    chafa_canvas_config_set_geometry(config, gint(size.columns), gint(size.rows))
    switch depth {
    case .trueColor:
      chafa_canvas_config_set_canvas_mode(config, CHAFA_CANVAS_MODE_TRUECOLOR)
    case .palette256:
      // Without the 16 colours that every terminal paints as it likes.
      chafa_canvas_config_set_canvas_mode(config, CHAFA_CANVAS_MODE_INDEXED_240)
    case .ansi16, .monochrome:
      chafa_canvas_config_set_canvas_mode(config, CHAFA_CANVAS_MODE_INDEXED_16)
      chafa_canvas_config_set_dither_mode(config, CHAFA_DITHER_MODE_ORDERED)
    }
    canvas = chafa_canvas_new(config)
  }

  deinit { chafa_canvas_unref(canvas) }

  /// Draws a picture over the whole canvas.
  func draw(_ pixmap: Pixmap) -> CellGrid {
    pixmap.bytes.withUnsafeBufferPointer { pixels in
      chafa_canvas_draw_all_pixels(
        canvas, CHAFA_PIXEL_RGBA8_UNASSOCIATED, pixels.baseAddress, gint(pixmap.width),
        gint(pixmap.height), gint(pixmap.width * 4))
    }
    var grid = CellGrid(size: size)
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        grid[column, row] = cell(gint(column), gint(row))
      }
    }
    return grid
  }

  private func cell(_ column: gint, _ row: gint) -> Cell {
    var (front, back): (gint, gint) = (-1, -1)
    chafa_canvas_get_raw_colors_at(canvas, column, row, &front, &back)
    let character = chafa_canvas_get_char_at(canvas, column, row)
    // chafa gives colours that are not seen too; without them cells share more colour pairs.
    let foreground = character == BlockSymbol.space ? nil : color(front)
    let background = character == BlockSymbol.full ? nil : color(back)
    // The default foreground is an opaque colour, so what shines through must be background.
    if foreground == nil, background != nil, let opposite = BlockSymbol.opposite(of: character) {
      return Cell(opposite, .pixels(foreground: background, background: nil))
    }
    let symbol = foreground == nil ? " " : BlockSymbol.text(of: character)
    return Cell(symbol, .pixels(foreground: foreground, background: background))
  }

  /// The colour chafa means by a number: `0xRRGGBB` or a place in the palette, negative for clear.
  private func color(_ number: gint) -> RGB? {
    guard number >= 0 else { return nil }
    let low = UInt8(truncatingIfNeeded: number)
    guard depth == .trueColor else { return Palette.rgb(low) }
    return RGB(
      UInt8(truncatingIfNeeded: number >> 16), UInt8(truncatingIfNeeded: number >> 8), low)
  }
}
