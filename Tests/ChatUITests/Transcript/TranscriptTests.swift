import ChatUI
import Conversation
import Foundation
import Resilience
import Screen
import Testing

/// Sizes of pictures, following the end, and keeping the place.
@Suite struct TranscriptTests {
  @Test(arguments: [
    (160, 50, "16:9", Size(columns: 108, rows: 30)), (160, 50, "1:1", Size(columns: 80, rows: 40)),
    (160, 50, "9:16", Size(columns: 45, rows: 40)), (110, 36, "16:9", Size(columns: 90, rows: 25)),
    (110, 36, "1:1", Size(columns: 52, rows: 26)), (110, 36, "9:16", Size(columns: 29, rows: 26)),
    (80, 24, "16:9", Size(columns: 54, rows: 15)), (80, 24, "1:1", Size(columns: 30, rows: 15)),
    (80, 24, "9:16", Size(columns: 17, rows: 15)), (40, 10, "16:9", Size(columns: 22, rows: 6)),
    (40, 10, "1:1", Size(columns: 12, rows: 6)), (40, 10, "9:16", Size(columns: 7, rows: 6)),
  ])
  func `pictures have the sizes of the table`(
    columns: Int, rows: Int, aspect: String, expected: Size
  ) throws {
    let layout = ScreenLayout(Size(columns: columns, rows: rows), composerLines: 1)
    let size = PictureSize(layout, try Fixture.setup())
    let ratio = try #require(DrawnAspect.ratio(aspect))
    #expect(size.cells(aspect: ratio) == expected)
  }

  @Test func `a small picture is not enlarged past its pixels`() throws {
    let layout = ScreenLayout(Size(columns: 80, rows: 24), composerLines: 1)
    let small = Fixture.drawn(1, width: 64, height: 64)
    #expect(
      PictureSize(layout, try Fixture.setup()).cells(of: small) == Size(columns: 8, rows: 4))
  }

  @Test func `the view follows the end, and stops when one scrolls up`() throws {
    var state = try Running.waiting(Size(columns: 80, rows: 24))
    state.press("<PgUp>")
    let before = rows(state)
    #expect(before[0].contains("Add a sunset"))
    // A picture comes: nothing in view moves, the rule tells of it.
    let id = Fixture.turnID(2)
    _ = state.update(.turn(id, .started(Fixture.attempt(3), of: 6)))
    _ = state.update(.turn(id, .delta(Fixture.draft(3, after: 6))))
    #expect(rows(state) == before)
    #expect(state.frame.cells.text.contains("▼ draft 1 below · End ──"))
    var turn = Fixture.pending(2, "x", parent: 1)
    turn.state = .answered
    turn.answer = [Part(.picture(Fixture.drawn(2)))]
    _ = state.update(.turn(id, .ended(turn, nil)))
    #expect(rows(state) == before)
    #expect(state.frame.cells.text.contains("▼ @3 is here · End ──"))
    state.press("<Tab><End>")
    #expect(state.frame.images.map(\.request.blob).contains("drawn2"))
    #expect(!state.frame.cells.text.contains("is here · End"))
  }

  @Test func `a resize keeps the row at the top`() throws {
    var state = try Running.waiting(Size(columns: 80, rows: 24))
    state.press("<PgUp>")
    for size in [(110, 36), (60, 20), (40, 12), (80, 24)] {
      _ = state.update(.input(.resize(Size(columns: size.0, rows: size.1))))
      #expect(rows(state)[0].contains("Add a sunset"), "\(size)")
    }
  }

  @Test func `j and k put a turn's picture and facts fully in view`() throws {
    var turns = [Fixture.answered()]
    for number in 2...5 {
      var turn = Fixture.pending(number, "prompt \(number)", parent: number - 1)
      turn.state = .answered
      turn.answer = [Part(.picture(Fixture.drawn(number))), .text("words \(number)")]
      turns.append(turn)
    }
    var state = try Fixture.state(turns: turns)
    state.press("<Tab>kk")
    #expect(state.frame.images.map(\.request.blob) == ["drawn3"])
    #expect(state.frame.cells.text.contains("words 3"))
    state.press("<Home>")
    #expect(rows(state)[0].contains("Add a sunset"))
    for _ in 1...40 {
      _ = state.update(.input(.mouse(MouseEvent(.wheelDown, at: .init(column: 0, row: 0)))))
    }
    #expect(state.editor?.transcript.anchor == nil)
  }

  @Test func `cells that are ready are drawn, cut at the edge, and asked for either way`() throws {
    var state = try Running.waiting(Size(columns: 80, rows: 24))
    let request = ImageRequest(blob: "drawn1", size: Size(columns: 54, rows: 15))
    #expect(state.frame.images.map(\.request) == [request])
    var grid = CellGrid(size: request.size)
    for row in 0..<15 { for column in 0..<54 { grid[column, row].text = row == 0 ? "0" : "#" } }
    _ = state.update(.imageReady(request, grid))
    #expect(state.frame.cells.text.contains("┃######"))
    #expect(!state.frame.cells.text.contains("┃000"))
    _ = state.update(.imageReady(request, CellGrid(size: Size(columns: 0, rows: 0))))
    state.press("<PgUp>")
    #expect(state.frame.cells.text.contains("┃cannot be shown"))
  }

  @Test func `a promoted draft says so`() throws {
    var turn = Fixture.pending(1, "x")
    turn.state = .answered
    turn.answer = [Fixture.draft(1, after: 6), Fixture.draft(2, after: 12)]
    let state = try Fixture.state(turns: [turn])
    #expect(state.frame.cells.text.contains("@1 · draft 2, promoted: nothing else came"))
  }

  @Test func `every cause has two sentences for its end in both languages`() throws {
    for cause in FailureCause.allCases {
      for language in Language.allCases {
        let failure = Failure(.server, cause, message: "m", httpStatus: 503)
        let state = try StatusBarTests.failed(failure, language: language)
        let editor = try #require(state.editor)
        let words = FailureWords(
          failure, of: editor.tree.turns.last, in: editor, look: state.look)
        let lines = words.ended(isBack: false) + words.waiting(isServerDelay: false)
        #expect(lines.allSatisfy { !$0.isEmpty && !$0.contains("{") }, "\(cause) \(lines)")
      }
    }
  }

  @Test func `earlier pictures stand in a rail from 140 columns`() throws {
    var turn = Fixture.pending(2, "more", parent: 1)
    turn.state = .answered
    turn.answer = [Part(.picture(Fixture.drawn(2)))]
    let state = try Fixture.state(160, 50, turns: [Fixture.answered(), turn])
    let rail = state.frame.images.filter { $0.rect.column >= 126 }
    #expect(rail.map(\.request.blob) == ["lake", "drawn1"])
    #expect(rail.allSatisfy { $0.rect.columns <= 32 && $0.rect.rows <= 9 })
  }

  private func rows(_ state: AppState) -> [String] {
    state.frame.cells.text.split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst(state.size.rows < 16 ? 0 : 1).prefix(12).map(String.init)
  }
}
