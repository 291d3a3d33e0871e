import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// Keys in order, and what each leads to.
@Suite struct KeyDialogueTests {
  @Test func `C-c stops, rests a second, then leaves`() throws {
    var state = try Running.thinking(Size(columns: 80, rows: 24))
    #expect(state.press("<C-c>") == [.stopTurn(Fixture.turnID(2))])
    var turn = Fixture.pending(2, "x", parent: 1)
    turn.state = .cancelled
    _ = state.update(.turn(turn.id, .ended(turn, Failure(.cancelled, .stopped, message: ""))))
    #expect(state.press("<C-c>") == [])
    _ = state.update(.tick(Fixture.now + 15.1))
    #expect(state.press("<C-c>") == [.quit])
  }

  @Test func `C-c closes a sheet and a view before it leaves`() throws {
    var state = try Fixture.state()
    state.press("<F1>")
    #expect(state.press("<C-c>") == [] && state.sheet == nil)
    state.press("<C-x>v")
    #expect(state.editor?.viewer != nil)
    #expect(state.press("<C-c>") == [] && state.editor?.viewer == nil)
    #expect(state.press("<C-c>") == [.quit])
  }

  @Test func `q asks only while a turn is in flight`() throws {
    var state = try Fixture.state()
    #expect(state.press("<C-x>q") == [.quit])
    state = try Running.waiting(Size(columns: 80, rows: 24))
    #expect(state.press("<C-x>q") == [.quit])
    state = try Running.thinking(Size(columns: 80, rows: 24))
    #expect(state.press("<C-x>q") == [])
    #expect(state.frame.cells.text.contains("a turn is in flight"))
    var other = state
    #expect(state.press("q") == [.quit])
    #expect(other.press("<Enter>") == [] && other.sheet == nil)
    #expect(other.press("<C-x>q<C-x>q") == [.quit])
  }

  @Test func `two Esc stop a turn, one says so for two seconds`() throws {
    var state = try Running.thinking(Size(columns: 80, rows: 24))
    #expect(state.press("<Esc>") == [])
    #expect(state.frame.cells.text.contains("Esc again stops this turn"))
    var late = state
    _ = late.update(.tick(Fixture.now + 17))
    #expect(late.press("<Esc>") == [])
    #expect(state.press("<Esc>") == [.stopTurn(Fixture.turnID(2))])
  }

  @Test func `Esc, C-g and unknown keys after C-x do nothing and type nothing`() throws {
    for keys in ["<C-x><Esc>", "<C-x><C-g>", "<C-x>§", "<C-x><PgUp>"] {
      var state = try Fixture.state()
      #expect(state.press(keys) == [])
      #expect(state.editor?.composer.isEmpty == true && state.prefixSince == nil)
    }
  }

  @Test func `letters show after half a second and take the key`() throws {
    var state = try Fixture.state()
    state.press("<C-x>")
    _ = state.update(.tick(Fixture.now + 0.4))
    #expect(state.sheet == nil)
    _ = state.update(.tick(Fixture.now + 0.5))
    #expect(state.sheet == .letters)
    state.press("b")
    #expect(state.sheet == nil && state.scene == .browser)
  }

  @Test func `Tab goes to the pictures, letters act there, and words beyond ASCII go back`() throws
  {
    var state = try Fixture.state()
    state.press("<Tab>i")
    #expect(state.editor?.composer.isEmpty == true)
    #expect(state.frame.cells.text.contains("asked gemini-3-pro-image"))
    state.press("月")
    #expect(state.editor?.focus == .writing)
    #expect(state.editor?.composer.buffer.text == "月")
  }

  @Test func `space folds, enter unfolds, then views`() throws {
    var state = try Fixture.state()
    state.press("<Tab> ")
    #expect(state.frame.cells.text.contains("▸ @2  2752×1536"))
    #expect(state.frame.images.isEmpty)
    state.press("<Enter>")
    #expect(state.frame.images.count == 1 && state.editor?.viewer == nil)
    state.press("<Enter>")
    #expect(state.editor?.viewer?.picture == Fixture.drawn(1))
    state.press("k")
    #expect(state.editor?.viewer?.picture == Fixture.lake)
    state.press("<Esc><Esc>")
    #expect(state.editor?.viewer == nil && state.editor?.focus == .writing)
  }

