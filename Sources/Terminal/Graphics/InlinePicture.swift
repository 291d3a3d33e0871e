package import Screen

/// A picture in the flow of a command's output, below the cursor, which stands behind it then.
package struct InlinePicture {
  private let layer: ImageLayer
  private let depth: ColorDepth
  private let isASCII: Bool

  /// For a terminal of a verdict; the number tells pictures on one screen apart.
  package init(
    _ verdict: GraphicsVerdict, _ multiplexer: Multiplexer?, depth: ColorDepth,
    isASCII: Bool = false,
    number: Int
  ) {
    layer = ImageLayer(
      verdict, passesTmux: multiplexer == .tmux, firstNumber: PictureNumber.ownPlace + number)
    self.depth = depth
    self.isASCII = isASCII
  }

  /// The form in which the picture's pixels are to come.
  package func form(_ size: Size) -> ImageForm {
    layer.form(of: ImageRequest(blob: "", size: size))
  }

  /// What draws pixels over a size in cells.
  package func bytes(_ payload: ImagePayload, over size: Size) -> [UInt8] {
    var layer = layer
    let request = ImageRequest(blob: "", size: size)
    let rect = Rect(size)
    let grid = CellGrid(size: size, filling: Cell(" ", .pixels(foreground: nil, background: nil)))
    var frame = Frame(cells: grid)
    frame.images = [ImagePlacement(request: request, rect: rect, clip: rect)]
    _ = layer.missing(in: frame, atMost: 1)
    var bytes = layer.take(payload, for: request).flatMap { $0 }
    bytes += layer.markReady(request)
    if layer.rung == .placeholders { return bytes + cells(layer.dressed(frame)) }
    // Room is made first: what lies over cells must not scroll.
    bytes += Array((String(repeating: "\n", count: size.rows) + "\u{1B}[\(size.rows)A").utf8)
    bytes += [0x1B, 0x37] + layer.pixels(of: request, size) + [0x1B, 0x38]
    return bytes + Array("\u{1B}[\(size.rows)B".utf8)
  }

  /// What draws cells as they are, or in ASCII.
  package func cells(_ grid: CellGrid) -> [UInt8] {
    var text = ""
    let theme = Theme()
    let shades = PixelMapping(depth: depth, chrome: Chrome(isASCII: isASCII), isLight: false)
    for row in 0..<grid.size.rows {
      for column in 0..<grid.size.columns {
        var cell = grid[column, row]
        if isASCII, case .pixels(let front, let back) = cell.look {
          cell = Cell(shades.shade(cell.text, front, back), .style(.plain))
        }
        let paint =
          switch cell.look {
          case .style(let style): theme.paint(style, depth)
          case .picture(let number): Paint(foreground: .palette(number))
          case .pixels(let front, let back):
            Paint(
              foreground: front.map { color($0) } ?? .standard,
              background: back.map { color($0) } ?? .standard)
          }
        text += paint.rendition + cell.text
      }
      text += "\u{1B}[0m\r\n"
    }
    return Array(text.utf8)
  }

  private func color(_ color: RGB) -> TerminalColor {
    switch depth {
    case .trueColor: .rgb(color)
    case .palette256: .palette(Palette.nearest(color))
    case .ansi16: .palette(Palette.nearestANSI(color))
    case .monochrome: .standard
    }
  }
}
