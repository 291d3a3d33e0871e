import Dispatch
import Screen

/// Data of any type on the clipboard of whoever looks at the screen, where the terminal takes it.
extension TerminalScreen {
  package func copy(
    file: String, as mimeType: String, told: @escaping @Sendable (Bool) -> Void
  ) async -> Bool {
    guard isOpen, !isAway, facts.multiplexer == nil, facts.answers.takesClipboardData,
      copying?.isSent ?? true
    else { return false }
    copies += 1
    let command = ClipboardCommand(id: copies, mimeType: mimeType)
    guard let write = ClipboardWrite(file: file, command, told: told) else { return false }
    // A write that was never answered is given up for the next one.
    copying = write
    sendCopy(write)
    return true
  }

  /// Asks whether the terminal takes data for its clipboard: only one that has given its name, since
  /// some that have none print the question.
  func askForClipboard() {
    guard !hasAskedForClipboard, facts.multiplexer == nil, !facts.answers.name.isEmpty else {
      return
    }
    hasAskedForClipboard = true
    session.askForClipboard()
  }

  /// Takes the terminal's answer to a write; false for other replies.
  func hearOfCopy(_ reply: [UInt8]) -> Bool {
    guard let write = copying, let isDone = write.command.outcome(of: reply) else { return false }
    endCopy(isDone: isDone)
    return true
  }

  /// Gives a write up that is not all sent: the terminal is given away, and drops what has come.
  func abandonCopy() {
    if copying?.isSent == false { endCopy(isDone: false) }
  }

  /// Writes the next packets; frames may come between two calls.
  private func sendCopy(_ write: ClipboardWrite) {
    guard copying === write else { return }
    guard let packets = try? write.next() else { return endCopy(isDone: false) }
    session.write(packets)
    guard !write.isSent else { return }
    executor.queue.async { self.assumeIsolated { $0.goOnCopying() } }
  }

  private func goOnCopying() {
    if let copying, isOpen, !isAway { sendCopy(copying) }
  }

  private func endCopy(isDone: Bool) {
    copying?.told(isDone)
    copying = nil
  }
}
