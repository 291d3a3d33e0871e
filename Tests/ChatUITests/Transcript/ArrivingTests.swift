import ChatUI
import Conversation
import Foundation
import Screen
import Testing

/// The picture that is seen while it arrives.
@Suite struct ArrivingTests {
  private let id = Fixture.turnID(2)
  private let file = URL(filePath: "/spool/incoming-1")

  /// A turn that runs, with so many drafts of 300,000 bytes.
  private func running(drafts: Int = 0) throws -> AppState {
    var state = try Running.waiting(Size(columns: 80, rows: 24))
    _ = state.update(.turn(id, .started(Fixture.attempt(3), of: 6)))
    for number in 0..<drafts {
      _ = state.update(.turn(id, .delta(Fixture.draft(number + 1, after: 6))))
    }
    return state
  }

  private func arriving(
    _ count: Int, isWhole: Bool = false, after seconds: Double = 0, _ state: inout AppState
  ) -> [Effect] {
    state.update(.tick(state.now + seconds))
      + state.update(.turn(id, .arriving(at: file, bytes: count, isWhole: isWhole)))
  }

  private func isLook(_ effects: [Effect]) -> Bool {
    effects.contains { if case .lookAtArriving(id, file, _) = $0 { true } else { false } }
  }

  private func seen(_ letter: String, _ state: inout AppState, after seconds: Double = 0)
    -> [Effect]
  {
    _ = state.update(.tick(state.now + seconds))
    let grid = CellGrid(
      size: Size(columns: 54, rows: 15),
      filling: Cell(letter, .pixels(foreground: nil, background: nil)))
    return state.update(.arrivingSeen(id, file, grid))
  }

  @Test func `what is there of it stands in the place of the final picture`() throws {
    var state = try running()
    #expect(!isLook(arriving(65_536, &state)))
    #expect(isLook(arriving(131_072, after: 1, &state)))
    #expect(seen("§", &state).isEmpty)
    #expect(state.frame.cells.text.count { $0 == "§" } == 54 * 15)
    // It is no picture of the store, so nobody is asked for its pixels.
    #expect(!state.frame.images.contains { $0.request.blob.isEmpty })
    let rows = state.frame.cells.text
    var part = Part(.picture(Fixture.drawn(2)))
    part.arrivedAfter = 20
    _ = state.update(.turn(id, .delta(part)))
    #expect(!state.frame.cells.text.contains("§"))
    #expect(state.frame.images.map(\.request.blob).contains("drawn2"))
    // Its rows are where they were.
    #expect(edges(rows) == edges(state.frame.cells.text) && edges(rows).count >= 15)
  }

  /// The rows of the screen that a final picture's edge stands in.
  private func edges(_ text: String) -> [Int] {
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    return rows.indices.filter { rows[$0].contains("┃") }
  }

  @Test func `it is looked at twice a second at most, and for a fifth of the time`() throws {
    var state = try running()
    _ = arriving(65_536, &state)
    #expect(isLook(arriving(100_000, after: 1, &state)))
    // One look after another, and only where more has come.
    #expect(!isLook(arriving(200_000, after: 1, &state)))
    #expect(!isLook(seen("§", &state, after: 1)))
    #expect(!isLook(arriving(300_000, after: 7, &state)))
    #expect(isLook(arriving(400_000, after: 2, &state)))
    _ = seen("§", &state)
    #expect(isLook(arriving(400_000, after: 5, &state)))
    _ = seen("§", &state)
    #expect(!isLook(arriving(400_000, after: 5, &state)))
    #expect(isLook(arriving(400_001, &state)))
  }

  @Test func `when its last byte is in it is looked at at once, also right behind a look`() throws {
    var state = try running()
    _ = arriving(65_536, &state)
    #expect(isLook(arriving(900_000, isWhole: true, &state)))
    state = try running()
    _ = arriving(65_536, &state)
    #expect(isLook(arriving(100_000, after: 1, &state)))
    #expect(!isLook(arriving(900_000, isWhole: true, &state)))
    #expect(isLook(seen("§", &state, after: 2)))
    #expect(seen("#", &state).isEmpty)
    #expect(state.frame.cells.text.contains("####"))
  }

  @Test func `where the line stands still what has come is looked at too`() throws {
    var state = try running()
    _ = arriving(65_536, &state)
    #expect(isLook(state.update(.tick(state.now + 1))))
  }

  @Test func `beside drafts only what is longer than they are is taken for the final picture`()
    throws
  {
    var state = try running(drafts: 1)
    #expect(!isLook(arriving(290_000, after: 1, &state)))
    #expect(!isLook(arriving(299_000, after: 1, &state)))
    #expect(isLook(arriving(310_000, after: 1, &state)))
  }

  @Test func `another attempt begins without it`() throws {
    var state = try running()
    _ = arriving(65_536, &state)
    _ = arriving(100_000, after: 1, &state)
    _ = seen("§", &state)
    _ = state.update(.turn(id, .started(Fixture.attempt(4), of: 6)))
    #expect(!state.frame.cells.text.contains("§"))
    #expect(seen("§", &state).isEmpty && !state.frame.cells.text.contains("§"))
  }

  @Test func `where only words are shown nothing is looked at`() throws {
    var state = try running()
    state.setup.images = .off
    _ = arriving(65_536, &state)
    #expect(!isLook(arriving(900_000, isWhole: true, after: 1, &state)))
  }
}
