package import Screen

/// Rendered pictures by request, bounded: the oldest leave first.
package struct PictureCells: Sendable, Equatable {
  private var grids: [ImageRequest: CellGrid] = [:]
  private var order: [ImageRequest] = []
  private var total = 0
  /// A screen of 300×100 cells and what lies a few pages around it.
  private static let limit = 300_000

  package init() {}

  /// The cells of a picture at a size, once they are rendered.
  package subscript(request: ImageRequest) -> CellGrid? { grids[request] }

  /// Keeps the cells of a picture, and forgets the oldest beyond the bound.
  package mutating func keep(_ grid: CellGrid, for request: ImageRequest) {
    if let old = grids.updateValue(grid, forKey: request) {
      total -= old.cells.count
      order.removeAll { $0 == request }
    }
    order.append(request)
    total += grid.cells.count
    while total > Self.limit, order.count > 1 {
      total -= grids.removeValue(forKey: order.removeFirst())?.cells.count ?? 0
    }
  }
}
