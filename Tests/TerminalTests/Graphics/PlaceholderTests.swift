import Foundation
import Screen
import Testing

@testable import Terminal

@Suite struct PlaceholderTests {
  // <https://sw.kovidgoyal.net/kitty/_downloads/f0a0de9ec8d9ff4456206db8e0814937/rowcolumn-diacritics.txt>
  @Test func `the marks are those of kitty's table`() {
    let marks = Placeholder.marks.map(\.value)
    #expect(marks.count == 297)
    #expect(Array(marks.prefix(6)) == [0x305, 0x30D, 0x30E, 0x310, 0x312, 0x33D])
    // Some places inside, counted in the table.
    #expect(marks[30] == 0x483 && marks[54] == 0x610)
    #expect(Array(marks.suffix(3)) == [0x1D242, 0x1D243, 0x1D244])
    #expect(marks == marks.sorted())
  }

  @Test func `a cell fits into one of ncurses' and takes one column`() {
    setlocale(LC_CTYPE, "C.UTF-8")
    let number = PictureNumber(place: 60_000)
    let cell = Placeholder.cell(of: number, column: 296, row: 199)
    let units = CellEncoder.units(cell.text, isWide: false)
    #expect(units.count == 1 && units[0].columns == 1 && units[0].scalars.count == 4)
    #expect(units[0].isFragile == false)
    #expect(cell.look == .picture(number: number.low))
  }

  @Test func `numbers keep to the colours that themes leave alone`() {
    var seen: Set<UInt32> = []
    for place in 0..<60_960 {
      let number = PictureNumber(place: place)
      #expect(number.low >= 16 && number.high >= 1 && Int(number.high) < Placeholder.most)
      seen.insert(number.value)
    }
    #expect(seen.count == 60_960)
  }
}
