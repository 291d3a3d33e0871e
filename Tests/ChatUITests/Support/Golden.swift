import Foundation
import Screen
import Testing

/// Golden frames: text grids in `Golden/`, rewritten only when `PLANTAIN_RECORD=1` is set.
enum Golden {
  /// Compares a frame with its golden file; the hardware cursor is drawn as `▏` where it is blank.
  static func expect(
    _ frame: Frame, _ name: String, file: String = #filePath,
    at location: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(filePath: file).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Golden")
    let url = folder.appending(path: "\(name).txt")
    let text = text(of: frame)
    if ProcessInfo.processInfo.environment["PLANTAIN_RECORD"] == "1" {
      try Data(text.utf8).write(to: url)
    }
    let golden = try String(decoding: Data(contentsOf: url), as: UTF8.self)
    #expect(text == golden, "see \(url.path())", sourceLocation: location)
  }

  /// The grid as text, each row closed by a bar, so that its width can be seen.
  static func text(of frame: Frame) -> String {
    var cells = frame.cells
    if let cursor = frame.cursor, cells[cursor.column, cursor.row].text == " " {
      cells[cursor.column, cursor.row].text = "▏"
    }
    let rows = (0..<cells.size.rows).map { row in
      (0..<cells.size.columns).map { cells[$0, row].text }.joined() + "|\n"
    }
    let images = frame.images.map { image in
      "\(image.request.blob) \(image.rect.columns)×\(image.rect.rows) "
        + "at \(image.rect.column),\(image.rect.row)\n"
    }
    return rows.joined() + images.joined()
  }
}
