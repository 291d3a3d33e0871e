package import Screen

/// Which rows and columns the parts of the editor take at a size (`screens.md` section 2).
package struct ScreenLayout: Sendable, Equatable {
  package let size: Size
  /// 1 where there is a header.
  package let headerRows: Int
  package let composerRows: Int
  /// Columns left of words and pictures: who and when.
  package let gutter: Int
  /// Columns of the rail with earlier pictures.
  package let rail: Int
  /// Whether words stand beside pictures, because there are so few rows.
  package let isCompact: Bool

  /// The layout for a composer of so many lines.
  package init(_ size: Size, composerLines: Int) {
    self.size = size
    headerRows = size.rows < 16 ? 0 : 1
    gutter = size.columns >= 100 ? 16 : size.columns >= 60 ? 8 : 0
    rail = size.columns >= 140 ? 34 : 0
    isCompact = size.rows < 12
    composerRows = min(
      max(composerLines, size.rows < 30 ? 1 : 2), Self.composerLimit(rows: size.rows))
  }

  /// How many rows the composer grows to: 3 of 10, 7 of 24, 11 of 36, 15 of 50.
  private static func composerLimit(rows: Int) -> Int {
    max(1, min(15, rows < 50 ? (rows + 1) * 3 / 10 : 15))
  }

  /// Whether there is room for more than a sentence and the bar.
  package var isTooSmall: Bool { size.columns < 24 || size.rows < 5 }

  package var transcript: Rect {
    Rect(
      column: 0, row: headerRows, columns: size.columns - rail,
      rows: max(0, size.rows - headerRows - composerRows - 2))
  }

  /// Rows of the transcript when the composer is at its smallest: pictures are measured by it, so
  /// that typing never changes their size.
  package var pictureRows: Int {
    max(0, size.rows - headerRows - (size.rows < 30 ? 1 : 2) - 2)
  }

  package var ruleRow: Int { size.rows - composerRows - 2 }
  package var composerRow: Int { size.rows - composerRows - 1 }
  package var barRow: Int { size.rows - 1 }

  /// The column words begin at.
  package var textColumn: Int { gutter }
  /// The column of a picture's edge; the picture begins right of it.
  package var edgeColumn: Int { max(0, gutter - 1) }
  package var pictureColumn: Int { edgeColumn + 1 }
  /// How wide words may be; the last column stays empty.
  package var textColumns: Int { max(1, size.columns - rail - gutter - 1) }
  /// Columns of the composer's text, right of ` > `.
  package static func composerColumns(_ size: Size) -> Int { max(1, size.columns - 4) }
}
