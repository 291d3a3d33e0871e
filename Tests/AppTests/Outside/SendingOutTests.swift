import ChatUI
import Conversation
import Foundation
import Storage
import Testing

@testable import App

/// `O` and `y` from the effect to the program that takes the picture, and what the bar is told.
@MainActor @Suite struct SendingOutTests {
  private let home: TemporaryHome
  private let programs: ScriptedPrograms
  private let display = RecordingDisplay()
  private let bytes = Data("the picture's bytes, not one changed".utf8)

  init() throws {
    home = try TemporaryHome()
    programs = try ScriptedPrograms(in: home.folder)
  }

  /// A runner with a picture in its store, and what it posts.
  private func runner(
    _ variables: [String: String], _ display: RecordingDisplay? = nil
  ) async throws -> (EffectRunner, Picture, AsyncStream<Action>) {
    let environment = ["PATH": programs.folder.path].merging(variables) { $1 }
    let services = try await home.services(
      baseURL: "http://127.0.0.1:9", environment: environment)
    let picture = Picture(
      blob: try services.blobs.store(Array(bytes)), mimeType: "image/png", width: 4, height: 4,
      byteCount: bytes.count)
    let (actions, continuation) = AsyncStream.makeStream(of: Action.self)
    let runner = EffectRunner(
      services: services, display: display ?? self.display,
      held: HeldSessions(dataFolder: services.paths.data),
      post: { continuation.yield($0) })
    return (runner, picture, actions)
  }

  @Test func `O gives the viewer a copy, and the copy goes with Plantain`() async throws {
    try programs.add("xdg-open", "exit 4")
    let (runner, picture, actions) = try await runner(["DISPLAY": ":0"])
    runner.perform(.openOutside(picture, name: "lake-2.png"))
    var told = actions.makeAsyncIterator()
    #expect(await told.next() == .sentOut(.success(.opened(name: "lake-2.png"))))
    // It fails at once, so by now it has written down how it was called.
    let failure = await told.next()
    let path = try #require(programs.arguments(of: "xdg-open")?.first)
    let shown = "~" + path.dropFirst(home.folder.path.count)
    #expect(failure == .sentOut(.failure(.noViewer(path: shown))))
    #expect(path.hasSuffix("/lake-2.png") && shown.hasPrefix("~/.cache/plantain/out/"))
    #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    #expect(path != runner.services.blobs.url(for: picture.blob).path)
    #expect(programs.input(of: "xdg-open") == Data())
    #expect(programs.variables(of: "xdg-open")?.contains("API_KEY") == false)
    await runner.finish()
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `over SSH O tells where a copy is`() async throws {
    try programs.add("xdg-open")
    let (runner, picture, actions) = try await runner(["DISPLAY": ":0", "SSH_TTY": "/dev/pts/0"])
    runner.perform(.openOutside(picture, name: "lake-2.png"))
    var told = actions.makeAsyncIterator()
    guard case .sentOut(.success(.copied(let path)))? = await told.next() else {
      Issue.record("no path was told")
      return
    }
    let copy = home.folder.path + path.dropFirst()
    #expect(try Data(contentsOf: URL(filePath: copy)) == bytes)
    #expect(programs.arguments(of: "xdg-open") == nil)
    await runner.finish()
  }

  @Test func `y hands the picture's bytes to the clipboard's program`() async throws {
    try programs.add("wl-copy")
    let (runner, picture, actions) = try await runner(["WAYLAND_DISPLAY": "wayland-0"])
    runner.perform(.copyPicture(picture))
    var told = actions.makeAsyncIterator()
    #expect(await told.next() == .sentOut(.success(.onClipboard)))
    #expect(programs.arguments(of: "wl-copy") == ["--type", "image/png"])
    #expect(programs.input(of: "wl-copy") == bytes)
    await runner.finish()
    #expect(display.copied.isEmpty)
  }

  @Test func `where the terminal takes a picture y hands it the bytes, and no program`()
    async throws
  {
    try programs.add("wl-copy")
    let display = RecordingDisplay(clipboardAnswer: true)
    let (runner, picture, actions) = try await runner(["WAYLAND_DISPLAY": "wayland-0"], display)
    runner.perform(.copyPicture(picture))
    var told = actions.makeAsyncIterator()
    #expect(await told.next() == .sentOut(.success(.onClipboard)))
    await runner.finish()
    let file = runner.services.blobs.url(for: picture.blob).path
    #expect(display.copiedFiles == ["image/png \(file)"] && display.copied.isEmpty)
    #expect(programs.arguments(of: "wl-copy") == nil)
  }

  @Test func `a terminal that refuses a picture leaves it to the program`() async throws {
    try programs.add("wl-copy")
    let display = RecordingDisplay(clipboardAnswer: false)
    let (runner, picture, actions) = try await runner(["WAYLAND_DISPLAY": "wayland-0"], display)
    runner.perform(.copyPicture(picture))
    var told = actions.makeAsyncIterator()
    #expect(await told.next() == .sentOut(.success(.onClipboard)))
    #expect(programs.input(of: "wl-copy") == bytes && display.copiedFiles.count == 1)
    await runner.finish()
  }

  @Test func `a clipboard that fails is named`() async throws {
    try programs.add("xclip", "exit 1")
    let (runner, picture, actions) = try await runner(["DISPLAY": ":0"])
    runner.perform(.copyPicture(picture))
    var told = actions.makeAsyncIterator()
    #expect(await told.next() == .sentOut(.failure(.noClipboard(program: "xclip"))))
    #expect(
      programs.arguments(of: "xclip") == ["-selection", "clipboard", "-t", "image/png", "-i"])
    await runner.finish()
  }

  @Test func `where no picture reaches the clipboard its path does`() async throws {
    let (runner, picture, actions) = try await runner([:])
    runner.perform(.copyPicture(picture))
    var told = actions.makeAsyncIterator()
    #expect(await told.next() == .sentOut(.success(.pathOnClipboard)))
    #expect(display.copied == [runner.services.blobs.url(for: picture.blob).path])
    await runner.finish()
  }
}
