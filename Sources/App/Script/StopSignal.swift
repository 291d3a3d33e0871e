import Conversation
import Dispatch
import Engine
import Foundation

/// Stops the running turn when the user presses C-c in script mode; nothing more is sent then.
final class StopSignal {
  /// The turn to stop, once it is committed.
  var turn: TurnID?
  private let source: any DispatchSourceSignal

  init(engine: TurnEngine) {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .main)
    source.setEventHandler { [weak self] in
      MainActor.assumeIsolated {
        guard let turn = self?.turn else { return }
        Task { await engine.stop(turn) }
      }
    }
    source.resume()
  }

  isolated deinit {
    source.cancel()
    signal(SIGINT, SIG_DFL)
  }
}
