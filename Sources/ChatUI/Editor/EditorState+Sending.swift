package import Conversation
package import Foundation
import Resilience

/// Sending prompts, and sending turns again.
extension EditorState {
  /// Sends what stands in the composer, or queues it behind the turn that runs.
  ///
  /// With a time it is committed now and sent then.
  package mutating func send(
    at now: Date, later date: Date? = nil, with settings: GenerationSettings? = nil
  ) -> [Effect] {
    guard !composer.isEmpty else { return [] }
    let files = composer.attachFinishedWords()
    composer.sendsWhenAttached = !composer.attaching.isEmpty
    guard composer.attaching.isEmpty else { return files }
    let draft = composer.draft
    let base = composer.base
    composer.history.push(draft)
    composer.clear()
    upBringsBack = false
    if run != nil {
      enqueue(draft, after: base)
      return []
    }
    return start(
      draft, parent: self.base(base)?.id, settings: settings ?? session.settings, at: now,
      later: date)
  }

  /// Starts a turn of a prompt.
  private mutating func start(
    _ draft: Draft, parent: TurnID?, settings: GenerationSettings, at now: Date,
    later date: Date? = nil
  ) -> [Effect] {
    let base = tree.path(to: parent).compactMap(\.primaryPicture).last?.blob
    uncommitted = draft
    return start(
      parts(of: draft, base: base), parent: parent, settings: settings, at: now, later: date)
  }

  private mutating func start(
    _ prompt: [Part], parent: TurnID?, settings: GenerationSettings, at now: Date,
    later date: Date?
  ) -> [Effect] {
    if session.title.isEmpty {
      session.title = Self.title(from: prompt.compactMap(\.text).joined(separator: " "))
    }
    // What waits for its time is meant for the model that was asked.
    let standIn = date == nil && settings.model == detour.model ? detour.standIn : nil
    return start(
      TurnRequest(
        session: session, parent: parent, prompt: prompt, settings: settings, standIn: standIn,
        sendAt: date), at: now)
  }

  private mutating func start(_ request: TurnRequest, at now: Date) -> [Effect] {
    outcome = nil
    runsElsewhere = false
    run = TurnRun(startedAt: now, model: request.standIn ?? request.settings.model)
    transcript.follow()
    return [.startTurn(request)]
  }

  /// Sends a turn that a cap forbids: the user said so.
  mutating func sendOverCap(_ request: TurnRequest, at now: Date) -> [Effect] {
    guard run == nil else { return [] }
    let draft = Draft(request.prompt)
    if composer.draft == draft { composer.clear() }
    upBringsBack = false
    uncommitted = draft
    var request = request
    request.passesCaps = true
    return start(request, at: now)
  }

  /// Pictures first, then the words; `@n` adds the picture it names, unless it is the one edited.
  func parts(of draft: Draft, base: BlobID?) -> [Part] {
    var pictures = draft.attachments
    for word in PathWord.all(in: Array(draft.text)) {
      guard let entry = word.number.flatMap({ numbers[$0] }), entry.picture.blob != base,
        !pictures.contains(where: { $0.blob == entry.picture.blob })
      else { continue }
      pictures.append(entry.picture)
    }
    let text = draft.text.trimming(while: \.isWhitespace)
    return pictures.map(Part.picture) + (text.isEmpty ? [] : [.text(text)])
  }

  /// A title from the first prompt: its first line, at most 40 graphemes.
  private static func title(from prompt: String) -> String {
    let line = prompt.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return String(line.trimming(while: \.isWhitespace).prefix(40))
  }

  /// `r`: a waiting turn goes now, an interrupted one goes on, any other gets a sibling.
  ///
  /// Answers nil where a sentence must say why not: the service set the wait.
  package mutating func again(_ models: ModelTable, at now: Date) -> [Effect]? {
    guard let turn = current else { return [] }
    if let run, run.turn == turn.id || run.turn == nil {
      guard let notice = run.notice else { return [] }
      if notice.isServerDelay { return nil }
      return resume(turn, at: now)
    }
    guard run == nil else { return [] }
    if turn.state == .waiting || turn.state == .interrupted { return resume(turn, at: now) }
    var settings = turn.settings
    if let failure = failure(of: turn) { repair(&settings, after: failure, models) }
    return resend(turn, settings: settings, at: now)
  }

  private mutating func resume(_ turn: Turn, at now: Date) -> [Effect] {
    let tries = attempts[turn.id]?.count ?? 0
    var next = TurnRun(turn: turn.id, startedAt: now, model: turn.settings.model)
    next.attempt = tries + 1
    next.attemptLimit = run?.attemptLimit ?? max(tries + 1, 1)
    next.phase = .sending(0, of: 0)
    run = next
    runsElsewhere = false
    outcome = nil
    return [.resumeTurn(turn.id, session)]
  }

