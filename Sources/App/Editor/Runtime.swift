import ChatUI
import Foundation
import Screen

/// The loop that joins everything: one mailbox, one reader, frames drawn from state alone.
///
/// A frame is drawn at most every 16 ms, the first after a quiet spell at once. Nothing here waits:
/// effects start work elsewhere and come back as actions.
final class Runtime {
  private var state: AppState
  private let actions: AsyncStream<Action>
  private let mailbox: AsyncStream<Action>.Continuation
  private let display: any Display
  private var images: ImageQueue?
  private var lastFrame = ContinuousClock.now - .seconds(1)
  private var isFrameDue = false
  private var clock: Task<Void, Never>?
  private static let frameInterval = Duration.milliseconds(16)

  init(state: AppState, display: any Display) {
    self.state = state
    (actions, mailbox) = AsyncStream.makeStream(of: Action.self)
    self.display = display
  }

  /// Whether time is told to the state while nothing else happens.
  var isTicking: Bool { clock != nil }

  /// Puts an action into the mailbox; from any thread, in order.
  nonisolated func post(_ action: Action) {
    mailbox.yield(action)
  }

  /// Runs until the state wants to quit.
  ///
  /// - Parameters:
  ///   - render: makes the cells of a picture, off the main actor.
  ///   - perform: carries out an effect other than quitting, without waiting for it.
  ///   - start: called once, behind the first frame.
  func run(
    render: @escaping @Sendable (ImageRequest) async -> CellGrid,
    perform: @escaping (Effect) -> Void, start: () -> Void
  ) async {
    images = ImageQueue(render: render) { [weak self] request, grid in
      self?.post(.imageReady(request, grid))
    }
    drawFrame()
    perform(.setTitle(state.windowTitle))
    start()
    for await action in actions {
      // Time stands still in the state between actions, so every action begins with the time.
      let effects = state.update(.tick(Date())) + state.update(action)
      for effect in effects where effect != .quit { perform(effect) }
      if effects.contains(.quit) { break }
      keepTime()
      frame()
    }
    clock?.cancel()
  }

  /// Draws now, or soon if a frame was drawn a moment ago.
  private func frame() {
    guard !isFrameDue else { return }
    let since = ContinuousClock.now - lastFrame
    if since >= Self.frameInterval { return drawFrame() }
    isFrameDue = true
    Task {
      try? await Task.sleep(for: Self.frameInterval - since)
      isFrameDue = false
      drawFrame()
    }
  }

  private func drawFrame() {
    lastFrame = .now
    let frame = RootView(state).draw(state.size)
    display.show(frame)
    images?.want(frame.images.map(\.request).filter { state.pictures[$0] == nil })
  }

  /// Ticks while something on the screen hangs on the time: clocks, notices, the letters of C-x.
  private func keepTime() {
    if state.needsTicks, clock == nil {
      clock = Task { [weak self] in
        while !Task.isCancelled {
          try? await Task.sleep(for: .milliseconds(250))
          self?.post(.tick(Date()))
        }
      }
    } else if !state.needsTicks, let running = clock {
      running.cancel()
      clock = nil
    }
  }
}