  @Test func `d shows the drafts of a finished turn again`() throws {
    var state = try Fixture.state(80, 40)
    #expect(state.frame.images.count == 1)
    state.press("<C-x>d")
    #expect(state.frame.images.map(\.request.blob) == ["drawn1", "draft1", "draft2"])
    state.press("<C-x>d")
    #expect(state.frame.images.count == 1)
  }

  @Test func `o proposes a name and saves under what stands there`() throws {
    var state = try Fixture.state()
    state.press("<C-x>o")
    #expect(
      state.press("<Enter>") == [.savePicture(Fixture.drawn(1), name: "lake-at-dusk-2.jpg")])
    _ = state.update(.saved(.success("/tmp/lake-at-dusk-2.jpg")))
    #expect(state.frame.cells.text.contains("saved as /tmp/lake-at-dusk-2.jpg"))
  }

  @Test func `O opens and y copies the picture, in the viewer the one that fills the screen`()
    throws
  {
    var state = try Fixture.state()
    let drawn = Fixture.drawn(1)
    #expect(state.press("<C-x>O") == [.openOutside(drawn, name: "lake-at-dusk-2.jpg")])
    #expect(state.press("<Tab>y") == [.copyPicture(drawn)])
    state.press("vk")
    #expect(state.press("O") == [.openOutside(Fixture.lake, name: "lake-at-dusk-1.jpg")])
    #expect(state.press("y") == [.copyPicture(Fixture.lake)])
    for (answer, words) in [
      (Departure.opened(name: "lake.jpg"), "lake.jpg opens in the system's viewer"),
      (.copied(to: "~/a\u{1B}b.jpg"), "no viewer here: ~/a^[b.jpg"),
      (.onClipboard, "picture copied"), (.pathOnClipboard, "its path is"),
    ] {
      _ = state.update(.sentOut(.success(answer)))
      #expect(state.frame.cells.text.contains(words))
    }
    _ = state.update(.sentOut(.failure(.noViewer(path: "~/lake.jpg"))))
    #expect(state.frame.cells.text.contains("no viewer took it: ~/lake.jpg"))
    _ = state.update(.sentOut(.failure(.noClipboard(program: "xclip"))))
    #expect(state.frame.cells.text.contains("xclip did not take the picture"))
  }

  @Test func `without a picture nothing goes out`() throws {
    var state = try Fixture.state(turns: [])
    #expect(state.press("<C-x>O<C-x>y") == [])
    #expect(state.frame.cells.text.contains("this turn has no picture"))
  }

  @Test func `R renames, Y copies, the palette runs what it finds`() throws {
    var state = try Fixture.state()
    #expect(
      state.press("<C-x>R<C-u>Lake<Enter>").contains { effect in
        if case .saveSession(let session) = effect { session.title == "Lake" } else { false }
      })
    #expect(
      state.press("<C-x>Y") == [.copy("I kept the boat and moved the light to the west.")])
    #expect(state.press("<C-o>重画<Enter>") == [.redraw])
  }

  @Test func `the card opens, unfolds the raw answer, and its letters act`() throws {
    var state = try Running.waiting(Size(columns: 80, rows: 40))
    state.press("<C-x>!")
    #expect(state.frame.cells.text.contains("RPC status    UNAVAILABLE"))
    #expect(!state.frame.cells.text.contains(#"{"error""#))
    state.press("<Enter>")
    #expect(state.frame.cells.text.contains(#"{"error""#))
    #expect(state.press("o") == [.saveReport(Fixture.turnID(2))])
    #expect(state.press("s") == [.stopTurn(Fixture.turnID(2))])
    #expect(state.sheet == nil)
  }

  @Test func `hanging up leaves at once`() throws {
    var state = try Running.thinking(Size(columns: 80, rows: 24))
    #expect(state.update(.input(.hangUp)) == [.quit])
  }
}
