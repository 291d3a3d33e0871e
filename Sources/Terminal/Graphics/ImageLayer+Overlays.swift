import Screen

/// Pictures over the cells, which do not move with them.
extension ImageLayer {
  /// What has to be done about pictures over the cells.
  struct Change {
    /// Written before the cells are.
    var before: [UInt8] = []
    /// Rows whose cells are written whole, so that no pixels stay on them.
    var rows: Set<Int> = []
    /// Written behind the cells.
    var after: [UInt8] = []
    /// When the rest can be shown if nothing moves until then.
    var due: ContinuousClock.Instant?
  }

  /// How long nothing may have moved before pixels are drawn that have to be drawn anew each time.
  static let stillness = Duration.milliseconds(150)

  /// Goes over to a frame.
  mutating func change(to frame: Frame, at now: ContinuousClock.Instant) -> Change {
    guard rung.isOverlay else { return Change() }
    let next = overlays(in: frame)
    if next != wanted { (wanted, wantedSince) = (next, now) }
    return rung == .kitty ? place(next) : draw(next, at: now)
  }

  /// All that lay over the cells is gone: the screen was cleared.
  mutating func clear() {
    shown = []
  }

  /// The pictures of a frame that can lie over it.
  private func overlays(in frame: Frame) -> Set<OverlayPicture> {
    var overlays: Set<OverlayPicture> = []
    for image in frame.images where kept[image.request]?.isReady == true {
      let visible = image.rect.intersection(image.clip).intersection(Rect(frame.cells.size))
      guard visible.columns > 0, isFree(visible, in: frame.cells) else { continue }
      let place = overlays.count { $0.request == image.request } + 1
      let overlay = OverlayPicture(
        request: image.request, place: place, rect: image.rect, visible: visible)
      // Only kitty cuts, and only from above and below; sixel moves the page from the last row on.
      let canBe =
        rung == .kitty
        ? visible.columns == image.rect.columns
        : overlay.isWhole && visible.maxRow < frame.cells.size.rows
      if canBe { overlays.insert(overlay) }
    }
    return overlays
  }

  /// Whether nothing was drawn over a picture's blocks.
  private func isFree(_ area: Rect, in grid: CellGrid) -> Bool {
    for row in area.row..<area.maxRow {
      for column in area.column..<area.maxColumn {
        guard case .pixels = grid[column, row].look else { return false }
      }
    }
    return true
  }

  /// kitty: a picture is moved by placing it anew.
  private mutating func place(_ next: Set<OverlayPicture>) -> Change {
    var change = Change()
    for old in shown where !next.contains(where: { $0.isSame(as: old) }) {
      guard let entry = kept[old.request] else { continue }
      change.before += kitty.removal(of: entry.number, old.place)
    }
    for overlay in next.subtracting(shown).sorted(by: OverlayPicture.isBefore) {
      guard let entry = kept[overlay.request], let payload = entry.payload else { continue }
      let rows = overlay.rect.rows
      let top = (overlay.visible.row - overlay.rect.row) * payload.height / rows
      let end = (overlay.visible.maxRow - overlay.rect.row) * payload.height / rows
      change.after += Self.at(
        overlay.visible,
        kitty.placement(
          of: entry.number, overlay.place, columns: overlay.visible.columns,
          rows: overlay.visible.rows, from: top, height: max(1, end - top)))
    }
    shown = next
    return change
  }

  /// Sixel and iTerm2: pixels go when the cells below are written, and are drawn when all is still.
  private mutating func draw(
    _ next: Set<OverlayPicture>, at now: ContinuousClock.Instant
  ) -> Change {
    var change = Change()
    for old in shown.subtracting(next) { change.rows.formUnion(old.rect.row..<old.rect.maxRow) }
    // Who stands beside one that goes is wiped with it.
    shown = shown.intersection(next).filter {
      change.rows.isDisjoint(with: $0.rect.row..<$0.rect.maxRow)
    }
    let missing = next.subtracting(shown)
    guard !missing.isEmpty, let since = wantedSince else { return change }
    guard now - since >= Self.stillness, change.rows.isEmpty else {
      change.due = max(now, since) + Self.stillness
      return change
    }
    for overlay in missing.sorted(by: OverlayPicture.isBefore) {
      change.after += Self.at(overlay.rect, pixels(of: overlay.request, overlay.rect.size))
    }
    shown = next
    return change
  }

  /// What draws the pixels of a picture that is ready at the cursor.
  func pixels(of request: ImageRequest, _ size: Size) -> [UInt8] {
    guard let entry = kept[request], entry.isReady, let payload = entry.payload else { return [] }
    switch rung {
    case .kitty:
      return kitty.placement(
        of: entry.number, 1, columns: size.columns, rows: size.rows, from: 0,
        height: payload.height)
    case .iterm2: return ITermCommand.inline(payload, size)
    case .sixel: return payload.bytes
    case .placeholders, .blocks: return []
    }
  }

  /// Writes something at a place and leaves cursor and colours as they were.
  private static func at(_ rect: Rect, _ bytes: [UInt8]) -> [UInt8] {
    Array("\u{1B}7\u{1B}[\(rect.row + 1);\(rect.column + 1)H".utf8) + bytes + [0x1B, 0x38]
  }
}

extension OverlayPicture {
  /// Whether another is the same picture, perhaps elsewhere.
  func isSame(as other: OverlayPicture) -> Bool {
    request == other.request && place == other.place
  }

  /// From the top left on.
  static func isBefore(_ one: OverlayPicture, _ other: OverlayPicture) -> Bool {
    (one.rect.row, one.rect.column) < (other.rect.row, other.rect.column)
  }
}
