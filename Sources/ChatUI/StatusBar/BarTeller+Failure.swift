import Conversation
import Foundation
import Resilience
import Screen

/// What the bar tells of a failure, and the keys that help.
extension BarTeller {
  func failureBar(
    _ failure: Failure, of turn: Turn?, in editor: EditorState
  ) -> StatusBar {
    var bar = failed(failure)
    let words = FailureWords(failure, of: turn, in: editor, look: look)
    let failures = turn.flatMap { editor.attempts[$0.id] }?.filter { $0.failure != nil } ?? []
    bar.say = words.say.map { SafeText.visible($0, singleLine: true) }
    if let turn, turn.state == .waiting {
      bar.say = look.word("bar.stale")
    } else if failure.cause == .perDay {
      let left = PacificDay.nextMidnight(after: look.now).timeIntervalSince(look.now)
      bar.status = look.word("bar.perDay")
      bar.shortSay = bar.say
      bar.say = (bar.say ?? "") + look.word("bar.inComma", look.words.countdown(left))
    } else if failure.category == .server || failure.category == .network, !failures.isEmpty {
      bar.attempt = attempt(failures.count, of: failures.count, "bar.failed")
    } else if bar.say == nil {
      bar.say = back(editor)
    }
    if failure.category == .cancelled { bar.say = back(editor) }
    if failure.category == .cancelled, failure.charge == .possible {
      bar.place = look.word("bar.charged")
    }
    if editor.upBringsBack {
      bar.say = look.word("bar.up")
      bar.shortSay = look.word("bar.up.short")
    }
    if turn?.state == .waiting {
      bar.keys = [letter(.again, "key.now"), letter(.stop, "key.stop")]
    } else if failure.category == .cancelled {
      bar.keys = [key("Enter", "key.send"), letter(.editTurn, "key.edit")]
    } else {
      bar.keys = keys(for: failure.remedies, failure: failure, of: turn, in: editor)
    }
    return bar
  }

  /// Where the prompt is: in the composer, or in the history once that was emptied.
  private func back(_ editor: EditorState) -> String {
    look.word(editor.composer.isEmpty ? "bar.up" : "bar.back")
  }

  /// Mark, word and code of a failure.
  func failed(_ failure: Failure) -> StatusBar {
    var bar = category(failure.category)
    let isBlocked = (failure.httpStatus ?? 0) == 200 || failure.httpStatus == nil
    bar.code = isBlocked ? nil : failure.httpStatus.map(String.init)
    let status = failure.finishReason ?? (isBlocked ? nil : failure.rpcStatus)
    bar.status = status.map { SafeText.visible($0, singleLine: true) }
    if failure.cause == .offline || failure.cause == .nameNotFound {
      bar.status = look.word("bar.offline")
    }
    return bar
  }

  /// The three keys that help most with a failure.
  func keys(
    for remedies: [Remedy], failure: Failure, of turn: Turn?, in editor: EditorState
  ) -> [StatusBar.Key] {
    Array(allKeys(for: remedies, failure: failure, of: turn, in: editor).prefix(3))
  }

  /// The keys of what can be done about a failure; what has no command is left out.
  func allKeys(
    for remedies: [Remedy], failure: Failure, of turn: Turn?, in editor: EditorState
  ) -> [StatusBar.Key] {
    let words = FailureWords(failure, of: turn, in: editor, look: look)
    var remedies = remedies
    if editor.detour.offer != nil, let place = remedies.firstIndex(of: .otherModel) {
      remedies.insert(remedies.remove(at: place), at: 0)
    }
    let keys: [StatusBar.Key?] = remedies.map { remedy in
      switch remedy {
      case .now: letter(.again, "key.now")
      case .again:
        letter(.again, failure.category == .safety ? "key.sameAgain" : "key.again")
      case .repair:
        words.repair.isEmpty
          ? letter(.again, "key.again") : repaired("key.sendAt", words.repair)
      case .useReplacement: repaired("key.use", words.repair)
      case .resendFile: letter(.again, "key.resendFile")
      case .stop: letter(.stop, "key.stop")
      case .otherModel:
        turn.flatMap { editor.otherModel(for: $0, state.setup.models) } == nil
          || state.preferences.fallback == .never
          ? nil : letter(.otherModel, "key.otherModel", short: "key.otherModel.short")
      case .lowerSize:
        turn.flatMap { editor.smallerSize(for: $0, state.setup.models) } == nil
          ? nil : letter(.lowerSize, "key.lowerSize")
      case .editPrompt: letter(.editTurn, "key.edit")
      case .viewPart:
        turn?.resultPictures.isEmpty == false || turn?.drafts.isEmpty == false
          ? letter(.view, "key.viewPart") : nil
      case .settings: letter(.settings, "key.settings")
      case .card:
        turn == nil
          ? nil : letter(.failureCard, failure.category == .access ? "key.causes" : "key.why")
      case .sendAt:
        turn == nil
          ? nil : letter(.sendAt, failure.category == .quota ? "key.sendThen" : "key.atATime")
      case .rephrase: turn == nil ? nil : letter(.rephrase, "key.rephrase")
      case .saveElsewhere: nil
      }
    }
    return keys.compactMap { $0 }
  }
}
