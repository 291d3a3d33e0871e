package import Conversation
package import Foundation
package import Resilience

/// One open session: its turns, the composer, and the turn that runs.
package struct EditorState: Sendable, Equatable {
  /// Where typing goes.
  package enum Focus: Sendable, Equatable {
    case writing, pictures
  }

  /// What came last and is told by the bar until the next send.
  package enum Outcome: Sendable, Equatable {
    /// Nothing could be committed; no turn was made of the prompt.
    case refused(Failure)
    /// A picture, its number, and the seconds it took.
    case arrived(number: Int, seconds: Double)
    case answeredInWords
  }

  package var session: Session
  /// All turns, those in the trash as well.
  package private(set) var history = TurnTree()
  /// The turns that are not in the trash.
  package private(set) var tree = TurnTree()
  /// Of all turns, so that a picture keeps its number whatever goes to the trash.
  package private(set) var numbers = PictureNumbers()
  /// Of all turns, so that a turn keeps its name.
  package private(set) var names = TurnNames()
  /// The turn that the path ends with, once the user chose one or sent one; nil: the newest.
  var pathTip: TurnID?
  /// The turn that the path ended with before it went to the trash.
  var trashedTip: TurnID?
  /// What the user says of the turns.
  package var annotations: [TurnID: Annotation]
  package var attempts: [TurnID: [Attempt]]
  /// What the waiting turns wait for.
  var notices: [TurnID: RetryNotice]
  /// Whether another copy drives the session: it is shown as it goes, and nothing is sent.
  package internal(set) var isWatching: Bool
  package var composer = ComposerState()
  package var transcript = TranscriptState()
  package var focus = Focus.writing
  package var viewer: ViewerState?
  /// All pictures at once; the viewer lies over it.
  package var contactSheet: ContactSheetState?
  /// All turns at once; the viewer lies over it.
  package var treeView: TreeViewState?
  /// Turns of the tree view whose branch is folded.
  var foldedBranches: Set<TurnID> = []
  /// The pictures of the path, one after another; the viewer lies over it.
  package var film: FilmState?
  package var run: TurnRun?
  /// Turns found on disk whose time was still to come: they are sent on when it does.
  var waitingForTime: Set<TurnID> = []
  /// Whether new turns go round the session's model for now.
  package var detour: Detour
  /// Prompts that go when the turn that runs has its answer.
  package private(set) var queue: [Draft] = []
  /// What each prompt of the queue goes on from.
  private var queueBases: [ComposerState.Base] = []
  package var outcome: Outcome?
  /// What turns changed of the picture they edited, as far as it is measured.
  package var changes: [TurnID: PictureDifference] = [:]
  /// Turns whose change was asked for.
  var changesAsked: Set<TurnID> = []
  /// A turn that is being stopped so that its prompt can go again with other settings.
  package struct Resend: Sendable, Equatable {
    package var turn: TurnID
    package var settings: GenerationSettings
  }

  package var resend: Resend?
  /// A prompt that left the composer and is not known to be on disk yet.
  package var uncommitted: Draft?
  /// What was looked for and led here: its words are marked until Esc.
  package var found: SearchQuery?
  /// Whether a prompt that failed waits in the history, because the composer was in use.
  package var upBringsBack = false

  /// A session as it was loaded; a wait that is not over goes on.
  package init(_ opened: OpenedSession, now: Date) {
    session = opened.session
    detour = Detour(around: opened.session.settings.model)
    annotations = opened.annotations
    attempts = opened.attempts
    notices = opened.notices
    isWatching = opened.isWatched
    put(opened.turns)
    if isWatching {
      // What stands in the composer is the other copy's, and so is every wait.
      focus = .pictures
      transcript.selection = tree.turns.last?.id
      return
    }
    if !Self.wasSent(opened.draft, as: tree.turns.last) {
      composer.attachments = opened.draft.attachments
      composer.buffer = TextBuffer(opened.draft.text)
    }
    composer.history = PromptHistory(
      tree.turns.map(Draft.init))
    if let turn = tree.turns.last, turn.state != .waiting, turn.state != .answered,
      turn.state != .interrupted, turn.state != .pending
    {
      upBringsBack = opened.draft.text != turn.promptText
    }
    if let turn = tree.turns.last, turn.state == .waiting, let notice = notice(of: turn),
      notice.until > now
    {
      run = TurnRun(turn: turn.id, startedAt: turn.createdAt, model: turn.settings.model)
      run?.phase = .waiting(notice)
      run?.attempt = notice.nextAttempt - 1
      run?.attemptLimit = notice.attemptLimit
      runsElsewhere = true
    }
    waitingForTime = Set(
      tree.turns.filter { isScheduled($0) && ($0.waitsUntil ?? now) > now }.map(\.id))
  }

  /// Whether a saved draft is on its way already.
  ///
  /// It was saved before its turn was on disk, and the session was left in between; it stands in
  /// the history like every prompt.
  private static func wasSent(_ draft: Draft, as turn: Turn?) -> Bool {
    guard let turn, !draft.text.isEmpty, draft.text == turn.promptText else { return false }
    return turn.state == .answered || turn.state == .pending || turn.state == .waiting
  }

  /// Whether the run is a wait found on disk: nobody has sent it on yet.
  package var runsElsewhere = false

  /// Whether a wait found on disk must be sent on when its time comes.
  package var waitsByItself: Bool { runsElsewhere && run?.notice != nil }

  /// What is saved: what is not committed yet and the queue stand before the composer's words.
  package var draft: Draft {
    let drafts = [uncommitted].compactMap { $0 } + queue + [composer.draft]
    return Draft(
      text: drafts.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n"),
      attachments: drafts.flatMap(\.attachments))
  }

  /// Puts a turn in, or replaces it, and counts the pictures anew.
  package mutating func put(_ turn: Turn) {
    let isNew = history[turn.id] == nil
    history.put(turn)
    numbers = PictureNumbers(history.turns)
    if isNew { names = TurnNames(history) }
    sortOut()
  }

  /// Has a prompt wait until the turn that runs has its answer.
  mutating func enqueue(_ draft: Draft, after base: ComposerState.Base) {
    queue.append(draft)
    queueBases.append(base)
  }

  /// Takes the next prompt from the queue, and what it goes on from.
  mutating func dequeue() -> (draft: Draft, base: ComposerState.Base)? {
    guard !queue.isEmpty, !queueBases.isEmpty else { return nil }
    return (queue.removeFirst(), queueBases.removeFirst())
  }

  /// Takes all prompts from the queue.
  mutating func emptyQueue() -> [Draft] {
    defer { (queue, queueBases) = ([], []) }
    return queue
  }

  /// Puts other turns in the place of all, and counts and names them anew.
  mutating func put(_ turns: [Turn]) {
    history = TurnTree(turns)
    numbers = PictureNumbers(history.turns)
    names = TurnNames(history)
    sortOut()
  }

  /// Leaves out of the tree what is in the trash.
  mutating func sortOut() {
    let isEmpty = annotations.values.allSatisfy { $0.trashedAt == nil }
    tree =
      isEmpty ? history : TurnTree(history.turns.filter { annotations[$0.id]?.trashedAt == nil })
  }

  /// The turn that the next prompt continues.
  package var base: Turn? {
    base(composer.base)
  }

  /// The turn that a prompt with a base continues.
  func base(_ base: ComposerState.Base) -> Turn? {
    switch base {
    case .newest: tree.nearest(upFrom: tip?.id, where: \.isAnswered)
    case .turn(let id): id.flatMap { tree[$0] }
    }
  }

  /// The picture the next prompt edits: the newest of the path it continues.
  package var basePicture: PictureNumbers.Entry? {
    let turn = tree.nearest(upFrom: base?.id) { $0.primaryPicture != nil }
    guard let turn, let picture = turn.primaryPicture else { return nil }
    return numbers.number(of: picture, in: turn.id).flatMap { numbers[$0] }
  }

  /// The turn commands act on: the chosen one, else the last of the path.
  package var current: Turn? {
    if viewer == nil, let entry = film?.entry ?? chosenEntry, let turn = tree[entry.turn] {
      return turn
    }
    if viewer == nil, let treeView {
      return treeView.chosen.flatMap { tree[$0] } ?? tip
    }
    if focus == .pictures || viewer != nil, let id = transcript.selection, let turn = tree[id],
      viewer != nil || contactSheet != nil || isOnPath(id)
    {
      return turn
    }
    return tip
  }

  /// Why a turn ended, or why its last attempt failed.
  package func failure(of turn: Turn) -> Failure? {
    switch turn.state {
    case .pending: nil
    // Words instead of a picture are an answer, and still tell why there is none.
    case .answered: turn.resultPictures.isEmpty ? attempts[turn.id]?.last?.failure : nil
    case .cancelled: cancellation(of: turn)
    default: lastFailure(of: turn)
    }
  }

  /// What the card tells of a turn: what it waits for, else why it ended.
  func toldFailure(of turn: Turn) -> Failure? { notice(of: turn)?.failure ?? failure(of: turn) }

  private func lastFailure(of turn: Turn) -> Failure? {
    attempts[turn.id]?.last { $0.failure != nil }?.failure
  }

  /// A turn stopped while it waited ended by the stop, not by what its last attempt failed with.
  private func cancellation(of turn: Turn) -> Failure {
    let last = lastFailure(of: turn)
    if let last, last.category == .cancelled { return last }
    return Failure(.cancelled, .stopped, message: "", charge: last?.charge ?? .none)
  }

  /// The wait a turn is in: of the run, else as it is on disk.
  package func notice(of turn: Turn) -> RetryNotice? {
    if let run, run.turn == turn.id { return run.notice }
    return turn.state == .waiting ? notices[turn.id] : nil
  }

  /// What the session cost so far; what is in the trash was paid for as well.
  package var cost: Money {
    history.turns.reduce(.zero) { $0 + ($1.cost ?? .zero) }
  }

  /// The title, or what a session without one is called.
  package func shownTitle(_ words: Words) -> String {
    session.title.isEmpty ? words["session.new"] : session.title
  }
}
