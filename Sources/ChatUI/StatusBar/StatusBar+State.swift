import Conversation
import Foundation
package import Resilience
package import Screen

/// Which state the bar tells, and with which keys.
extension StatusBar {
  /// The bar of a moment: the turn in flight, then the last failure, then no key, then ready.
  package init(_ state: AppState) {
    let look = state.look
    let teller = BarTeller(state: state, look: look)
    self = teller.bar()
    dot = look.dot
    ellipsis = look.chrome[.ellipsis]
    if state.prefixSince != nil {
      self.say = look.word("bar.prefix")
      shortSay = "C-x"
    } else if let notice = state.notice {
      say = SafeText.visible(notice.text, singleLine: true)
      shortSay = say
      isNotice = true
    } else if let armed = state.escapeArmedUntil, armed > state.now {
      say = look.word("bar.escape")
    }
    if state.health.isAlarm {
      let share = "\(state.health.percent) %"
      health = Mark("503s \(share)", short: share)
    }
    switch state.setup.service {
    case .direct: service = nil
    case .demo: service = Mark(look.word("bar.demo"), short: look.word("bar.demo"))
    case .relay(let host):
      service = Mark(look.word("bar.via", host), short: look.word("bar.relay"))
    }
    if case .statistics = state.sheet { return }
    help = Mark(look.word("bar.help"), short: "F1")
  }
}

extension Role {
  /// The colour of a category.
  package init(_ category: FailureCategory) {
    self =
      switch category {
      case .server: .server
      case .rateLimit: .rateLimit
      case .quota: .quota
      case .request: .request
      case .access: .access
      case .safety: .safety
      case .policy: .policy
      case .noImage: .noImage
      case .network: .network
      case .storage: .storage
      case .cancelled: .cancelled
      }
  }
}
