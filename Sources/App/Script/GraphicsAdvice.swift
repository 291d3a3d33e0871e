import Screen

/// Why a way of showing pictures is taken or not, and what would change that.
nonisolated enum GraphicsAdvice {
  /// One sentence, for the doctor.
  static func sentence(_ reason: GraphicsVerdict.Reason) -> String {
    switch reason {
    case .answered: "the terminal says it can"
    case .known: "this terminal does it best"
    case .chosen: "chosen by images, without asking the terminal"
    case .always: "always possible"
    case .notNeeded: "possible, but a better way is there"
    case .noAnswer: "the terminal does not say it can"
    case .unsuited: "this terminal is known not to have it, or to do it badly"
    case .multiplexer: "the multiplexer between moves cells and would leave the picture behind"
    case .passthrough:
      "tmux lets no question through; set -g allow-passthrough on in ~/.tmux.conf helps"
    case .noCellSize: "the terminal does not say how large a cell is"
    case .noColors: "needs colours, which are off or not there"
    case .notWanted: "images says otherwise"
    case .ascii: "ascii keeps pictures to ASCII characters"
    }
  }
}
