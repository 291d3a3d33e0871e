import ChatUI
import Conversation
import Imaging
import Storage

/// Measures how much edits changed, one pair of pictures after another, off the main actor.
///
/// A pair that cannot be compared is passed over: the row kept for it stays blank.
final class ChangeQueue {
  private typealias Pair = (
    from: Picture, to: Picture, within: GridRegion?,
    tell: @Sendable (PictureDifference) -> Action
  )
  private let queue: AsyncStream<Pair>.Continuation
  private let working: Task<Void, Never>

  init(blobs: BlobStore, post: @escaping @Sendable (Action) -> Void) {
    let (pairs, continuation) = AsyncStream.makeStream(of: Pair.self)
    queue = continuation
    working = Task {
      for await pair in pairs {
        let (old, new) = (blobs.url(for: pair.from.blob), blobs.url(for: pair.to.blob))
        let place = pair.within.map { region -> PictureChange.Place in
          { region.pixels(width: $0, height: $1) }
        }
        guard let change = try? await PictureChange.measure(from: old, to: new, within: place)
        else { continue }
        post(pair.tell(PictureDifference(change)))
      }
    }
  }

  /// Measures a pair; what comes of it is told as an action.
  func add(
    from old: Picture, to new: Picture, within region: GridRegion? = nil,
    _ tell: @escaping @Sendable (PictureDifference) -> Action
  ) {
    queue.yield((old, new, region, tell))
  }

  /// Drops what is not measured yet.
  func stop() {
    working.cancel()
  }
}

extension PictureDifference {
  fileprivate init(_ change: PictureChange) {
    let area: Area =
      switch change.area {
      case .nowhere: .nowhere
      case .everywhere: .everywhere
      case .middle: .middle
      case .upperHalf: .upperHalf
      case .lowerHalf: .lowerHalf
      case .leftHalf: .leftHalf
      case .rightHalf: .rightHalf
      }
    self.init(
      share: change.share, area: area, thirds: change.thirds, outside: change.outside,
      shares: change.shares, shift: change.shift.map { Shift(x: $0.x, y: $0.y) })
  }
}
