/// What the chrome draws glyphs for.
package enum Glyph: CaseIterable, Hashable, Sendable {
  /// Lines: the rule, the done part of a progress line, a final picture's edge, a draft's edge, the
  /// tick of the progress line, and the branches of the tree.
  case rule, progress, edge, draftEdge, tick, treeLine, treeFork, treeEnd
  /// Between facts, between two numbers, a starred picture, cut text, a range, more or less.
  case separator, times, star, ellipsis, dash, plusMinus
  /// The chosen row, a fold, what it becomes when open, and the values before and after.
  case pointer, folded, unfolded, previous, next
  /// The marks of the nine categories.
  case server, rateLimit, quota, request, access, safety, policy, noImage, network
  /// An answered turn of the tree; the mark of ``policy``, but not in ASCII.
  case node
  /// The marks of the other states; thinking shares its glyph with ``pointer``, offline with
  /// ``network``.
  case idle, queued, sending, thinking, receiving, storage, watching, cancelled, offline
  case interrupted

  /// Both forms.
  ///
  /// Where two purposes share a Unicode form the first in ``allCases`` gives the ASCII
  /// form of ``Chrome/rendered(_:)``.
  var forms: (unicode: String, ascii: String) {
    switch self {
    case .rule: ("─", "-")
    case .progress: ("━", "=")
    case .edge: ("┃", "|")
    case .draftEdge: ("┆", ":")
    case .tick: ("┼", "+")
    case .treeLine: ("│", "|")
    case .treeFork: ("├", "+")
    case .treeEnd: ("└", "+")
    case .separator: ("·", "|")
    case .times: ("×", "x")
    case .star: ("★", "*")
    case .ellipsis: ("…", "...")
    case .dash: ("–", "-")
    case .plusMinus: ("±", "+-")
    case .pointer: ("►", ">")
    case .folded: ("▸", "+")
    case .unfolded: ("▾", "-")
    case .previous: ("‹", "<")
    case .next: ("›", ">")
    case .server: ("▲", "^")
    case .rateLimit: ("◆", "=")
    case .quota: ("■", "#")
    case .request: ("◄", "<")
    case .access: ("Ø", "%")
    case .safety: ("○", "o")
    case .policy: ("●", "X")
    case .noImage: ("□", "_")
    case .network: ("≈", "~")
    case .node: ("●", "O")
    case .idle: ("•", ".")
    case .queued: ("◦", ":")
    case .sending: ("↑", ">")
    case .thinking: ("►", ">")
    case .receiving: ("↓", "v")
    case .storage: ("▼", "V")
    case .watching: ("◊", "w")
    case .cancelled: ("–", "-")
    case .offline: ("≈", "~")
    case .interrupted: ("¦", "!")
    }
  }
}
