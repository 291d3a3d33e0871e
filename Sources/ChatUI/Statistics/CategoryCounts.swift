import Resilience
import Screen

/// How many attempts failed, by category: the most frequent first, those without any together.
struct CategoryCounts {
  /// The width of the longest bar.
  private static let longest = 22

  let counts: [FailureCategory: Int]
  let look: Look

  /// Rows of a width.
  func rows(columns: Int) -> [[Span]] {
    var rows: [[Span]] = []
    var used = 0
    for piece in counted + none(columns: columns) {
      let width = piece.reduce(0) { $0 + $1.columns }
      if rows.isEmpty || used + 3 + width > columns {
        rows.append(piece)
        used = width
      } else {
        rows[rows.count - 1] += [Span("   ")] + piece
        used += 3 + width
      }
    }
    return rows
  }

  /// Our own disk and the user's stop are no failures of the service.
  private var categories: [FailureCategory] {
    FailureCategory.allCases.filter { $0 != .storage && $0 != .cancelled }
  }

  private var counted: [[Span]] {
    let categories = categories.filter { counts[$0, default: 0] > 0 }
      .sorted { counts[$0, default: 0] > counts[$1, default: 0] }
    let most = categories.first.map { counts[$0, default: 0] } ?? 1
    return categories.map { category in
      let count = counts[category, default: 0]
      let length = (count * Self.longest + most / 2) / most
      let bar = String(repeating: look.chrome.eighths[8], count: length)
      return [name(of: category), Span((bar.isEmpty ? " " : " \(bar) ") + String(count))]
    }
  }

  /// `Ø access, ● policy 0`, in pieces that fit into a row.
  private func none(columns: Int) -> [[Span]] {
    let comma = look.word("statistics.comma")
    var pieces: [[Span]] = []
    for category in categories where counts[category, default: 0] == 0 {
      let name = name(of: category)
      let used = pieces.last?.reduce(0) { $0 + $1.columns } ?? columns
      if used + DisplayWidth.columns(comma) + name.columns + 2 > columns {
        pieces.append([name])
      } else {
        pieces[pieces.count - 1] += [Span(comma), name]
      }
    }
    if !pieces.isEmpty { pieces[pieces.count - 1].append(Span(" 0")) }
    return pieces
  }

  private func name(of category: FailureCategory) -> Span {
    let role = Role(category)
    let mark = look.chrome.mark(for: role) ?? "!"
    return Span("\(mark) \(look.word("category.\(category.rawValue)"))", Style(role))
  }
}
