import Dispatch
import Glibc
package import Screen
import Synchronization

/// The real terminal, painted by ncurses on a queue of its own.
///
/// On a slow line a frame takes long to send. Frames that come meanwhile replace each other: only
/// the newest is shown, and nobody waits.
package actor TerminalScreen: Display {
  nonisolated let executor = QueueExecutor(label: "plantain.terminal")
  private let input: TerminalInput?
  let session: CursesSession
  var painter: FramePainter
  private(set) var isOpen = true
  private(set) var isAway = false
  /// The newest frame that was not painted yet.
  private let waiting = Mutex<Frame?>(nil)
  /// The frame that is on the screen.
  private var current: Frame?
  /// Pictures as pixels; nil while they are block characters only.
  var layer: ImageLayer?
  var source: ImageSource?
  /// What is known of the terminal's pictures.
  var facts = GraphicsFacts()
  var tell: (@Sendable (GraphicsVerdict) -> Void)?
  /// How many pictures are being made.
  var making = 0
  /// What of pictures has not been written yet.
  var outbox: [ImageDispatch] = []
  /// What is on its way to the clipboard, and how many writes there have been.
  var copying: ClipboardWrite?
  var copies = 0
  var hasAskedForClipboard = false
  /// How many colours the terminal shows.
  package nonisolated let depth: ColorDepth

  /// Takes the terminal; one at a time in a process.
  ///
  /// - Parameters:
  ///   - options: which terminal, and how it is to be used.
  ///   - input: what reads the same terminal, to be held while it is given away.
  /// - Throws: ``TerminalFailure``, where there is no terminal or not enough of one.
  package init(_ options: TerminalOptions, input: TerminalInput? = nil) throws(TerminalFailure) {
    session = try CursesSession(options)
    painter = FramePainter(session, options)
    depth = session.depth
    self.input = input
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  package nonisolated func show(_ frame: Frame) {
    let isScheduled = waiting.withLock { waiting in
      defer { waiting = frame }
      return waiting != nil
    }
    guard !isScheduled else { return }
    executor.queue.async { self.assumeIsolated { $0.paintNewest() } }
  }

  package func setTitle(_ title: String) async {
    guard isOpen, !isAway else { return }
    session.setTitle(LineWrap.truncated(SafeText.visible(title, singleLine: true), to: 120))
  }

  package func copy(_ text: String) async {
    guard isOpen, !isAway else { return }
    session.copy(SafeText.visible(text))
  }

  package func ring() async {
    guard isOpen, !isAway else { return }
    session.ring()
  }

  package func invalidate() async {
    painter.invalidate()
  }

  /// Asks for the colour of the terminal's background.
  ///
  /// The answer comes as an ``InputEvent/reply(_:)`` that ``BackgroundReply`` reads, or never.
  package func askForBackground() async {
    guard isOpen, !isAway else { return }
    session.askForBackground()
  }

  /// Paints in other colours from the next frame on.
  package func setTheme(_ theme: Theme, isASCII: Bool) async {
    painter.change(theme, isASCII: isASCII)
  }

  package func suspend() async {
    guard isOpen, !isAway else { return }
    isAway = true
    abandonCopy()
    input?.pause()
    forgetPictures()
    session.leave()
  }

  package func resume() async {
    guard isOpen else { return }
    isAway = false
    session.reenter()
    input?.resume()
    painter.invalidate()
    repaint()
  }

  package func close() async {
    guard isOpen else { return }
    isOpen = false
    abandonCopy()
    input?.stop()
    forgetPictures()
    session.close()
  }

  /// Waits until every frame shown so far was sent to the terminal.
  package func settle() async {
    paintNewest()
  }

  /// Stops the process until it is continued, between ``suspend()`` and ``resume()``.
  package nonisolated static func stopProcess() {
    raise(SIGSTOP)
  }

  private func paintNewest() {
    guard isOpen, !isAway else { return }
    let frame = waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    if session.followWindow() { painter.invalidate() }
    guard let frame else { return }
    paint(frame)
  }

  /// Paints the newest frame, also where it is on the screen already: pictures came, or time passed.
  func repaint() {
    guard isOpen, !isAway else { return }
    if waiting.withLock({ $0 != nil }) {
      paintNewest()
    } else if let current {
      paint(current)
    }
  }

  private func paint(_ frame: Frame) {
    current = frame
    let cells = layer?.dressed(frame) ?? frame.cells
    painter.makeRoom(for: cells)
    if painter.clearsScreen(for: cells) { loseOverlays() }
    let change =
      outbox.isEmpty ? layer?.change(to: frame, at: .now) ?? ImageLayer.Change() : .init()
    let sent = painter.paint(frame, as: cells, on: session.size, sendingWhole: change.rows)
    let links = painter.links(frame, in: sent, session.strings)
    session.update(before: change.before, after: change.after + links)
    if let due = change.due { repaint(at: due) }
    makeMissing(in: frame)
  }
}
