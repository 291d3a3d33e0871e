import Screen

/// Fitting the bar into its row.
extension StatusBar {
  /// What may be shortened, in the order of `screens.md` section 4; each case includes the ones
  /// before it.
  private enum Step: Int, CaseIterable, Comparable {
    case whole, shortHelp, shortLabels, noStatus, noHelp, shortHealth, shortSay, shortAttempt
    case noThirdKey, noMoney, noPlace, tinyAttempt, noHealth, noSecondKey, noSay, noService
    case noFirstLabel, noKeys, noAttempt, bareClock

    static func < (left: Step, right: Step) -> Bool { left.rawValue < right.rawValue }
  }

  /// The row as spans: left side, blanks, keys, marks; never wider than `columns`.
  package func line(columns: Int) -> [Span] {
    for step in Step.allCases {
      if isNotice, step == .noSay { return noticeLine(columns: columns) }
      let left = left(step)
      let keys = keys(step)
      let marks = marks(step)
      let leftColumns = left.reduce(0) { $0 + $1.columns }
      let rightColumns = (keys + marks).reduce(0) { $0 + $1.columns }
      let gap = columns - 2 - leftColumns - rightColumns
      let least = keys.isEmpty && marks.isEmpty ? 0 : 3
      guard gap >= least || step == .bareClock else { continue }
      let fill = String(repeating: " ", count: max(0, gap))
      return [Span(" ", Style(.bar))] + left + [Span(fill, Style(.bar))] + keys + marks
        + [Span(" ", Style(.bar))]
    }
    return []
  }

  /// The row where a notice has no room beside the keys: the keys go, the clock stays, the notice
  /// is cut.
  private func noticeLine(columns: Int) -> [Span] {
    var bar = self
    bar.attempt = nil
    bar.place = nil
    bar.say = nil
    let head = bar.left(.noAttempt)
    let room = columns - 2 - head.reduce(0) { $0 + $1.columns }
    let notice = LineWrap.truncated(
      dot + (say ?? ""), to: max(0, room), ellipsis: ellipsis)
    return [Span(" ", Style(.bar))] + head + [Span(notice, Style(.bar))]
  }

  private func left(_ step: Step) -> [Span] {
    let tone = Style(role, onBar: true)
    var head = word
    if let code { head += " \(code)" }
    // A finish reason stands where an HTTP number would, and stays as it does.
    if let status, code == nil || step < .noStatus { head += " \(status)" }
    var rest = ""
    if let amount { rest += " \(amount)" }
    if let say, step < .noSay { rest += dot + (step < .shortSay ? say : shortSay ?? say) }
    if let attempt, step < .noAttempt {
      let form =
        step < .shortAttempt ? attempt.full : step < .tinyAttempt ? attempt.short : attempt.tiny
      rest += dot + form + (clock.map { " \($0)" } ?? "")
    } else if let clock {
      rest += dot + (step == .bareClock ? bareClock ?? clock : clock)
    }
    if let place, step < .noPlace { rest += dot + place }
    let lead = mark.isEmpty ? [] : [Span(mark, tone), Span(" ", Style(.bar))]
    return lead + [
      Span(String(head.prefix(word.count)), tone),
      Span(String(head.dropFirst(word.count)) + rest, Style(.bar)),
    ]
  }

  private func keys(_ step: Step) -> [Span] {
    let count =
      step >= .noKeys ? 0 : step >= .noSecondKey ? 1 : step >= .noThirdKey ? 2 : keys.count
    var spans: [Span] = []
    var hasPrefix = false
    for key in keys.prefix(count) {
      if !spans.isEmpty { spans.append(Span(dot, Style(.barDim))) }
      let prefix = key.isPrefixed && !hasPrefix ? "C-x " : ""
      hasPrefix = hasPrefix || key.isPrefixed
      spans.append(Span(prefix + key.name, Style(.accent, bold: true, onBar: true)))
      if step < .noFirstLabel {
        spans.append(
          Span(" " + (step < .shortLabels ? key.label : key.shortLabel), Style(.barDim)))
      }
    }
    return spans
  }

  private func marks(_ step: Step) -> [Span] {
    var marks: [Span] = []
    func add(_ text: String, _ role: Role) {
      marks.append(Span("   \(text)", Style(role, onBar: true)))
    }
    if let health, step < .noHealth {
      add(step < .shortHealth ? health.full : health.short, .barDim)
    }
    if let service, step < .noService {
      add(step < .shortHealth ? service.full : service.short, .barDim)
    }
    if let money, step < .noMoney { add(money, .bar) }
    if let help, step < .noHelp { add(step < .shortHelp ? help.full : help.short, .barDim) }
    return marks
  }
}
