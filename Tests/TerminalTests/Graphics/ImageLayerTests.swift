import Foundation
import Screen
import Testing

@testable import Terminal

@Suite struct ImageLayerTests {
  private let start = ContinuousClock.now
  private let screen = Size(columns: 40, rows: 20)

  private func layer(_ rung: GraphicsRung, byteLimit: Int = 1_000_000) -> ImageLayer {
    ImageLayer(
      GraphicsVerdict(GraphicsFacts()).on(rung), passesTmux: false, firstNumber: 7,
      byteLimit: byteLimit)
  }

  private func request(_ name: String, _ columns: Int = 10, _ rows: Int = 5) -> ImageRequest {
    ImageRequest(blob: name, size: Size(columns: columns, rows: rows))
  }

  /// A frame with pictures at places, blocks in their cells, and a sheet from a row on.
  private func frame(_ places: [(ImageRequest, Int, Int)], sheet: Int? = nil) -> Frame {
    var canvas = Canvas(size: screen)
    var images: [ImagePlacement] = []
    let clip = Rect(column: 0, row: 0, columns: 40, rows: sheet ?? 20)
    for (request, column, row) in places {
      let blocks = CellGrid(
        size: request.size, filling: Cell("▀", .pixels(foreground: nil, background: nil)))
      canvas.blit(blocks, column: column, row: row, clip: clip)
      let rect = Rect(
        column: column, row: row, columns: request.size.columns, rows: request.size.rows)
      images.append(ImagePlacement(request: request, rect: rect, clip: clip))
    }
    return Frame(cells: canvas.grid, images: images)
  }

  private func ready(_ layer: inout ImageLayer, _ frame: Frame) -> [UInt8] {
    var bytes: [UInt8] = []
    for request in layer.missing(in: frame, atMost: 9) {
      let payload = ImagePayload(
        bytes: [UInt8](repeating: 9, count: 80 * 80 * 4), width: 80, height: 80)
      bytes += layer.take(payload, for: request).flatMap { $0 } + layer.markReady(request)
    }
    return bytes
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func `placeholders stand where the blocks stood, and nowhere else`() {
    var layer = layer(.placeholders)
    let frame = frame([(request("a"), 3, 2)])
    #expect(layer.dressed(frame) == frame.cells)
    _ = ready(&layer, frame)
    let cells = layer.dressed(frame)
    for row in 0..<20 {
      for column in 0..<40 {
        let isInside = (3..<13).contains(column) && (2..<7).contains(row)
        let expected =
          isInside
          ? Placeholder.cell(of: PictureNumber(place: 7), column: column - 3, row: row - 2)
          : frame.cells[column, row]
        #expect(cells[column, row] == expected)
      }
    }
  }

  @Test func `what is drawn over a picture stays, and what is cut off is not there`() {
    var layer = layer(.placeholders)
    var frame = frame([(request("a"), 0, -2)], sheet: 2)
    _ = ready(&layer, frame)
    frame.cells[4, 0] = Cell("x", .style(.plain))
    let cells = layer.dressed(frame)
    #expect(cells[4, 0].text == "x")
    #expect(
      cells[0, 1] == Placeholder.cell(of: PictureNumber(place: 7), column: 0, row: 3))
    #expect(cells[0, 2] == frame.cells[0, 2])
  }

  @Test func `a picture is made once, however often it is wanted`() throws {
    var layer = layer(.placeholders)
    let first = frame([(request("a"), 0, 0), (request("b"), 20, 0)])
    #expect(Set(layer.missing(in: first, atMost: 9).map(\.blob)) == ["a", "b"])
    #expect(layer.missing(in: first, atMost: 9) == [])
    #expect(layer.missing(in: frame([(request("a"), 5, 5)]), atMost: 9) == [])
    #expect(layer.missing(in: frame([(request("a", 12, 6), 0, 0)]), atMost: 9).count == 1)
  }

  @Test func `what cannot be made leaves the blocks in their place`() {
    for rung in GraphicsRung.allCases {
      var layer = layer(rung)
      let frame = frame([(request("a"), 3, 2)])
      for request in layer.missing(in: frame, atMost: 9) {
        #expect(layer.take(nil, for: request) == [] && layer.markReady(request) == [])
      }
      #expect(layer.dressed(frame) == frame.cells)
      #expect(layer.change(to: frame, at: start + .seconds(9)).after == [])
    }
  }

  @Test func `the oldest pictures that nobody looks at are forgotten`() throws {
    var layer = layer(.placeholders, byteLimit: 60_000)
    var output: [UInt8] = []
    for name in ["a", "b", "c", "d"] { output += ready(&layer, frame([(request(name), 0, 0)])) }
    let reader = try KittyReader(text(output))
    #expect(reader.faults == [] && reader.transmissions == 4 && reader.images.count == 2)
    // Wanted again, it is made again, under a number of its own.
    #expect(layer.missing(in: frame([(request("a"), 0, 0)]), atMost: 9).count == 1)
    #expect(try KittyReader(text(output + layer.forgetAll())).images.isEmpty)
  }

