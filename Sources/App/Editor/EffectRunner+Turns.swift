import ChatUI
import Conversation
import Engine
import Foundation
import Resilience
import Screen

extension EffectRunner {
  func start(_ request: TurnRequest) {
    Task {
      follow(await services.engine.start(request), to: request)
    }
  }

  /// Sends a turn again; one that waits goes now.
  func resume(_ turn: TurnID, of session: SessionID) {
    Task { follow(await services.engine.resume(turn: turn, in: session), of: turn) }
  }

  /// Stops a turn; a wait that was found on disk is taken up first, so that it ends as cancelled.
  func stop(_ turn: TurnID) {
    Task {
      guard let shown, !(await services.engine.isRunning(turn)) else {
        return await services.engine.stop(turn)
      }
      follow(await services.engine.stopWaiting(turn: turn, in: shown), of: turn)
    }
  }

  func switchModel(of turn: TurnID, to model: String) {
    guard let shown else { return }
    Task {
      follow(await services.engine.resume(turn: turn, in: shown, model: model), of: turn)
    }
  }

  /// Looks at a picture that is arriving, off the main actor.
  func look(at file: URL, of turn: TurnID, _ size: PictureSize) {
    Task { [pictures, post] in
      post(.arrivingSeen(turn, file, await pictures?.arriving(file, size)))
    }
  }

  /// Passes a turn's events on until it ends.
  ///
  /// - Parameters:
  ///   - events: what the engine tells.
  ///   - turn: the turn, if it is stored already; else the first event names it.
  ///   - request: what a new turn is made of, which may be refused before it is stored.
  func follow(
    _ events: AsyncStream<TurnEvent>, of turn: TurnID? = nil, to request: TurnRequest? = nil
  ) {
    Task {
      var turn = turn
      var asked = ""
      var isFollowed = false
      for await event in events {
        switch event {
        case .committed(let committed):
          turn = committed.id
          asked = committed.settings.model
          isFollowed = true
          running[committed.id] = committed.session
          post(.turn(committed.id, .committed(committed)))
          readUsualTime(committed.settings)
        case .storageFailed(_, let failure) where turn == nil:
          if let request { post(.turnRefused(request, failure)) }
        case .overCap(_, let overrun):
          if let request { post(.overCap(request, overrun)) }
        default: if let turn { tell(event, of: turn, asked) }
        }
      }
      // Without a commit these are no events of the turn: it runs on, and another task follows it.
      if isFollowed, let turn, let session = running.removeValue(forKey: turn) {
        releaseIfIdle(session)
      }
    }
  }

  private func tell(_ event: TurnEvent, of turn: TurnID, _ asked: String) {
    switch event {
    case .committed, .overCap: break
    case .started(let attempt, let limit): post(.turn(turn, .started(attempt, of: limit)))
    case .sent(let bytes, let total): post(.turn(turn, .sent(bytes, of: total)))
    case .received(let bytes): post(.turn(turn, .received(bytes)))
    case .arriving(let file, let count, let isWhole):
      post(.turn(turn, .arriving(at: file, bytes: count, isWhole: isWhole)))
    case .delta(let part): post(.turn(turn, .delta(part)))
    case .retrying(let notice):
      post(.turn(turn, .retrying(notice)))
      readHealth(of: asked)
    case .nearing(let use): post(.turn(turn, .nearing(use)))
    case .nearingCap(let use): post(.turn(turn, .nearingCap(use)))
    case .fellBack(let route, let failure):
      post(.turn(turn, .fellBack(to: route, after: failure)))
      readHealth(of: asked)
    case .mended(let repair, let failure, let rules):
      post(.turn(turn, .mended(repair, after: failure, under: rules)))
    case .finished(let done): end(done, nil)
    case .failed(let done, let failure), .storageFailed(let done, let failure):
      end(done, failure)
    }
  }

  private func end(_ turn: Turn, _ failure: Failure?) {
    post(.turn(turn.id, .ended(turn, failure)))
    readHealth(of: turn.settings.model)
    readUsualTime(turn.settings)
    readLimits(of: turn.settings.model)
    readSpending(of: turn.session)
  }
}
