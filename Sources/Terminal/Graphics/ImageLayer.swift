import Screen

/// The pictures that a terminal shows as pixels: which it has, and which lie over its cells.
///
/// Block characters stand in the cells of every picture: they show until the pixels are there, and
/// wherever pixels cannot be.
struct ImageLayer {
  /// A picture at a size, on its way to the terminal or there.
  struct Kept {
    let number: PictureNumber
    /// nil until the pixels are made; empty where the terminal has them.
    var payload: ImagePayload?
    /// Whether it can be shown from now on.
    var isReady = false
    /// Bytes that it takes here or in the terminal.
    var byteCount = 0
    /// The frame that last wanted it, by number.
    var lastUse: Int
  }

  let rung: GraphicsRung
  let cell: CellPixels
  let kitty: KittyCommand
  /// A terminal drops pictures of its own choice beyond 320 MB: ours are fewer.
  private let byteLimit: Int
  var kept: [ImageRequest: Kept] = [:]
  /// What lies over the cells.
  var shown: Set<OverlayPicture> = []
  /// What should, and since when it has been the same.
  var wanted: Set<OverlayPicture> = []
  var wantedSince: ContinuousClock.Instant?
  /// Pictures that the terminal has refused before.
  private var refused: Set<ImageRequest> = []
  private var frame = 0
  private var nextNumber: Int

  /// Numbers of pictures begin at `firstNumber`, apart from those of other programs; the terminal is
  /// to keep `byteLimit` bytes of pixels at most.
  init(
    _ verdict: GraphicsVerdict, passesTmux: Bool, firstNumber: Int, byteLimit: Int = 100_000_000
  ) {
    rung = verdict.rung
    // A size that most fonts are near; kitty stretches what is not exact.
    cell = verdict.cell ?? .usual
    kitty = KittyCommand(passesTmux: passesTmux)
    nextNumber = firstNumber
    self.byteLimit = byteLimit
  }

  /// The form in which a picture is to come.
  func form(of request: ImageRequest) -> ImageForm {
    var (width, height) = cell.times(request.size)
    // Whole sixels, so that nothing of the picture is left out; blocks show in the rows below.
    if rung == .sixel { height = max(6, height / 6 * 6) }
    let kind: ImageForm.Kind =
      switch rung {
      case .placeholders, .kitty, .blocks: .rgba
      case .sixel: .sixel
      case .iterm2: .jpeg
      }
    return ImageForm(kind: kind, width: width, height: height)
  }

  /// The next pictures to be made for a frame, the newest wish first; each is told once.
  mutating func missing(in frame: Frame, atMost limit: Int) -> [ImageRequest] {
    guard rung != .blocks else { return [] }
    self.frame += 1
    for image in frame.images { kept[image.request]?.lastUse = self.frame }
    var missing: [ImageRequest] = []
    for image in frame.images.reversed() where missing.count < limit {
      guard kept[image.request] == nil, fits(image.request.size) else { continue }
      kept[image.request] = Kept(number: PictureNumber(place: nextNumber), lastUse: self.frame)
      nextNumber += 1
      missing.append(image.request)
    }
    return missing
  }

  /// Takes a picture's pixels, nil where they cannot be made; answers what is to be written before
  /// it can be shown, piece by piece.
  mutating func take(_ payload: ImagePayload?, for request: ImageRequest) -> [[UInt8]] {
    guard let payload, let number = kept[request]?.number else { return [] }
    kept[request]?.byteCount = payload.bytes.count
    guard rung.isKitty else {
      kept[request]?.payload = payload
      return []
    }
    var pieces = kitty.transmissions(payload, as: number)
    if rung == .placeholders {
      pieces.append(
        kitty.virtualPlacement(
          of: number, columns: request.size.columns, rows: request.size.rows))
    }
    kept[request]?.payload = ImagePayload(bytes: [], width: payload.width, height: payload.height)
    return pieces
  }

  /// A picture can be shown from now on; answers what is to be written to forget old ones.
  mutating func markReady(_ request: ImageRequest) -> [UInt8] {
    if kept[request]?.payload != nil { kept[request]?.isReady = true }
    var forgotten: [UInt8] = []
    var total = kept.values.reduce(0) { $0 + $1.byteCount }
    for (old, entry) in kept.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
      guard total > byteLimit, entry.lastUse < frame, entry.isReady else { continue }
      total -= entry.byteCount
      kept[old] = nil
      if rung.isKitty { forgotten += kitty.deletion(of: entry.number) }
    }
    return forgotten
  }

  /// Takes note that the terminal has not got a picture, so that it is sent again.
  ///
  /// One that is refused twice is left in blocks. Answers what takes its rest away; nil where it is
  /// not ours.
  mutating func forget(_ number: UInt32) -> [UInt8]? {
    guard let (request, entry) = kept.first(where: { $0.value.number.value == number }) else {
      return nil
    }
    shown = shown.filter { $0.request != request }
    if refused.insert(request).inserted {
      kept[request] = nil
    } else {
      kept[request] = Kept(number: entry.number, lastUse: frame)
    }
    return kitty.deletion(of: entry.number)
  }

  /// What ends a picture that was written in part.
  var abort: [UInt8] { rung.isKitty ? kitty.abort : [] }

  /// Has the terminal forget all of ours, before it is given back.
  mutating func forgetAll() -> [UInt8] {
    defer { (kept, shown, wanted) = ([:], [], []) }
    guard rung.isKitty else { return [] }
    return kept.values.filter { $0.byteCount > 0 }.flatMap { kitty.deletion(of: $0.number) }
  }

  /// A frame's cells, with placeholders where the terminal draws.
  ///
  /// Only cells that blocks stand in are changed: what was drawn over a picture stays.
  func dressed(_ frame: Frame) -> CellGrid {
    guard rung == .placeholders, !frame.images.isEmpty else { return frame.cells }
    var grid = frame.cells
    for image in frame.images {
      guard let entry = kept[image.request], entry.isReady else { continue }
      let area = image.rect.intersection(image.clip).intersection(Rect(grid.size))
      guard area.columns > 0 else { continue }
      for row in area.row..<area.maxRow {
        for column in area.column..<area.maxColumn {
          guard case .pixels = grid[column, row].look else { continue }
          grid[column, row] = Placeholder.cell(
            of: entry.number, column: column - image.rect.column, row: row - image.rect.row)
        }
      }
    }
    return grid
  }

  /// Whether a size has no more rows and columns than can be told.
  private func fits(_ size: Size) -> Bool {
    size.columns > 0 && size.rows > 0
      && (rung != .placeholders
        || (size.columns <= Placeholder.most && size.rows <= Placeholder.most))
  }
}