  /// Sends a turn's prompt again as a sibling.
  mutating func resend(
    _ turn: Turn, settings: GenerationSettings, at now: Date, later date: Date? = nil
  ) -> [Effect] {
    let draft = Draft(turn)
    if composer.buffer.text == draft.text || composer.isEmpty { composer.clear() }
    upBringsBack = false
    return start(
      turn.prompt, parent: turn.parent, settings: settings, at: now, later: date)
  }

  /// What `r` changes of the settings after a refusal that names its repair.
  private func repair(
    _ settings: inout GenerationSettings, after failure: Failure, _ models: ModelTable
  ) {
    switch failure.cause {
    case .unsupportedOption:
      settings = (models[settings.model]).map { settings.fitted(to: $0) } ?? settings
    case .modelNotFound:
      guard let next = models.successor(of: settings.model) else { return }
      settings.model = next
      settings = models[next].map { settings.fitted(to: $0) } ?? settings
    default: break
    }
  }

  /// `f`: the turn goes to the next model of the table's chain.
  package mutating func sendToOtherModel(_ models: ModelTable, at now: Date) -> [Effect] {
    guard let turn = current, let next = otherModel(for: turn, models) else { return [] }
    if let run, run.turn == turn.id {
      return run.notice == nil ? [] : [.switchModel(turn.id, next.id)]
    }
    guard run == nil else { return [] }
    if isScheduled(turn) { return [.switchModel(turn.id, next.id)] }
    var settings = turn.settings
    settings.model = next.id
    return resend(turn, settings: settings.fitted(to: next), at: now)
  }

  /// The model `f` would send a turn to: the next of the chain that it has not been sent to.
  package func otherModel(for turn: Turn, _ models: ModelTable) -> ImageModel? {
    let tried = Set((attempts[turn.id] ?? []).map(\.model) + [turn.settings.model])
    return models.fallback.first { !tried.contains($0) }.flatMap { models[$0] }
  }

  /// `l`: the turn goes again at the next lower size; nil where there is none.
  package mutating func sendSmaller(_ models: ModelTable, at now: Date) -> [Effect]? {
    guard let turn = current else { return [] }
    guard let size = smallerSize(for: turn, models) else { return nil }
    var settings = turn.settings
    settings.size = size
    if let run {
      // A wait is given up first: there is never more than one request for a prompt.
      guard run.turn == turn.id, run.notice != nil else { return [] }
      resend = Resend(turn: turn.id, settings: settings)
      return stop()
    }
    return isScheduled(turn) ? [] : resend(turn, settings: settings, at: now)
  }

  /// The next lower size of a turn's model.
  package func smallerSize(for turn: Turn, _ models: ModelTable) -> String? {
    guard let model = models[turn.settings.model],
      let place = model.sizes.firstIndex(of: turn.settings.size ?? model.defaultSize ?? "")
    else { return nil }
    return place > 0 ? model.sizes[place - 1] : nil
  }

  /// `e`: the prompt of a turn comes into the composer, to go on from the same place as a branch.
  package mutating func edit(_ turn: Turn) {
    if !composer.isEmpty { composer.history.push(composer.draft) }
    composer.load(Draft(turn))
    composer.base = .turn(turn.parent)
    write()
  }

  /// Stops the turn that runs or waits; a turn not yet on disk is stopped as soon as it is.
  package mutating func stop() -> [Effect] {
    guard var stopping = run else {
      // A wait found on disk whose time is long over, or a turn that waits for its time.
      let waiting = [current, tip].compactMap { $0 }.first { $0.state == .waiting }
      return waiting.map { [.stopTurn($0.id)] } ?? []
    }
    guard !stopping.isStopping else { return [] }
    stopping.isStopping = true
    run = stopping
    return stopping.turn.map { [.stopTurn($0)] } ?? []
  }

  /// After a success: the next prompt of the queue goes.
  package mutating func sendNext(at now: Date) -> [Effect] {
    guard run == nil, let (draft, base) = dequeue() else { return [] }
    return start(draft, parent: self.base(base)?.id, settings: session.settings, at: now)
  }
}

extension GenerationSettings {
  /// With a size and an aspect that a model offers: the largest below what is asked for.
  package func fitted(to model: ImageModel) -> GenerationSettings {
    var fitted = self
    if let size, !model.sizes.contains(size) { fitted.size = model.defaultSize }
    if let size, model.sizes.contains("2K"), size == "4K", !model.sizes.contains("4K") {
      fitted.size = "2K"
    }
    if let aspect, !model.aspects.contains(aspect) { fitted.aspect = nil }
    return fitted
  }
}
