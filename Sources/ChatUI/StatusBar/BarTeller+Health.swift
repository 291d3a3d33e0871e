import Foundation
import Screen

/// What the bar tells of a turn that waits for its time, and of the statistics.
extension BarTeller {
  /// `queued until 01:00`, within the last hour `queued · in 0:12`, or that its time has passed.
  func scheduledBar(_ date: Date) -> StatusBar {
    var bar = mark(.queued, "state.scheduled")
    let left = date.timeIntervalSince(look.now)
    if left <= 0 {
      bar.say = look.word("sendAt.over")
    } else if left < 3600 {
      bar.bareClock = look.words.countdown(left)
      bar.clock = look.word("bar.in", look.words.countdown(left))
    } else {
      bar.amount = look.word("bar.until", look.moment(date))
    }
    bar.keys = [letter(.again, "key.now"), letter(.stop, "key.stop")]
    return bar
  }

  /// The period at the left; a turn that runs keeps its place there.
  func statisticsBar(_ statistics: StatisticsState, over running: StatusBar? = nil) -> StatusBar {
    if let running { return running }
    var bar = StatusBar(
      mark: "", role: .bar,
      word: look.days(statistics.days, "statistics.period"))
    bar.keys = statisticsKeys
    return bar
  }

  var statisticsKeys: [StatusBar.Key] {
    guard case .statistics(let statistics) = state.sheet else { return [] }
    let period = key("Left Right", "key.period")
    if statistics.isTotals {
      return [period, key("Up Down", "key.scroll"), key("t", "key.hours"), key("Esc", "key.back")]
    }
    return [
      period, key("m", "key.model"), key("t", "key.totals"),
      StatusBar.Key("z", statistics.isUTC ? look.word("key.local") : "UTC"),
      key("Esc", "key.back"),
    ]
  }
}
