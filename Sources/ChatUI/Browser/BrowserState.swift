package import Conversation
package import Foundation

/// The list of sessions, filtered as one types: a window into what the library finds.
///
/// Until the answer to what was typed last is there, the rows of the answer before stay.
package struct BrowserState: Sendable, Equatable {
  /// What a session is chosen for.
  package enum Purpose: Sendable, Equatable {
    case open
    /// To take pictures of another session along with its next prompt.
    case lend([Picture], from: SessionID)
  }

  package var purpose = Purpose.open
  package var input = InputLine()
  package private(set) var order = SessionOrder.newest
  /// The place of the chosen row in the whole list.
  package private(set) var selection = 0
  private var page: BrowserPage?
  /// The part that was asked for last.
  private var asked: BrowserRequest?
  /// Whether Enter was pressed before the answer was there.
  package private(set) var opensWhenListed = false
  /// For days that are typed.
  private var zone: TimeZone

  package init(zone: TimeZone = .current) {
    self.zone = zone
  }

  // MARK: What is shown

  /// The rows that are there.
  package var rows: [BrowserRow] { page?.rows ?? [] }
  /// Whether the library has answered once.
  package var isLoaded: Bool { page != nil }
  /// How many sessions are found.
  package var count: Int { page?.count ?? 0 }
  /// How many there are in all.
  package var total: Int { page?.total ?? 0 }
  package var cost: Money { page?.cost ?? .zero }
  /// Whether the line filters.
  package var isFiltered: Bool { page?.request.query.isEmpty == false }
  /// Whether what is shown lies in the trash.
  package var isTrash: Bool { page?.request.query.isTrash == true }

  /// The row at a place of the whole list; nil while it is not there yet.
  package subscript(place: Int) -> BrowserRow? {
    guard let page else { return nil }
    let offset = place - page.request.first
    return page.rows.indices.contains(offset) ? page.rows[offset] : nil
  }

  /// The chosen row; nil while the answer to what was typed is awaited.
  package var chosen: BrowserRow? { isAnswered ? self[selection] : nil }

  /// Whether the rows are those that were asked for.
  private var isAnswered: Bool { page?.request.isAlike(request) == true }

  // MARK: What is asked

  /// The part of the list around the choice.
  package var request: BrowserRequest {
    let first = max(0, selection - BrowserRequest.window / 2)
    return BrowserRequest(
      text: input.text, query: SearchQuery(input.text, zone: zone), order: order, first: first)
  }

  /// Asks for the list anew.
  package mutating func list() -> [Effect] {
    asked = request
    return [.listSessions(request)]
  }

  /// Takes the library's answer, if it is the one to what was typed last.
  ///
  /// - Returns: whether it was, and what is to be opened because Enter was pressed before.
  package mutating func take(_ page: BrowserPage) -> BrowserRow? {
    guard page.request.isAlike(request) else { return nil }
    let chosen = isAnswered ? self.chosen?.summary.session.id : nil
    self.page = page
    if let place = page.rows.firstIndex(where: { $0.summary.session.id == chosen }) {
      selection = page.request.first + place
    }
    selection = max(0, min(page.count - 1, selection))
    guard opensWhenListed else { return nil }
    opensWhenListed = false
    return self.chosen
  }

  /// Enter came before the answer.
  package mutating func openWhenListed() {
    opensWhenListed = !isAnswered
  }

  // MARK: Keys

  /// Moves the choice within what is found.
  package mutating func move(by step: Int) -> [Effect] {
    selection = max(0, min(count - 1, selection + step))
    guard let page, isAnswered else { return [] }
    // A screen above and below the choice is always there.
    let margin = BrowserRequest.window / 3
    let (low, high) = (max(0, selection - margin), min(count, selection + margin))
    if low >= page.request.first, high <= page.request.first + page.rows.count { return [] }
    return asked == request ? [] : list()
  }

  /// After typing the first row that is left is chosen.
  package mutating func typed() -> [Effect] {
    selection = 0
    opensWhenListed = false
    return list()
  }

  /// Sorts the list otherwise.
  package mutating func sortNext() -> [Effect] {
    order = order.next
    return typed()
  }
}
