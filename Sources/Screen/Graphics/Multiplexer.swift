/// A program between Plantain and the terminal that paints, which keeps a screen of its own.
package enum Multiplexer: String, Hashable, Sendable {
  case tmux, screen, zellij

  /// The one that an environment tells of; mosh leaves no trace in it and answers no question.
  package init?(environment: [String: String]) {
    let name = environment["TERM"] ?? ""
    if environment["TMUX"]?.isEmpty == false || name.hasPrefix("tmux") {
      self = .tmux
    } else if environment["ZELLIJ"] != nil {
      self = .zellij
    } else if environment["STY"] != nil || name.hasPrefix("screen") {
      self = .screen
    } else {
      return nil
    }
  }
}
