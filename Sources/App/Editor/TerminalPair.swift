import Screen
import Terminal

/// The two halves of the terminal, taken and given back together.
struct TerminalPair {
  let options: TerminalOptions
  let input: TerminalInput
  let screen: TerminalScreen
  /// The size at the start; later ones come as input.
  let size: Size
  /// A cell's size in pixels, where the terminal tells it.
  let cellSize: CellPixels?

  /// Takes the terminal.
  ///
  /// - Throws: ``UsageError`` where there is none.
  init(_ options: TerminalOptions) throws(UsageError) {
    do {
      input = try TerminalInput(options)
      screen = try TerminalScreen(options, input: input)
    } catch {
      throw UsageError("\(error) plantain ask works without a screen.")
    }
    self.options = options
    size = windowSize(options.output) ?? Size(columns: 80, rows: 24)
    cellSize = Terminal.cellSize(options.output)
  }

  /// Passes input on until the terminal is closed.
  ///
  /// The terminal is asked for its background and for the pictures it can show. Both answers count
  /// whenever they come; the first frame waits for the background 30 ms at most, unless the
  /// configuration has chosen a theme.
  func read(_ take: @escaping @Sendable (InputEvent) -> Void) async -> Task<Void, Never> {
    let (answers, answered) = AsyncStream.makeStream(of: Void.self)
    let choosesTheme = options.theme == Theme()
    let reading = Task {
      for await event in input.events {
        if case .reply(let bytes) = event {
          if choosesTheme, let background = BackgroundReply.color(bytes) {
            await screen.setTheme(.fitting(background), isASCII: options.isASCII)
            answered.finish()
          }
          await screen.hear(bytes)
        }
        if case .resize = event { await screen.askForCell() }
        take(event)
      }
    }
    guard choosesTheme else { return reading }
    await screen.setTheme(.fitting(nil), isASCII: options.isASCII)
    await screen.askForBackground()
    await withTaskGroup { group in
      group.addTask { for await _ in answers {} }
      group.addTask { try? await Task.sleep(for: .milliseconds(30)) }
      await group.next()
      group.cancelAll()
    }
    return reading
  }

  func close() async {
    input.stop()
    await screen.close()
  }
}
