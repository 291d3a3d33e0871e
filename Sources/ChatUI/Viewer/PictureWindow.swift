import Conversation
package import Screen

/// What of a picture shows in an area of the screen, at a zoom or whole.
package struct PictureWindow: Sendable, Equatable {
  /// The size in cells.
  package let cells: Size
  /// The part that shows; nil for all of it.
  package let part: PicturePart?

  /// A picture as large as an area allows, or the part of it round the middle of a zoom.
  init(of picture: Picture, in area: Size, zoom: Zoom?, _ setup: Setup) {
    guard let zoom, picture.width > 0, picture.height > 0 else {
      cells = PictureSize(
        limit: area, ratio: setup.cellRatio, cellPixels: setup.cellPixels
      ).cells(of: picture)
      part = nil
      return
    }
    // A cell in pixels of the picture.
    let width = Double(setup.cellPixels) / zoom.scale
    let height = width * setup.cellRatio
    let columns = min(area.columns, max(1, Int((Double(picture.width) / width).rounded(.up))))
    let rows = min(area.rows, max(1, Int((Double(picture.height) / height).rounded(.up))))
    cells = Size(columns: columns, rows: rows)
    let across = Self.span(zoom.x, Double(columns) * width, of: picture.width)
    let down = Self.span(zoom.y, Double(rows) * height, of: picture.height)
    part = PicturePart(x: across.0, y: down.0, width: across.1, height: down.1)
  }

  /// What of another picture lies where this window's part lies in its own picture.
  func part(of other: Picture, insteadOf picture: Picture) -> PicturePart? {
    guard let part, picture.width > 0, picture.height > 0 else { return nil }
    let across = Double(other.width) / Double(picture.width)
    let down = Double(other.height) / Double(picture.height)
    let (x, y) = (Int(Double(part.x) * across), Int(Double(part.y) * down))
    return PicturePart(
      x: x, y: y, width: max(1, min(other.width - x, Int(Double(part.width) * across))),
      height: max(1, min(other.height - y, Int(Double(part.height) * down))))
  }

  /// Where a length round a middle begins in an extent, and how much of it there is.
  private static func span(_ middle: Double, _ length: Double, of extent: Int) -> (Int, Int) {
    let count = max(1, min(extent, Int(length.rounded())))
    return (max(0, min(extent - count, Int((middle - Double(count) / 2).rounded()))), count)
  }
}

extension ViewerState {
  /// Goes nearer or further away; what is further than the whole picture is the whole picture.
  mutating func zoom(by step: Int, in area: Size, _ setup: Setup) {
    guard picture.width > 0, picture.height > 0 else { return }
    let whole = PictureWindow(of: picture, in: area, zoom: nil, setup)
    let fit = Double(whole.cells.columns * setup.cellPixels) / Double(picture.width)
    var next =
      zoom
      ?? Zoom(
        step: Self.step(below: fit), x: Double(picture.width) / 2, y: Double(picture.height) / 2)
    guard zoom != nil || step > 0 else { return }
    next.step = min(Zoom.nearest, next.step + step)
    zoom = next.scale > fit ? next : nil
  }

  /// Moves what shows by quarters of it, to the edges and no further.
  mutating func pan(columns: Int, rows: Int, in area: Size, _ setup: Setup) {
    guard var next = zoom,
      let part = PictureWindow(of: picture, in: area, zoom: zoom, setup).part
    else { return }
    func moved(_ start: Int, _ count: Int, by quarters: Int, in extent: Int) -> Double {
      let step = max(1, count / 4) * quarters
      return Double(max(0, min(extent - count, start + step))) + Double(count) / 2
    }
    next.x = moved(part.x, part.width, by: columns, in: picture.width)
    next.y = moved(part.y, part.height, by: rows, in: picture.height)
    zoom = next
  }

  /// The nearest power of two that is no more than a scale.
  private static func step(below scale: Double) -> Int {
    var step = 0
    while step > -8, Zoom(step: step, x: 0, y: 0).scale > scale { step -= 1 }
    while step < Zoom.nearest, Zoom(step: step + 1, x: 0, y: 0).scale <= scale { step += 1 }
    return step
  }
}
