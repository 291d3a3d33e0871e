package import Conversation

/// Which part of the list of sessions is wanted.
package struct BrowserRequest: Sendable, Hashable {
  /// The line that filters.
  package var text: String
  package var query: SearchQuery
  package var order: SessionOrder
  /// The place of the first row, 0 for the top of the list.
  package var first: Int
  /// How many rows.
  package var limit: Int

  package init(
    text: String = "", query: SearchQuery = SearchQuery(""), order: SessionOrder = .newest,
    first: Int = 0, limit: Int = BrowserRequest.window
  ) {
    self.text = text
    self.query = query
    self.order = order
    self.first = first
    self.limit = limit
  }

  /// Rows at a time: three screens of the tallest terminals.
  package static let window = 90

  /// Whether another request asks for the same list, if not for the same part.
  package func isAlike(_ other: BrowserRequest) -> Bool {
    text == other.text && order == other.order
  }
}

/// A part of the list of sessions, as the library has it.
package struct BrowserPage: Sendable, Equatable {
  package var request: BrowserRequest
  package var rows: [BrowserRow]
  /// How many sessions the line finds.
  package var count: Int
  /// How many there are that are not in the trash, and what they cost.
  package var total: Int
  package var cost: Money

  package init(
    _ request: BrowserRequest, rows: [BrowserRow], count: Int, total: Int, cost: Money
  ) {
    self.request = request
    self.rows = rows
    self.count = count
    self.total = total
    self.cost = cost
  }
}