  @Test func `kitty moves, cuts and takes away what it placed`() throws {
    var layer = layer(.kitty)
    let first = frame([(request("a"), 3, 2)])
    var output = ready(&layer, first)
    func go(_ frame: Frame) throws -> KittyReader {
      let change = layer.change(to: frame, at: start)
      #expect(change.rows == [] && change.due == nil)
      output += change.before + change.after
      let reader = try KittyReader(text(output))
      #expect(reader.faults == [])
      return reader
    }
    var placed = try #require(try go(first).placed.values.first)
    #expect(placed["c"] == "10" && placed["r"] == "5" && placed["y"] == "0" && placed["h"] == "80")
    // Two rows scrolled out at the top.
    let cut = try go(frame([(request("a"), 3, -2)]))
    placed = try #require(cut.placed.values.first)
    #expect(cut.placed.count == 1 && cut.transmissions == 1)
    #expect(placed["r"] == "3" && placed["y"] == "32" && placed["h"] == "48")
    // A sheet covers all but the first row.
    placed = try #require(try go(frame([(request("a"), 3, 2)], sheet: 3)).placed.values.first)
    #expect(placed["r"] == "1" && placed["y"] == "0" && placed["h"] == "16")
    #expect(try go(frame([])).placed.isEmpty)
    // The same picture twice.
    #expect(try go(frame([(request("a"), 0, 0), (request("a"), 20, 0)])).placed.count == 2)
    layer.clear()
    #expect(try go(frame([(request("a"), 0, 0)])).placed.count == 2)
  }

  @Test(arguments: [GraphicsRung.sixel, .iterm2])
  func `pixels over cells come when all is still and go when it moves`(rung: GraphicsRung) {
    var layer = layer(rung)
    let first = frame([(request("a"), 3, 2)])
    _ = ready(&layer, first)
    var change = layer.change(to: first, at: start)
    #expect(change.after == [] && change.due == start + .milliseconds(150))
    change = layer.change(to: first, at: start + .milliseconds(100))
    #expect(change.after == [] && change.due != nil)
    change = layer.change(to: first, at: start + .milliseconds(150))
    #expect(text(change.after).hasPrefix("\u{1B}7\u{1B}[3;4H") && change.rows == [])
    #expect(text(change.after).hasSuffix("\u{1B}8"))
    // Nothing more while nothing moves.
    change = layer.change(to: first, at: start + .seconds(5))
    #expect(change.after == [] && change.rows == [] && change.due == nil)
    // A row further up: the old rows are written whole, and it waits again.
    let moved = frame([(request("a"), 3, 1)])
    change = layer.change(to: moved, at: start + .seconds(6))
    #expect(change.rows == Set(2..<7) && change.after == [])
    change = layer.change(to: moved, at: start + .seconds(7))
    #expect(text(change.after).contains("\u{1B}[2;4H"))
  }

  @Test func `sixel shows whole pictures only, and none that words stand on`() {
    var layer = layer(.sixel)
    let whole = frame([(request("a"), 3, 2), (request("b"), 20, 2)])
    _ = ready(&layer, whole)
    func isShown(_ frame: Frame) -> Int {
      layer.clear()
      _ = layer.change(to: frame, at: start)
      let after = text(layer.change(to: frame, at: start + .seconds(1)).after)
      return after.components(separatedBy: "\u{1B}7").count - 1
    }
    #expect(isShown(whole) == 2)
    #expect(isShown(frame([(request("a"), 3, -1)])) == 0)
    #expect(isShown(frame([(request("a"), 3, 2)], sheet: 5)) == 0)
    // Its last row would scroll the page.
    #expect(isShown(frame([(request("a"), 3, 15)])) == 0)
    var covered = whole
    covered.cells[4, 3] = Cell("x", .style(.plain))
    #expect(isShown(covered) == 1)
  }

  @Test func `who stands beside one that goes is drawn again`() {
    var layer = layer(.sixel)
    let both = frame([(request("a"), 0, 2), (request("b"), 20, 4)])
    _ = ready(&layer, both)
    _ = layer.change(to: both, at: start)
    _ = layer.change(to: both, at: start + .seconds(1))
    let one = frame([(request("b"), 20, 4)])
    #expect(layer.change(to: one, at: start + .seconds(2)).rows == Set(2..<7))
    let change = layer.change(to: one, at: start + .seconds(3))
    #expect(text(change.after).contains("\u{1B}[5;21H"))
  }
}
