import Conversation
import Resilience
import Screen

/// What helps with a failure besides the keys: what it can be, and where to look or ask.
extension FailureCardLines {
  /// A prompt of more characters than this is called long.
  private static let longPrompt = 600

  /// Sentences about this kind of failure, and of access the list of what it can be.
  var advice: [[Span]] {
    switch failure.category {
    case .server where failure.cause == .internalError:
      guard turn.promptText.count > Self.longPrompt else { return [] }
      return wrapped(look.word("card.advice.long", String(turn.promptText.count)))
    case .safety: return wrapped(look.word("card.advice.safety"))
    case .access: return causes
    default: return []
    }
  }

  /// What an access failure can be, one cause a row, narrowed by what the service said.
  private var causes: [[Span]] {
    let known = "card.cause.\(failure.cause.rawValue)"
    let keys =
      look.words.has(known)
      ? [known]
      : ["project", "apiDisabled", "keyRestricted", "organisation", "location"].map {
        "card.cause.\($0)"
      }
    let head = wrapped(look.word(keys.count == 1 ? "card.causes.one" : "card.causes"), Style(.dim))
    return head + keys.flatMap { wrapped("\(look.chrome[.separator]) \(look.word($0))", indent: 2) }
  }

  /// How the filters rated the content, where the service says; what was blocked comes first.
  var ratings: [[Span]] {
    let list = failure.safetyRatings.map { rating in
      let name = rating.category.replacing("HARM_CATEGORY_", with: "", maxReplacements: 1)
      let blocked = rating.isBlocked ? look.word("card.ratings.blocked") : nil
      return safe([name, rating.probability, blocked].compactMap { $0 }.joined(separator: " "))
    }
    return list.isEmpty ? [] : field("ratings", list.joined(separator: ", "))
  }

  /// Where to look and where to ask, for what is not of this machine.
  var places: [[Span]] {
    switch failure.category {
    case .quota where failure.cause == .capReached: return []
    case .server, .rateLimit, .quota, .request, .access:
      return [[]] + pages + wrapped(look.word("card.place.report"))
    case .safety, .policy, .noImage, .network, .storage, .cancelled: return []
    }
  }

  private var pages: [[Span]] {
    switch failure.category {
    case .server:
      return wrapped(look.word("card.place.server"))
        + labelled(look.word("card.status.page"), Self.statusPage, link: Self.statusPage)
        + labelled(
          look.word("card.forum"), look.word("card.forum.about", Self.forum), link: Self.forum)
    case .rateLimit, .quota:
      let isOfMonth = [.perMonth, .spendLimit, .longDelay].contains(failure.cause)
      return (failure.category == .quota ? wrapped(look.word("card.place.tiers")) : [])
        + (isOfMonth ? wrapped(look.word("card.place.month")) : [])
        + labelled(look.word("card.limits.page"), Self.limitsPage, link: Self.limitsPage)
    default: return []
    }
  }

  private static let statusPage = "https://aistudio.google.com/status"
  private static let forum = "https://discuss.ai.google.dev"
  private static let limitsPage = "https://ai.google.dev/gemini-api/docs/rate-limits"
}
