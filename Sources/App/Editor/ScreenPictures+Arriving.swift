import ChatUI
import Conversation
import Foundation
import Imaging
import Screen

/// Pictures that are still being written.
extension ScreenPictures {
  /// What is there of a picture, in block characters; nil where nothing can be seen yet.
  ///
  /// Nothing of it is kept: a moment later there is more.
  @concurrent
  func arriving(_ file: URL, _ rule: PictureSize) async -> CellGrid? {
    @Sendable func cells(_ size: PixelSize) -> Size {
      rule.cells(aspect: Double(size.width) / Double(size.height), pixels: size.width)
    }
    let partial = try? await PartialPicture.decode(file) { size in
      size.clamped(to: SymbolRenderer.resolution(of: cells(size)))
    }
    return partial.map {
      SymbolRenderer.render($0.pixels, size: cells($0.size), depth: depth)
    }
  }
}
