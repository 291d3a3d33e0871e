import Conversation
import Dispatch
import Engine
import Foundation

/// Stops the running turn when the user presses C-c in script mode; nothing more is sent then.
final class StopSignal {
  /// The turn to stop, once it is committed; one that was to stop before is stopped then.
  var turn: TurnID? {
    didSet { if isWanted { stop() } }
  }
  private(set) var isWanted = false
  private let engine: TurnEngine
  private let source: any DispatchSourceSignal

  init(engine: TurnEngine) {
    self.engine = engine
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .main)
    source.setEventHandler { [weak self] in
      MainActor.assumeIsolated { self?.stop() }
    }
    source.resume()
  }

  /// Stops the turn now, or as soon as there is one.
  func stop() {
    isWanted = true
    guard let turn else { return }
    Task { [engine] in await engine.stop(turn) }
  }

  isolated deinit {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
