package import Conversation
package import Foundation
package import Resilience

/// What happens to the running turn.
extension EditorState {
  /// Takes one piece of progress of a turn of this session.
  package mutating func take(_ progress: TurnProgress, of id: TurnID, at now: Date) -> [Effect] {
    adopt(id, progress, at: now)
    switch progress {
    case .committed(let turn): return committed(turn, at: now)
    case .started(let attempt, let limit): started(attempt, of: limit, in: id)
    case .sent(let count, let total):
      change(id) { $0.phase = count < total ? .sending(count, of: total) : .thinking }
    case .received(let count):
      change(id) { run in
        run.received = count
        if case .sending = run.phase { run.phase = .thinking }
      }
    case .arriving(let file, let count, let isWhole):
      arriving(file, count, isWhole: isWhole, in: id, at: now)
    case .delta(let part): arrived(part, in: id)
    case .retrying(let notice): retrying(notice, in: id, at: now)
    case .nearing, .nearingCap: break
    case .fellBack(let route, let failure):
      change(id) { $0.model = route.model }
      note(failure, in: id, at: now)
    case .mended(let repair, let failure, _):
      note(failure, in: id, at: now, waiting: 0)
      if repair == .picturesAsYours { disown(pathOf: id) }
    case .ended(let turn, let failure): return ended(turn, failure, at: now)
    }
    return []
  }

  /// The signatures of the turns before one are taken back by nobody any more.
  private mutating func disown(pathOf id: TurnID) {
    for var turn in tree.path(to: tree[id]?.parent) {
      turn.issuer = nil
      put(turn)
    }
  }

  /// A turn that was sent before this session was left and opened again is followed again.
  private mutating func adopt(_ id: TurnID, _ progress: TurnProgress, at now: Date) {
    guard run == nil, let turn = tree[id], turn.state == .pending || turn.state == .waiting else {
      return
    }
    if case .ended = progress { return }
    var adopted = TurnRun(
      turn: id, startedAt: turn.startedAt ?? now, model: turn.settings.model)
    adopted.attempt = max(1, attempts[id]?.count ?? 1)
    adopted.attemptLimit = adopted.attempt
    adopted.phase = .thinking
    run = adopted
  }

  private mutating func change(_ id: TurnID, _ change: (inout TurnRun) -> Void) {
    guard var changed = run, changed.turn == id else { return }
    change(&changed)
    run = changed
  }

  private mutating func committed(_ turn: Turn, at now: Date) -> [Effect] {
    let isNew = history[turn.id] == nil
    put(turn)
    // What was sent is shown; a turn that is sent on leaves the path as it is.
    if isNew { show(pathTo: turn.id) }
    uncommitted = nil
    let wasStopping = run?.isStopping == true && run?.turn == nil
    if isScheduled(turn) {
      // Nothing runs before its time: meanwhile the next prompt may go.
      if run?.turn == nil || run?.turn == turn.id { run = nil }
      return wasStopping ? [.stopTurn(turn.id)] : sendNext(at: now)
    }
    if run == nil { run = TurnRun(startedAt: now, model: turn.settings.model) }
    run?.turn = turn.id
    run?.phase = .sending(0, of: 0)
    runsElsewhere = false
    return wasStopping ? [.stopTurn(turn.id)] : []
  }

  private mutating func started(_ attempt: Attempt, of limit: Int, in id: TurnID) {
    attempts[id, default: []].removeAll { $0.number == attempt.number }
    attempts[id, default: []].append(attempt)
    if var turn = tree[id] {
      turn.state = .pending
      turn.answer = []
      turn.waitsUntil = nil
      put(turn)
    }
    var next = run ?? TurnRun(turn: id, startedAt: attempt.startedAt, model: attempt.model)
    guard next.turn == id else { return }
    next.attempt = attempt.number
    next.attemptLimit = max(limit, attempt.number)
    next.startedAt = attempt.startedAt
    next.model = attempt.model
    next.received = 0
    next.arriving = nil
    next.phase = .sending(0, of: 0)
    run = next
    runsElsewhere = false
  }

