import Foundation
import Testing

@testable import App

/// Which program takes a picture, by what the environment says.
@Suite struct DesktopTests {
  private let home: TemporaryHome
  private let programs: ScriptedPrograms

  init() throws {
    home = try TemporaryHome()
    programs = try ScriptedPrograms(in: home.folder)
    for name in ["xdg-open", "wl-copy", "xclip"] { try programs.add(name) }
  }

  private func desktop(_ variables: [String: String], path: String? = nil) -> Desktop {
    Desktop(environment: ["PATH": path ?? programs.folder.path].merging(variables) { $1 })
  }

  @Test func `a viewer needs a screen that the user sits before`() {
    let viewer = [programs.path("xdg-open")]
    #expect(desktop(["DISPLAY": ":0"]).viewer == viewer)
    #expect(desktop(["WAYLAND_DISPLAY": "wayland-0"]).viewer == viewer)
    #expect(desktop(["DISPLAY": ""]).viewer == nil)
    #expect(desktop([:]).viewer == nil)
    for variable in ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"] {
      #expect(desktop(["DISPLAY": "localhost:10", variable: "x"]).viewer == nil)
    }
  }

  @Test func `Wayland's clipboard comes before X11's, and none is there over SSH`() {
    let wayland = [programs.path("wl-copy"), "--type", "image/png"]
    let x11 = [programs.path("xclip"), "-selection", "clipboard", "-t", "image/png", "-i"]
    let both = ["DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"]
    #expect(desktop(both).clipboard(for: "image/png") == wayland)
    #expect(desktop(["DISPLAY": ":0"]).clipboard(for: "image/png") == x11)
    #expect(desktop([:]).clipboard(for: "image/png") == nil)
    #expect(
      desktop(both.merging(["SSH_TTY": "/dev/pts/1"]) { $1 }).clipboard(for: "image/png") == nil)
  }

  @Test func `X11's program serves where Wayland's is missing`() throws {
    try FileManager.default.removeItem(atPath: programs.path("wl-copy"))
    let both = ["DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"]
    #expect(desktop(both).clipboard(for: "image/jpeg")?.first == programs.path("xclip"))
  }

  @Test func `only programs in absolute folders of the path are taken`() throws {
    #expect(desktop(["DISPLAY": ":0"], path: ".:bin:").viewer == nil)
    let folder = home.folder.appending(path: "other/xdg-open")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = "\(home.folder.path)/other:\(programs.folder.path)"
    #expect(desktop(["DISPLAY": ":0"], path: path).viewer == [programs.path("xdg-open")])
  }
}
