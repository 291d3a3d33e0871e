import Conversation
import Foundation
import Resilience
import Screen

/// Routing: every action to the part of the state it concerns.
extension AppState {
  /// Takes one action, and answers what is to be done outside.
  package mutating func update(_ action: Action) -> [Effect] {
    let title = windowTitle
    let draft = editor.map { ($0.session.id, $0.draft) }
    let view = viewed
    var effects = route(action)
    if viewed != view { effects += measureChangesInView() }
    if let editor, let draft, draft.0 == editor.session.id, draft.1 != editor.draft,
      !editor.isWatching
    {
      effects.append(.saveDraft(editor.session, editor.draft))
    }
    if windowTitle != title { effects.append(.setTitle(windowTitle)) }
    return effects
  }

  private mutating func route(_ action: Action) -> [Effect] {
    switch action {
    case .input(let event): return handle(event)
    case .tick(let date): return tick(date)
    case .sessionsListed(let page): return take(page)
    case .found(let request, let page): return take(page, of: request)
    case .duplicated:
      show(words["notice.duplicated"])
      return scene == .browser ? browser.list() : []
    case .sessionOpened(let opened):
      open(opened)
      reachGoal()
    case .sessionRefreshed(let opened): editor?.refresh(opened)
    case .sessionTaken(let opened): takeOver(opened)
    case .libraryChanged: return scene == .browser ? browser.list() : []
    case .trashCounted(let count): askAboutTrash(count)
    case .trashEmptied(let count, let bytes): return tellOfEmptying(count, bytes)
    case .turn(let id, let progress): return take(progress, of: id)
    case .turnRefused(let request, let failure):
      guard editor?.session.id == request.session.id else { return [] }
      editor?.refuse(request, failure)
    case .overCap(let request, let overrun):
      guard editor?.session.id == request.session.id else { return [] }
      editor?.refuse(request, nil)
      sheet = .overCap(OverCapState(request: request, overrun: overrun))
    case .spending(let session, let spending):
      if editor?.session.id == session { self.spending = spending }
    case .arrivingSeen(let turn, let file, let cells): return sawArriving(turn, file, cells)
    case .imageReady(let request, let grid): pictures.keep(grid, for: request)
    case .regionMarked(let picture, let region): editor?.regionMarked(picture, region, words)
    case .compared(let old, let new, let difference):
      editor?.compared(old, new, difference)
    case .graphics(let verdict):
      rung = verdict.rung
      if let cell = verdict.cell { setup.take(cell) }
    case .attached(let path, .success(let picture), let kinds):
      editor?.composer.attached(path: path, picture)
      tell(kinds, goneFrom: picture)
      if let composer = editor?.composer, composer.sendsWhenAttached, composer.attaching.isEmpty {
        return perform(.send)
      }
    case .attached(let path, .failure(let refusal), _):
      editor?.composer.refuse(path: path)
      if case .tooLarge = refusal { editor?.composer.tooLarge = path }
      show(refusal.sentence(words))
    case .completions(let path, let entries):
      editor?.composer.completed(path, with: entries)
    case .health(let model, let reading): take(reading, of: model)
    case .statistics(let report): take(report)
    case .limits(let model, let uses): limits[model] = uses
    case .usualTime(let model, let size, let seconds):
      usualTimes.learn(seconds, model: model, size: size)
    case .changeMeasured(let turn, let difference): editor?.changes[turn] = difference
    case .edit(let edit, let way): return take(edit, way)
    case .nothingToUndo(let way):
      show(words[way == .redone ? "notice.nothingToRedo" : "notice.nothingToUndo"])
    case .saved(.success(let path)): show(words("notice.saved", path))
    case .saved(.failure(let refusal)): show(refusal.sentence(words))
    case .savedAll(let count, let refused):
      let saved = words("notice.savedAll", String(count))
      show(([saved] + refused.prefix(1).map { $0.sentence(words) }).joined(separator: " · "))
    case .sentOut(.success(let departure)): show(departure.sentence(words))
    case .sentOut(.failure(let refusal)): show(refusal.sentence(words))
    case .notice(let text): show(text)
    case .edited(let text):
      editor?.composer.buffer.replace(
        with: ComposerState.filtered(text).trimming(while: \.isNewline))
    }
    return []
  }

  /// Says what an attachment goes without, which its file told of itself.
  private mutating func tell(_ kinds: [String], goneFrom picture: Picture) {
    guard !kinds.isEmpty else { return }
    let names = kinds.map { words["metadata.\($0)"] }
    let list = [names.dropLast().joined(separator: words["list.comma"]), names.last ?? ""]
      .filter { !$0.isEmpty }.joined(separator: words["list.and"])
    show(words("notice.metadata", picture.name ?? words["rule.picture"], list))
  }

