import Conversation
import Foundation

/// All sessions as a list sorts and filters them, in memory: a few bytes for each.
///
/// It is good as long as the database's version is the same.
struct Roster {
  struct Entry {
    let document: Int64
    let updatedAt: Double
    let cost: Int64
    let turnCount: Int
    let isStarred: Bool
    let isTrashed: Bool
  }

  let version: [Int64]
  /// Newest first.
  let entries: [Entry]
  /// The places of the entries by title, once that was asked for.
  var byTitle: [Int]?

  /// The entries in an order.
  func sorted(_ order: SessionOrder) -> [Entry] {
    switch order {
    case .newest: entries
    case .title: byTitle.map { places in places.map { entries[$0] } } ?? entries
    case .cost: entries.sorted { $0.cost > $1.cost }
    }
  }

  /// How many are not in the trash, and what they cost.
  var living: (count: Int, cost: Money) {
    var (count, cost) = (0, Int64(0))
    for entry in entries where !entry.isTrashed {
      count += 1
      cost += entry.cost
    }
    return (count, Money(nanodollars: cost))
  }
}

extension SearchQuery {
  /// Whether a session is what its figures ask for; words and states are looked up elsewhere.
  func admits(_ entry: Roster.Entry) -> Bool {
    entry.isTrashed == isTrash
      && costsOver.map { entry.cost > $0.nanodollars } != false
      && costsUnder.map { entry.cost < $0.nanodollars } != false
      && turnsOver.map { entry.turnCount > $0 } != false
      && turnsUnder.map { entry.turnCount < $0 } != false
      && since.map { entry.updatedAt >= $0.timeIntervalSinceReferenceDate } != false
      && until.map { entry.updatedAt < $0.timeIntervalSinceReferenceDate } != false
  }
}
