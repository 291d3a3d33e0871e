import Dispatch
import Foundation
import Screen
import Synchronization
import Terminal

/// A terminal in memory: the program's end, and everything that was written to it.
final class PseudoTerminal: Sendable {
  let program: Int32
  let path: String
  private let master: Int32
  private let size = Mutex(Size(columns: 80, rows: 24))
  private let written = Mutex<[UInt8]>([])
  private let ended = DispatchSemaphore(value: 0)
  private let isHeld = Mutex(false)
  private let released = DispatchSemaphore(value: 0)

  init(columns: Int = 80, rows: Int = 24) throws {
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (number, lock): (Int32, Int32) = (0, 0)
    // TIOCSPTLCK and TIOCGPTN: what unlockpt(3) and ptsname(3) are made of.
    guard master >= 0, ioctl(master, 0x4004_5431, &lock) == 0,
      ioctl(master, 0x8004_5430, &number) == 0
    else { throw POSIXError(.ENOTTY) }
    path = "/dev/pts/\(number)"
    program = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    resize(columns: columns, rows: rows)
    DispatchQueue(label: "pseudo-terminal").async { [self] in
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(master, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        written.withLock { $0 += buffer[..<count] }
        if isHeld.withLock({ $0 }) { released.wait() }
      }
      ended.signal()
    }
  }

  /// Everything that was written so far; waits until the line is empty.
  var output: String {
    // What the program wrote before now is in the line; a mark behind it tells when it came out.
    // It may come between the bytes of a character.
    let mark = Array("\u{1B}\\mark\(UInt64.random(in: 0 ... .max))\u{1B}".utf8)
    var rest = mark[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(program, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else { break }
      rest = rest.dropFirst(max(0, count))
    }
    while true {
      let bytes = written.withLock { written -> [UInt8]? in
        guard let range = written.firstRange(of: mark) else { return nil }
        let before = Array(written[..<range.lowerBound])
        written.removeSubrange(range)
        return before
      }
      if let bytes { return String(decoding: bytes, as: UTF8.self) }
      sched_yield()
    }
  }

  /// The next bytes are the last that are taken until ``release()``: a line that is full.
  func hold() {
    isHeld.withLock { $0 = true }
  }

  func release() {
    isHeld.withLock { $0 = false }
    released.signal()
  }

  /// Whether some text was written, of what has been taken from the line.
  func hasTaken(_ text: String) -> Bool {
    written.withLock { $0.firstRange(of: Array(text.utf8)) != nil }
  }

  func resize(columns: Int, rows: Int) {
    var window = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
    size.withLock { $0 = Size(columns: columns, rows: rows) }
  }

  /// Presses keys.
  func type(_ bytes: String) {
    _ = Array(bytes.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// The modes as `stty` would print them.
  var modes: [UInt32] {
    var modes = termios()
    tcgetattr(program, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag]
  }

  /// Hangs up.
  func hangUp() {
    close(program)
    close(master)
  }

  /// The screen as another terminal emulator (pyte) sees what was written.
  func screen() throws -> EmulatedScreen {
    let size = size.withLock { $0 }
    return try EmulatedScreen(output, size: size)
  }

  /// Options for this terminal.
  func options(_ environment: [String: String] = [:]) -> TerminalOptions {
    let base = ["TERM": "xterm-256color", "COLORTERM": "truecolor"]
    var options = TerminalOptions(
      environment: base.merging(environment) { $1 }, cacheFolder: cacheFolder)
    options.input = program
    options.output = program
    return options
  }
}

/// Where the tests keep the terminfo entry.
let cacheFolder = FileManager.default.temporaryDirectory
  .appendingPathComponent("plantain-terminal-tests-\(getpid())").path

/// What pyte makes of some output: lines of text, and each cell's colours.
struct EmulatedScreen: Decodable {
  struct Cell: Decodable, Equatable {
    var text: String
    var foreground: String
    var background: String
  }

  var lines: [String]
  var cells: [[Cell]]
  var cursor: [Int]

  init(_ output: String, size: Size) throws {
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    python.arguments = ["-c", Self.program, String(size.columns), String(size.rows)]
    let (input, answer) = (Pipe(), Pipe())
    python.standardInput = input
    python.standardOutput = answer
    try python.run()
    DispatchQueue.global().async {
      try? input.fileHandleForWriting.write(contentsOf: Data(output.utf8))
      try? input.fileHandleForWriting.close()
    }
    let data = answer.fileHandleForReading.readDataToEndOfFile()
    self = try JSONDecoder().decode(Self.self, from: data)
  }

  private static let program = """
    import json, pyte, sys
    class Screen(pyte.Screen):
      # CSI S and CSI T, which pyte leaves out: lines deleted or inserted at the top margin.
      def at_top(self, act, count):
        x, y = self.cursor.x, self.cursor.y
        self.cursor.y = self.margins.top if self.margins else 0
        act(count)
        self.cursor.x, self.cursor.y = x, y
      def scroll_up(self, count=1, **_): self.at_top(self.delete_lines, count)
      def scroll_down(self, count=1, **_): self.at_top(self.insert_lines, count)
    class Stream(pyte.ByteStream):
      csi = {**pyte.ByteStream.csi, "S": "scroll_up", "T": "scroll_down"}
      events = pyte.ByteStream.events | {"scroll_up", "scroll_down"}
    screen = Screen(int(sys.argv[1]), int(sys.argv[2]))
    Stream(screen).feed(sys.stdin.buffer.read())
    cell = lambda c: {"text": c.data, "foreground": c.fg, "background": c.bg}
    print(json.dumps({
      "lines": [line.rstrip() for line in screen.display],
      "cells": [[cell(screen.buffer[y][x]) for x in range(screen.columns)]
        for y in range(screen.lines)],
      "cursor": [screen.cursor.x, screen.cursor.y]}))
    """
}
