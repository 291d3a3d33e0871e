import Screen
import Testing

@Suite struct GraphicsVerdictTests {
  private func facts(
    _ name: String = "", kitty: Bool = false, sixel: Bool = false, cell: Bool = true,
    mode: ImageMode = .auto, depth: ColorDepth = .trueColor, _ multiplexer: Multiplexer? = nil
  ) -> GraphicsFacts {
    var answers = TerminalAnswers()
    answers.take(Array("P>|\(name)".utf8))
    if kitty { answers.take(Array("_Gi=31;OK".utf8)) }
    if cell { answers.take(Array("[6;16;8t".utf8)) }
    answers.take(Array((sixel ? "[?62;4c" : "[?62c").utf8))
    return GraphicsFacts(answers: answers, mode: mode, depth: depth, multiplexer: multiplexer)
  }

  private func rung(_ facts: GraphicsFacts) -> GraphicsRung { GraphicsVerdict(facts).rung }

  @Test func `each terminal gets the best that it does well`() {
    #expect(rung(facts("kitty(0.35.2)", kitty: true)) == .placeholders)
    #expect(rung(facts("kitty(0.28)", kitty: true)) == .placeholders)
    #expect(rung(facts("kitty(0.26.5)", kitty: true)) == .kitty)
    #expect(rung(facts("ghostty 1.1.0", kitty: true)) == .placeholders)
    #expect(rung(facts("Konsole 24.08", kitty: true, sixel: true)) == .kitty)
    #expect(rung(facts("WezTerm 20240203", kitty: true, sixel: true)) == .iterm2)
    #expect(rung(facts("iTerm2 3.5.0", sixel: true)) == .iterm2)
    #expect(rung(facts("XTerm(379)", sixel: true)) == .sixel)
    #expect(rung(facts("XTerm(379)")) == .blocks)
    #expect(rung(facts()) == .blocks)
  }

  @Test func `a name alone is no proof of kitty's protocol`() {
    #expect(rung(facts("kitty(0.35.2)")) == .blocks)
  }

  @Test func `sixel needs to know how large a cell is`() {
    let blind = facts("foot(1.16)", sixel: true, cell: false)
    #expect(rung(blind) == .blocks)
    #expect(GraphicsVerdict(blind).reasons[.sixel] == .noCellSize)
    var told = blind
    told.reported = CellPixels(width: 10, height: 20)
    #expect(rung(told) == .sixel)
  }

  @Test func `behind tmux only pictures that are cells may be`() {
    #expect(rung(facts("kitty(0.35.2)", kitty: true, .tmux)) == .placeholders)
    #expect(rung(facts("kitty(0.26.5)", kitty: true, .tmux)) == .blocks)
    let closed = GraphicsVerdict(facts("tmux 3.3a", sixel: true, .tmux))
    #expect(closed.rung == .blocks && closed.reasons[.placeholders] == .passthrough)
    #expect(closed.reasons[.sixel] == .multiplexer)
    for other in [Multiplexer.screen, .zellij] {
      #expect(rung(facts("kitty(0.35.2)", kitty: true, sixel: true, other)) == .blocks)
    }
  }

  @Test func `what the user chooses is believed`() {
    #expect(rung(facts(mode: .kitty)) == .kitty)
    #expect(rung(facts("kitty(0.35.2)", mode: .kitty)) == .placeholders)
    #expect(rung(facts(mode: .kitty, .tmux)) == .placeholders)
    #expect(rung(facts(mode: .iterm2)) == .iterm2)
    #expect(rung(facts(mode: .sixel)) == .sixel)
    for mode in [ImageMode.blocks, .off] {
      #expect(rung(facts("kitty(0.35.2)", kitty: true, mode: mode)) == .blocks)
    }
  }

  @Test func `without colours a picture has no number`() {
    #expect(rung(facts("kitty(0.35.2)", kitty: true, depth: .monochrome)) == .blocks)
  }

  @Test func `who wishes ASCII gets no pixels, whatever the terminal can or images says`() {
    for mode in ImageMode.allCases {
      for multiplexer in [Multiplexer.tmux, nil] {
        var wished = facts("kitty(0.35.2)", kitty: true, sixel: true, mode: mode, multiplexer)
        wished.isASCII = true
        let verdict = GraphicsVerdict(wished)
        #expect(verdict.rung == .blocks)
        #expect(verdict.reasons.filter { $0.value == .ascii }.count == 4)
      }
    }
  }

  @Test func `every rung has a reason, and what is passed over is called possible`() {
    for mode in ImageMode.allCases {
      let verdict = GraphicsVerdict(facts("kitty(0.35.2)", kitty: true, sixel: true, mode: mode))
      #expect(Set(verdict.reasons.keys) == Set(GraphicsRung.allCases))
      #expect(verdict.isPossible(verdict.rung))
    }
    let auto = GraphicsVerdict(facts("kitty(0.35.2)", kitty: true, sixel: true))
    #expect(auto.reasons[.sixel] == .notNeeded && auto.isPossible(.sixel))
    #expect(auto.reasons[.iterm2] == .noAnswer && !auto.isPossible(.iterm2))
    #expect(auto.on(.sixel).rung == .sixel)
  }

  @Test func `a multiplexer is known by what it leaves in the environment`() {
    #expect(Multiplexer(environment: ["TMUX": "/tmp/tmux-0/default,1,0"]) == .tmux)
    #expect(Multiplexer(environment: ["TERM": "tmux-256color"]) == .tmux)
    #expect(Multiplexer(environment: ["TERM": "screen.xterm-256color"]) == .screen)
    #expect(Multiplexer(environment: ["TERM": "xterm", "ZELLIJ": "0"]) == .zellij)
    #expect(Multiplexer(environment: ["TERM": "xterm-kitty"]) == nil)
  }
}
