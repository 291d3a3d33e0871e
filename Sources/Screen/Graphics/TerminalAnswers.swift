/// What a terminal has said of itself, put together from its replies as they come.
///
/// The questions are XTVERSION, one of kitty's graphics protocol, the size of a cell and of the text
/// area, and the device attributes, which every terminal answers: what has not been answered before
/// them will not be.
package struct TerminalAnswers: Hashable, Sendable {
  /// The program's name and version: `kitty(0.35.2)`, `WezTerm 20240203`, `tmux 3.3a`.
  package private(set) var name = ""
  /// Whether kitty's question for a picture was answered with OK.
  package private(set) var knowsKitty = false
  /// Whether the device attributes name sixel.
  package private(set) var knowsSixel = false
  /// A cell in pixels, as the terminal says.
  package private(set) var cell: CellPixels?
  /// The text area in pixels, as the terminal says.
  package private(set) var area: CellPixels?
  /// Whether the terminal says that it knows kitty's clipboard protocol.
  private var knowsClipboard = false
  /// Whether the device attributes have come: all that is answered is.
  package private(set) var isComplete = false

  package init() {}

  /// The number that the question for kitty's protocol carries.
  package static let kittyQuestion = 31

  /// Whether data of any type can be put on the clipboard through the terminal, by what it says or
  /// by its name.
  package var takesClipboardData: Bool { knowsClipboard || Brand(name).takesClipboardData }

  /// Takes a reply; answers whether it was one of these.
  @discardableResult
  package mutating func take(_ reply: [UInt8]) -> Bool {
    let text = String(decoding: reply, as: UTF8.self)
    if text.hasPrefix("P>|") {
      // Behind tmux the terminal outside answers too, and later: it is the one that paints.
      name = SafeText.visible(String(text.dropFirst(3).prefix(60)), singleLine: true)
    } else if text.hasPrefix("_Gi=\(Self.kittyQuestion)") {
      knowsKitty = text.hasSuffix(";OK")
    } else if text.hasPrefix("[?5522;"), text.hasSuffix("$y") {
      // The mode is set, reset or always set: 0 and 4 say that it is not there.
      knowsClipboard = [1, 2, 3].contains(Self.numbers(text).last)
    } else if text.hasPrefix("[?"), text.hasSuffix("c") {
      knowsSixel = Self.numbers(text).contains(4)
      isComplete = true
    } else if text.hasPrefix("[6;"), text.hasSuffix("t") {
      cell = Self.size(text)
    } else if text.hasPrefix("[4;"), text.hasSuffix("t") {
      area = Self.size(text)
    } else {
      return false
    }
    return true
  }

  /// The size of a cell: as the terminal says, else from its text area.
  package func cellPixels(on screen: Size) -> CellPixels? {
    if let cell { return cell }
    guard let area, screen.columns > 0, screen.rows > 0 else { return nil }
    return CellPixels(width: area.width / screen.columns, height: area.height / screen.rows)
  }

  /// `CSI 6 ; height ; width t`; nil for sizes that no cell or window has.
  private static func size(_ text: String) -> CellPixels? {
    let numbers = numbers(text)
    guard numbers.count == 3 else { return nil }
    return CellPixels(width: numbers[2], height: numbers[1])
  }

  private static func numbers(_ text: String) -> [Int] {
    text.split { !$0.isNumber }.map { $0.count > 6 ? 0 : Int($0) ?? 0 }
  }
}
