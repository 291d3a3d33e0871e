import Dispatch
import Glibc
package import Screen

/// Pictures as pixels, where the terminal shows them.
extension TerminalScreen {
  /// How many pictures are made at once.
  private static let makers = 2
  /// How many bytes of pictures are written before a frame may come between.
  private static let batch = 16_384

  /// Begins to show pictures as well as the terminal can, and asks it how well that is.
  ///
  /// Its answers come with ``hear(_:)``, or never: nobody waits for them, and blocks stand meanwhile.
  ///
  /// - Parameters:
  ///   - facts: What is known before it has answered.
  ///   - source: Makes the pixels of pictures.
  ///   - tell: Told each verdict.
  package func showPictures(
    _ facts: GraphicsFacts, from source: @escaping ImageSource,
    tell: @escaping @Sendable (GraphicsVerdict) -> Void
  ) async {
    guard isOpen, !isAway else { return }
    self.facts = facts
    self.source = source
    self.tell = tell
    session.askForGraphics(facts.multiplexer)
    if facts.mode != .auto { judge() }
  }

  /// Takes a reply of the terminal's.
  package func hear(_ reply: [UInt8]) async {
    if let number = KittyCommand.refused(by: reply), let rest = layer?.forget(number) {
      if outbox.isEmpty { session.write(rest) }
      return repaint()
    }
    if hearOfCopy(reply) { return }
    // A late answer counts as well: behind tmux those of the terminal outside come last.
    guard facts.answers.take(reply), facts.answers.isComplete else { return }
    if isOpen, !isAway { askForClipboard() }
    judge()
  }

  /// Asks how large a cell is now: another font changes the window's size in cells.
  package func askForCell() async {
    guard isOpen, !isAway, facts.answers.isComplete else { return }
    session.askForCell()
  }

  package func use(_ mode: ImageMode) async {
    guard mode != facts.mode else { return }
    facts.mode = mode
    judge()
  }

  private func judge() {
    guard isOpen, !isAway else { return }
    facts.screen = session.size
    let verdict = GraphicsVerdict(facts)
    tell?(verdict)
    let cell = verdict.rung == .blocks ? layer?.cell : verdict.cell ?? .usual
    guard verdict.rung != layer?.rung ?? .blocks || cell != layer?.cell else { return }
    forgetPictures()
    layer =
      verdict.rung == .blocks
      ? nil
      : ImageLayer(
        verdict, passesTmux: facts.multiplexer == .tmux, firstNumber: PictureNumber.ownPlace)
    painter.movesRows = !verdict.rung.isOverlay
    painter.invalidate()
    repaint()
  }

  /// Has the pictures made that a frame shows and the terminal has not.
  func makeMissing(in frame: Frame) {
    guard let source else { return }
    for request in layer?.missing(in: frame, atMost: Self.makers - making) ?? [] {
      guard let form = layer?.form(of: request) else { return }
      making += 1
      Task {
        let payload = await source(request, form)
        deliver(payload, for: request, form)
      }
    }
  }

  private func deliver(_ payload: ImagePayload?, for request: ImageRequest, _ form: ImageForm) {
    making -= 1
    guard layer?.form(of: request) == form else { return }
    let pieces = layer?.take(payload, for: request) ?? []
    let isIdle = outbox.isEmpty
    outbox += pieces.map(ImageDispatch.bytes) + [.ready(request)]
    if isIdle { dispatch() }
  }

  /// Writes the next pieces of pictures; frames may come between two calls.
  private func dispatch() {
    guard isOpen, !isAway else { return }
    var bytes: [UInt8] = []
    var isReady = false
    while bytes.count < Self.batch, !outbox.isEmpty {
      switch outbox.removeFirst() {
      case .bytes(let piece): bytes += piece
      case .ready(let request):
        bytes += layer?.markReady(request) ?? []
        isReady = true
      }
    }
    session.write(bytes)
    // Between the pieces of one picture no other command of its protocol may stand.
    if isReady, outbox.isEmpty { repaint() }
    if !outbox.isEmpty {
      executor.queue.async { self.assumeIsolated { $0.dispatch() } }
    }
  }

  /// Paints once more when a time has come.
  func repaint(at due: ContinuousClock.Instant) {
    let wait = (due - .now).components
    let nanoseconds = wait.seconds * 1_000_000_000 + wait.attoseconds / 1_000_000_000
    executor.queue.asyncAfter(deadline: .now() + .nanoseconds(Int(nanoseconds))) {
      self.assumeIsolated { $0.repaint() }
    }
  }

  /// The screen is about to be cleared, and with it goes what lies over its cells.
  ///
  /// kitty drops a picture too of which only a part has been sent.
  func loseOverlays() {
    if outbox.isEmpty { layer?.clear() } else { forgetPictures() }
  }

  /// Takes our pictures back from the terminal.
  func forgetPictures() {
    if !outbox.isEmpty, let end = layer?.abort { session.write(end) }
    outbox = []
    if let forgotten = layer?.forgetAll() { session.write(forgotten) }
  }
}