  private mutating func arrived(_ part: Part, in id: TurnID) {
    guard var turn = tree[id] else { return }
    turn.answer.append(part)
    put(turn)
    change(id) { run in
      if part.picture != nil { run.arriving = nil }
      if !part.isThought {
        run.phase = .receiving
      } else if run.phase != .receiving {
        run.phase = .thinking
      }
    }
    if part.isThought, part.picture != nil { transcript.note(.draft(turn.drafts.count)) }
  }

  private mutating func retrying(_ notice: RetryNotice, in id: TurnID, at now: Date) {
    if notice.hold == nil { note(notice.failure, in: id, at: now, waiting: notice.delay) }
    if var turn = tree[id] {
      turn.state = .waiting
      turn.answer = []
      turn.waitsUntil = notice.until
      put(turn)
    }
    notices[id] = notice
    change(id) { run in
      run.phase = .waiting(notice)
      run.arriving = nil
      run.attemptLimit = notice.attemptLimit
    }
  }

  /// Writes a failure to the attempt it ended.
  private mutating func note(
    _ failure: Failure, in id: TurnID, at now: Date, waiting: Double? = nil
  ) {
    guard var last = attempts[id]?.popLast() else { return }
    last.failure = failure
    last.finishedAt = last.finishedAt ?? now
    last.waitedAfter = waiting
    attempts[id]?.append(last)
  }

  private mutating func ended(_ turn: Turn, _ failure: Failure?, at now: Date) -> [Effect] {
    put(turn)
    waitingForTime.remove(turn.id)
    // A turn that was given a time may end while another one runs.
    let isAside = run?.turn != nil && run?.turn != turn.id
    if !isAside {
      run = nil
      runsElsewhere = false
    }
    guard let failure else {
      succeeded(turn, at: now)
      return measureChange(of: turn) + sendNext(at: now)
    }
    if attempts[turn.id, default: []].isEmpty {
      // It failed before an attempt: the card and the bar still need to know why.
      attempts[turn.id] = [
        Attempt(number: 1, model: turn.settings.model, host: "", startedAt: now)
      ]
    }
    note(failure, in: turn.id, at: now)
    if let resend, resend.turn == turn.id {
      self.resend = nil
      if turn.state == .cancelled {
        return self.resend(turn, settings: resend.settings, at: now)
      }
    }
    if turn.state != .answered { bringBack([Draft(turn)], withQueue: !isAside) }
    return []
  }

  private mutating func succeeded(_ turn: Turn, at now: Date) {
    attempts[turn.id]?.indices.last.map { attempts[turn.id]?[$0].finishedAt = now }
    if let picture = turn.primaryPicture,
      let number = numbers.number(of: picture, in: turn.id)
    {
      let start = turn.startedAt ?? turn.createdAt
      let seconds = (turn.finishedAt ?? now).timeIntervalSince(start)
      outcome = .arrived(number: number, seconds: seconds)
      transcript.note(.here(number))
    } else {
      outcome = .answeredInWords
    }
  }

  /// A turn could not even be committed: its prompt and the queue come back.
  ///
  /// Without a failure the user is asked about it, and the bar has nothing to tell.
  package mutating func refuse(_ request: TurnRequest, _ failure: Failure?) {
    run = nil
    uncommitted = nil
    outcome = failure.map(Outcome.refused)
    bringBack([Draft(request.prompt)])
  }

  /// Prompts come back: into an empty composer, else as the newest entry of the history.
  private mutating func bringBack(_ drafts: [Draft], withQueue: Bool = true) {
    let all = drafts + (withQueue ? emptyQueue() : [])
    if composer.isEmpty, let first = all.first {
      for draft in all.dropFirst().reversed() { composer.history.push(draft) }
      composer.load(first)
      upBringsBack = all.count > 1
    } else {
      for draft in all.reversed() { composer.history.push(draft) }
      upBringsBack = true
    }
  }
}

extension Draft {
  /// What a prompt was sent as.
  package init(_ prompt: [Part]) {
    self.init(
      text: prompt.compactMap(\.text).joined(separator: "\n"),
      attachments: prompt.compactMap(\.picture))
  }

  /// The prompt of a turn, to be written anew.
  package init(_ turn: Turn) {
    self.init(turn.prompt)
  }
}