  /// What of the transcript is in view hangs on; a turn that ends asks for its change itself.
  private struct View: Equatable {
    var session: SessionID
    var tip: TurnID?
    var transcript: TranscriptState
    var size: Size
  }

  private var viewed: View? {
    editor.map {
      View(session: $0.session.id, tip: $0.pathTip, transcript: $0.transcript, size: size)
    }
  }

  /// Asks what the turns in view changed, those that were not asked about yet.
  private mutating func measureChangesInView() -> [Effect] {
    guard var changed = editor, let lines = transcriptLayout?.window(changed.transcript).lines
    else { return [] }
    defer { editor = changed }
    let turns = Set(lines.map(\.turn))
    return changed.path.filter { turns.contains($0.id) }
      .flatMap { changed.measureChange(of: $0) }
  }

  private mutating func open(_ opened: OpenedSession) {
    // What was typed into a session that is open already is newer than what is on disk.
    if let editor, editor.session.id == opened.session.id, !editor.isWatching {
      scene = .editor
      return
    }
    editor = EditorState(opened, now: now)
    health = HealthReading()
    spending = nil
    scene = .editor
    sheet = nil
    search = nil
    // Nothing of ours goes into a session that another copy drives; the bar says so.
    if opened.isWatched { notice = nil }
    if let turn = opened.turn { show(turn) }
  }

  /// Chooses a turn, brings it into view, and lets the next prompt go on from it.
  private mutating func show(_ turn: TurnID) {
    guard var changed = editor, let chosen = changed.tree[turn] else { return }
    changed.show(pathTo: changed.tree.newestEnd(of: turn))
    changed.focus = .pictures
    changed.transcript.selection = turn
    if chosen.isAnswered, changed.base?.id != turn { changed.composer.base = .turn(turn) }
    editor = changed
    transcriptLayout?.reveal(turn, in: &changed.transcript)
    editor = changed
  }

  private mutating func take(_ progress: TurnProgress, of id: TurnID) -> [Effect] {
    guard var changed = editor, changed.session.id == session(of: progress, id, in: changed)
    else { return [] }
    let effects = changed.take(progress, of: id, at: now)
    editor = changed
    switch progress {
    case .arriving: return effects + lookAtArriving()
    case .nearing(let use):
      show(words("notice.nearing.\(use.kind.rawValue)", String(use.used), String(use.limit)))
    case .nearingCap(let use):
      show(
        words("notice.nearing.\(use.kind.rawValue)", words.sum(use.spent.total), words.cap(use.cap))
      )
    case .fellBack(let route, let failure):
      let isSameModel = changed.attempts[id]?.last?.model == route.model
      show(
        words(
          isSameModel ? "notice.fellBack.host" : "notice.fellBack",
          isSameModel ? route.host : route.model,
          words["category.\(failure.category.rawValue)"]))
    case .mended(let repair, _, let rules):
      // The next turn goes to the first host again, whatever another one has taught.
      if rules.host == requestRules.host { requestRules = rules }
      show(words["notice.mended.\(repair.rawValue)"])
    // What was said of the turn before is not said of its failure.
    case .retrying: notice = nil
    case .ended(_, let failure?):
      notice = nil
      requestRules.byteLimit = min(
        requestRules.byteLimit, failure.payloadLimit ?? requestRules.byteLimit)
    default: break
    }
    if case .ended = progress, !hasFocus { return effects + [.ring] }
    return effects
  }

  /// The session a turn belongs to: progress of another session's turn is not for this editor.
  private func session(
    of progress: TurnProgress, _ id: TurnID, in editor: EditorState
  ) -> SessionID? {
    switch progress {
    case .committed(let turn), .ended(let turn, _): turn.session
    default: editor.tree[id]?.session
    }
  }

  private mutating func tick(_ date: Date) -> [Effect] {
    now = date
    editor?.film?.advance(to: date)
    if let until = notice?.until, until <= now { notice = nil }
    editor?.goOnPlaying(at: now)
    if let until = escapeArmedUntil, until <= now { escapeArmedUntil = nil }
    if let since = prefixSince, now.timeIntervalSince(since) >= 0.5, sheet == nil {
      sheet = .letters
    }
    let others = readHealthIfDue() + (self.editor?.sendDue(at: now) ?? []) + lookAtArriving()
    guard let editor, editor.waitsByItself, let run = editor.run, let id = run.turn,
      let until = run.notice?.until, until <= now
    else { return others }
    self.editor?.runsElsewhere = false
    return others + [.resumeTurn(id, editor.session)]
  }
}
