import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// What must hold whatever is pressed.
@Suite struct PropertyTests {
  private static let keys: [KeyEvent] = {
    let letters = "abrsfle!dnivoYRm,?=q@x \\jk:<>/月é👩‍👩‍👧".map { KeyEvent(.character($0)) }
    let controls = "aebfhdwkuytjpxonlgc_".map { KeyEvent(.character($0), .control) }
    let named: [KeyEvent.Key] = [
      .enter, .tab, .escape, .backspace, .delete, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .function(1),
    ]
    return letters + controls + named.map { KeyEvent($0) } + [KeyEvent(.enter, .alt)]
  }()

  @Test(arguments: 0..<12)
  func `random keys never crash, every row has the screen's width, the caret is on it`(
    seed: Int
  ) throws {
    var random = ScriptedRandom(seed: UInt64(seed))
    var state = try Running.waiting(Size(columns: 80, rows: 24))
    let sizes = [(80, 24), (40, 10), (24, 5), (10, 2), (1, 1), (160, 50), (110, 36), (0, 0)]
    for step in 0..<150 {
      let key = Self.keys[Int.random(in: 0..<Self.keys.count, using: &random)]
      _ = state.update(.input(.key(key)))
      if step % 20 == 0 {
        let size = sizes[Int.random(in: 0..<sizes.count, using: &random)]
        _ = state.update(.input(.resize(Size(columns: size.0, rows: size.1))))
      }
      if step % 7 == 0 { _ = state.update(.tick(Fixture.now + Double(step))) }
      guard step % 3 == 0 else { continue }
      let frame = state.frame
      #expect(frame.cells.size == state.size)
      for row in 0..<frame.cells.size.rows {
        let width = (0..<frame.cells.size.columns).reduce(0) {
          $0 + DisplayWidth.columns(frame.cells[$1, row].text)
        }
        #expect(width == frame.cells.size.columns, "row \(row) after \(key)")
      }
      if let cursor = frame.cursor {
        #expect(cursor.column < max(1, state.size.columns) && cursor.row < max(1, state.size.rows))
      }
    }
  }

  @Test(arguments: 0..<12)
  func `no key that is not an edit loses a character of the composer`(seed: Int) throws {
    var random = ScriptedRandom(seed: UInt64(seed))
    var state = try Running.waiting(Size(columns: 80, rows: 24))
    state.press("wort 月亮")
    // Keys of navigation, sheets and views, and everything the engine says.
    let keys = [
      "<PgUp>", "<PgDn>", "<F1><Esc><Esc>", "<C-o>co<Esc><Esc>", "<C-x>,<Esc>",
      "<C-x>!<Down><Esc>", "<Tab>jk<Esc>", "<C-x>i", "<C-x>d", "<C-x>=", "<C-l>", "<C-x>b<Esc>",
    ]
    for step in 0..<60 {
      state.press(keys[Int.random(in: 0..<keys.count, using: &random)])
      if step == 20 { _ = state.update(.input(.resize(Size(columns: 30, rows: 6)))) }
      if step == 30 {
        var turn = Fixture.pending(2, "x", parent: 1)
        turn.state = .failed
        _ = state.update(.turn(turn.id, .ended(turn, Fixture.overloaded)))
      }
      #expect(state.editor?.composer.buffer.text == "wort 月亮")
    }
  }

  @Test func `nothing from outside reaches a cell as a control character`() throws {
    let evil = "a\u{1B}]0;x\u{7}\u{9B}2J\u{202E}b\r\n\u{0}"
    var failure = Fixture.overloaded
    failure.message = evil
    failure.rawAnswer = evil
    failure.rpcStatus = evil
    failure.fieldViolations = [evil]
    failure.reason = evil
    for turnState in [TurnState.failed, .blocked, .partial] {
      var state = try StatusBarTests.failed(failure, state: turnState)
      _ = state.update(.notice(evil))
      for keys in ["", "<C-x>!<Enter>", "<Esc><C-x>b", "<Esc><C-x>R"] {
        state.press(keys)
        for cell in state.frame.cells.cells {
          #expect(
            cell.text.unicodeScalars.allSatisfy { scalar in
              scalar.properties.generalCategory != .control && scalar.value != 0x202E
            })
        }
      }
    }
  }

  #if !DEBUG
    @Test func `a frame of 80 by 24 takes less than 5 ms`() throws {
      let state = try Running.thinking(Size(columns: 80, rows: 24))
      let clock = ContinuousClock()
      let time = clock.measure { for _ in 0..<50 { _ = state.frame } } / 50
      #expect(time < .milliseconds(5), "\(time)")
    }

    @Test func `a key in a session of 300 turns with a long prompt takes less than 5 ms`() throws {
      var turns = [Fixture.answered()]
      for number in 2...300 {
        var turn = Turn(
          id: TurnID(rawValue: "t\(number)"), session: Fixture.sessionID,
          parent: turns.last?.id, createdAt: Fixture.now + Double(number),
          prompt: [.text("prompt \(number)")], settings: Fixture.settings)
        turn.state = .answered
        turn.answer = [Part(.picture(Fixture.drawn(number))), .text("words")]
        turns.append(turn)
      }
      var state = try Fixture.state(
        turns: turns, draft: Draft(text: String(repeating: "a long prompt ", count: 500)))
      let clock = ContinuousClock()
      let time =
        clock.measure {
          for _ in 0..<20 {
            state.press("x")
            _ = state.frame
          }
        } / 20
      #expect(time < .milliseconds(5), "\(time)")
    }
  #endif
}
