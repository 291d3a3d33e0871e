import Foundation
import Imaging
import Testing

/// Pictures in the windows of real terminals, compared with what they were made from.
///
/// `PLANTAIN_PHOTOS=FOLDER` keeps the photographs. Programs that are not installed are passed over;
/// `.ci/packages test` installs them.
@Suite(.serialized) struct RealTerminalTests {
  private static let programs = TerminalWindow.Program.allCases
    .filter { TerminalWindow.isInstalled($0) }

  private func keep(_ photo: Pixmap, as name: String) throws {
    guard let folder = ProcessInfo.processInfo.environment["PLANTAIN_PHOTOS"] else { return }
    let file = URL(filePath: folder).appending(path: "\(name).png")
    try Data(photo.png()).write(to: file)
  }

  @Test(arguments: programs)
  func `the doctor's card arrives as it was drawn`(program: TerminalWindow.Program) throws {
    let house = try Household()
    let command = house.commandLine("doctor", "--images") + "; exec cat"
    let window = try TerminalWindow(program, command: command, environment: house.environment)
    let photo = try window.photograph { $0.rectangle(isGreen).map { $0.height > 300 } ?? false }
    try keep(photo, as: "doctor-\(program.rawValue)")
    // The card in pixels stands above the card in blocks.
    let card = try #require(photo.rectangle(isGreen)?.upperHalf(in: photo, isGreen))
    let drawn = TestCard.draw(width: card.width, height: card.height)
    #expect(photo.difference(to: drawn, at: card) < 12, "\(program) at \(card)")
  }

  /// A session with one picture, how it was drawn, and the editor there in a window.
  private func opened(
    in program: TerminalWindow.Program, images: String
  ) throws -> (Household, TerminalWindow, (Pixmap) -> Double) {
    let house = try Household()
    try house.configure("images: '\(images)'")
    let file = house.folder.appending(path: "lake.png").path
    #expect(try house.run("ask", "a red boat on a lake", "-o", file).code == 0)
    let lake = try Pixmap(decoding: Array(Data(contentsOf: URL(filePath: file))))
    let window = try TerminalWindow(
      program, command: house.commandLine("resume"), environment: house.environment)
    let difference: (Pixmap) -> Double = { photo in
      guard let place = photo.rectangle(isBlue), place.width > 200 else { return 255 }
      return photo.difference(
        to: lake.scaled(to: PixelSize(width: place.width, height: place.height)), at: place)
    }
    return (house, window, difference)
  }

  /// Sixel's 256 colours make 3 of 255, kitty's stretching 1; blocks make more than twice that.
  private static let sharp = 4.0

  @Test(arguments: programs)
  func `a picture is sharp, leaves no ghost behind a sheet, and comes back`(
    program: TerminalWindow.Program
  ) throws {
    let (house, window, difference) = try opened(in: program, images: "auto")
    defer { withExtendedLifetime(house) {} }
    let first = try window.photograph { difference($0) < Self.sharp }
    try keep(first, as: "picture-\(program.rawValue)")
    #expect(difference(first) < Self.sharp)
    let place = try #require(first.rectangle(isBlue))

    try window.press("F1")
    let help = try window.photograph { $0.rectangle(isBlue) == nil }
    try keep(help, as: "help-\(program.rawValue)")
    #expect(help.rectangle(isBlue) == nil)

    try window.press("Escape")
    let back = try window.photograph { difference($0) < Self.sharp }
    try keep(back, as: "back-\(program.rawValue)")
    #expect(difference(back) < Self.sharp && back.rectangle(isBlue) == place)

    // The contact sheet's rows are much like those of the session, moved by one.
    try window.press("ctrl+x", "g")
    let sheet = try window.photograph { photo in
      photo.rectangle(isBlue).map { $0.height < place.height / 3 } ?? false
    }
    try keep(sheet, as: "sheet-\(program.rawValue)")
    let small = try #require(sheet.rectangle(isBlue))
    #expect(small.height < place.height / 3 && small.width < place.width / 3)
  }

  @Test(arguments: programs)
  func `the measure tells pixels from blocks`(program: TerminalWindow.Program) throws {
    let (house, window, difference) = try opened(in: program, images: "blocks")
    defer { withExtendedLifetime(house) {} }
    let photo = try window.photograph { difference($0) < 20 }
    try keep(photo, as: "blocks-\(program.rawValue)")
    #expect((Self.sharp..<20).contains(difference(photo)))
  }
}

/// The pure green of the test card's frame.
private func isGreen(_ pixel: SIMD3<Int>) -> Bool {
  pixel.y > 235 && pixel.x < 30 && pixel.z < 30
}

/// The blues of sky and water.
private func isBlue(_ pixel: SIMD3<Int>) -> Bool {
  pixel.z > pixel.x + 25 && pixel.z > 90
}
