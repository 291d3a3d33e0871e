/// Which rung a terminal's pictures stand on, and why not a higher one.
package struct GraphicsVerdict: Hashable, Sendable {
  /// Why a rung is taken or not.
  package enum Reason: String, Hashable, Sendable {
    /// The terminal said that it can.
    case answered
    /// The terminal is known by its name to do this best.
    case known
    /// The user said so.
    case chosen
    /// Always possible.
    case always
    /// A better rung is there.
    case notNeeded
    /// The terminal did not answer.
    case noAnswer
    /// This version is known not to have it, or to do it badly.
    case unsuited
    /// A multiplexer stands between, which moves cells and knows nothing of pixels over them.
    case multiplexer
    /// tmux does not let the question through: `set -g allow-passthrough on`.
    case passthrough
    /// How large a cell is was not answered.
    case noCellSize
    /// There are no colours to carry a picture's number.
    case noColors
    /// The user wishes otherwise.
    case notWanted
    /// The user wishes nothing but ASCII.
    case ascii
  }

  package let rung: GraphicsRung
  /// Of each rung, from the best.
  package let reasons: [GraphicsRung: Reason]
  /// The size of a cell, where the terminal tells it.
  package let cell: CellPixels?

  /// Judges a terminal.
  package init(_ facts: GraphicsFacts) {
    cell = facts.answers.cellPixels(on: facts.screen) ?? facts.reported
    var reasons: [GraphicsRung: Reason] = [:]
    var taken: GraphicsRung?
    for rung in GraphicsRung.allCases {
      let (isPossible, reason) = Self.judge(rung, facts, hasCell: cell != nil)
      if taken == nil, isPossible { taken = rung }
      reasons[rung] = isPossible && taken != rung ? .notNeeded : reason
    }
    rung = taken ?? .blocks
    self.reasons = reasons
  }

  private init(_ rung: GraphicsRung, like other: GraphicsVerdict) {
    self.rung = rung
    reasons = other.reasons
    cell = other.cell
  }

  /// The same terminal on another rung.
  package func on(_ rung: GraphicsRung) -> GraphicsVerdict { GraphicsVerdict(rung, like: self) }

  /// Whether pictures could be shown on a rung too.
  package func isPossible(_ rung: GraphicsRung) -> Bool {
    switch reasons[rung] {
    case .answered, .known, .chosen, .always, .notNeeded: true
    default: false
    }
  }

  private static func judge(
    _ rung: GraphicsRung, _ facts: GraphicsFacts, hasCell: Bool
  ) -> (Bool, Reason) {
    if rung == .blocks { return (true, .always) }
    if facts.isASCII { return (false, .ascii) }
    if facts.depth == .monochrome { return (false, .noColors) }
    let brand = Brand(facts.answers.name)
    let hasPlaceholders = brand.hasPlaceholders
    switch facts.mode {
    case .blocks, .off: return (false, .notWanted)
    case .kitty:
      // What is chosen is believed; which of the two forms is still the terminal's to say.
      let form: GraphicsRung =
        hasPlaceholders || facts.multiplexer != nil ? .placeholders : .kitty
      return rung == form ? (true, .chosen) : (false, .notWanted)
    case .iterm2: return rung == .iterm2 ? (true, .chosen) : (false, .notWanted)
    case .sixel: return rung == .sixel ? (true, .chosen) : (false, .notWanted)
    case .auto: break
    }
    if let multiplexer = facts.multiplexer {
      guard rung == .placeholders, multiplexer == .tmux else { return (false, .multiplexer) }
      guard facts.answers.knowsKitty else { return (false, .passthrough) }
      return (hasPlaceholders, hasPlaceholders ? .answered : .unsuited)
    }
    switch rung {
    case .placeholders:
      guard facts.answers.knowsKitty else { return (false, .noAnswer) }
      return (hasPlaceholders, hasPlaceholders ? .answered : .unsuited)
    case .kitty:
      guard facts.answers.knowsKitty else { return (false, .noAnswer) }
      return brand.prefersInline ? (false, .unsuited) : (true, .answered)
    case .iterm2: return brand.prefersInline ? (true, .known) : (false, .noAnswer)
    case .sixel:
      guard facts.answers.knowsSixel else { return (false, .noAnswer) }
      return (hasCell, hasCell ? .answered : .noCellSize)
    case .blocks: return (true, .always)
    }
  }
}
