import Foundation
import Imaging
import Screen

/// Renders the pictures a frame asks for, two at a time, the newest wish first.
///
/// A wish that has left the screen before its turn came is dropped. Nothing is decoded on the main
/// actor: this class only keeps the order.
final class ImageQueue {
  private var waiting: [ImageRequest] = []
  private var running: Set<ImageRequest> = []
  private var finished: Set<ImageRequest> = []
  private let render: @Sendable (ImageRequest) async -> CellGrid
  private let deliver: (ImageRequest, CellGrid) -> Void

  init(
    render: @escaping @Sendable (ImageRequest) async -> CellGrid,
    deliver: @escaping (ImageRequest, CellGrid) -> Void
  ) {
    self.render = render
    self.deliver = deliver
  }

  /// Makes the wishes of the newest frame the ones to fulfil.
  func want(_ requests: [ImageRequest]) {
    waiting = requests.filter { !running.contains($0) && !finished.contains($0) }
    finished.formIntersection(requests)
    start()
  }

  private func start() {
    while running.count < 2, let request = waiting.popLast() {
      guard running.insert(request).inserted else { continue }
      Task {
        let grid = await render(request)
        running.remove(request)
        finished.insert(request)
        deliver(request, grid)
        start()
      }
    }
  }
}
