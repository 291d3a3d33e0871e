import Foundation
import Resilience

/// How much of a model's limits is used: `a minute: 3 of 10 requests · a day: 12 of 250 requests`.
struct LimitsLine {
  let uses: [LimitUse]
  let look: Look

  /// nil where no limit is known.
  var text: String? {
    let groups = [("settings.limits.minute", false), ("settings.limits.day", true)]
    let pieces = groups.compactMap { key, isOfDay in
      let parts = uses.filter { $0.kind.isOfDay == isOfDay }.map { use in
        // What was counted in a minute or day that is over is not used any more.
        let used = use.resetsAt > look.now ? use.used : 0
        return look.word("settings.limits.\(use.kind.rawValue)", String(used), String(use.limit))
      }
      return parts.isEmpty ? nil : look.word(key, parts.joined(separator: ", "))
    }
    return pieces.isEmpty ? nil : pieces.joined(separator: look.dot)
  }
}
