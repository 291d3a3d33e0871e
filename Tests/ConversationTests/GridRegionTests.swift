import Conversation
import Testing

@Suite struct GridRegionTests {
  private typealias Cell = GridRegion.Cell

  @Test func `whichever corner comes first, and beyond the edges too`() {
    let region = GridRegion(from: Cell(column: 3, row: 3), to: Cell(column: 1, row: 1))
    #expect(region.title == "B2–D4" && region.across == 1...3 && region.down == 1...3)
    #expect(GridRegion(from: Cell(column: 0, row: 0), to: Cell(column: 0, row: 0)).title == "A1")
    let all = GridRegion(from: Cell(column: -4, row: -1), to: Cell(column: 99, row: 99))
    #expect(all.title == "A1–H6")
  }

  @Test func `every region is told by the name of its picture, and no other name tells one`() {
    for left in 0..<8 {
      for right in left..<8 {
        for top in 0..<6 {
          let region = GridRegion(
            from: Cell(column: left, row: top), to: Cell(column: right, row: 5))
          #expect(GridRegion(fileName: region.fileName) == region)
        }
      }
    }
    for name in ["region.jpg", "region-A1-H7.jpg", "my-region-A1-B2.jpg", "region-A1-I2.jpg", ""] {
      #expect(GridRegion(fileName: name) == nil, "\(name)")
    }
    #expect(GridRegion(fileName: nil) == nil)
  }

  @Test(arguments: [(1024, 1024), (2752, 1536), (7, 5), (1, 1)])
  func `cells cover the picture, and a region lies inside`(width: Int, height: Int) {
    for column in 0..<8 {
      for row in 0..<6 {
        let cell = Cell(column: column, row: row)
        let pixels = GridRegion(from: cell, to: cell).pixels(width: width, height: height)
        #expect(pixels.width >= 1 && pixels.height >= 1)
        if width >= 8, height >= 6 {
          #expect(pixels.x + pixels.width <= width && pixels.y + pixels.height <= height)
          #expect(column < 7 || pixels.x + pixels.width == width)
        }
      }
    }
    let all = GridRegion(from: Cell(column: 0, row: 0), to: Cell(column: 7, row: 5))
    let pixels = all.pixels(width: width, height: height)
    #expect(pixels.x == 0 && pixels.y == 0 && pixels.width == width && pixels.height == height)
  }
}
