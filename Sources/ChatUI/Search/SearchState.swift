package import Conversation
package import Foundation

/// What is looked for, asked of the library.
package struct SearchRequest: Sendable, Hashable {
  /// The line as it was typed.
  package var text: String
  package var query: SearchQuery
  /// The session to look in; nil for every session.
  package var session: SessionID?
  /// The picture that others shall look like.
  package var like: Picture?
  package var first: Int
  package var limit: Int

  package init(
    text: String, query: SearchQuery, session: SessionID? = nil, like: Picture? = nil,
    first: Int = 0, limit: Int = 24
  ) {
    self.text = text
    self.query = query
    self.session = session
    self.like = like
    self.first = first
    self.limit = limit
  }

  /// Whether another request looks for the same.
  package func isAlike(_ other: SearchRequest) -> Bool {
    text == other.text && session == other.session && like == other.like
  }
}

/// The results of a search over the screen: three rows a hit, filled as one types.
package struct SearchState: Sendable, Equatable {
  package var input: InputLine
  /// The session it is kept to; nil for every session.
  package var session: SessionID?
  /// The picture `like:` names.
  package var like: Picture?
  /// Whether the picture of the chosen hit fills the screen.
  package var isViewing = false
  /// The place of the chosen hit among all.
  package private(set) var selection = 0
  private var zone: TimeZone
  private var page = SearchPage()
  private var answered: SearchRequest?
  private var asked: SearchRequest?
  /// Whether Enter was pressed before the answer was there.
  private var goesWhenFound = false

  package init(_ text: String = "", in session: SessionID? = nil, zone: TimeZone = .current) {
    input = InputLine(text)
    self.session = session
    self.zone = zone
  }

  // MARK: What is shown

  package var isLoaded: Bool { answered != nil }
  package var count: Int { page.count }
  package var sessionCount: Int { page.sessionCount }
  /// Whether there are more than are counted.
  package var isCut: Bool { page.isCut }
  /// What the hits on the screen were found by.
  package var query: SearchQuery { answered?.query ?? SearchQuery("") }

  /// The hit at a place among all; nil while it is not there yet.
  package subscript(place: Int) -> SearchHit? {
    let offset = place - (answered?.first ?? 0)
    return page.hits.indices.contains(offset) ? page.hits[offset] : nil
  }

  /// The chosen hit; nil while the answer to what was typed is awaited.
  package var chosen: SearchHit? { isAnswered ? self[selection] : nil }

  private var isAnswered: Bool { answered?.isAlike(request) == true }

  // MARK: What is asked

  package var request: SearchRequest {
    var request = SearchRequest(
      text: input.text, query: SearchQuery(input.text, zone: zone), session: session, like: like)
    request.first = max(0, selection - request.limit / 2)
    return request
  }

  /// Asks for what is typed.
  package mutating func ask() -> [Effect] {
    asked = request
    return [.search(request)]
  }

  /// Takes an answer, if it is the one to what was typed last.
  ///
  /// - Returns: the hit to go to, because Enter was pressed before.
  package mutating func take(_ page: SearchPage, of request: SearchRequest) -> SearchHit? {
    guard request.isAlike(self.request) else { return nil }
    self.page = page
    answered = request
    selection = max(0, min(page.count - 1, selection))
    guard goesWhenFound else { return nil }
    goesWhenFound = false
    return chosen
  }

  /// Enter came before the answer.
  package mutating func goWhenFound() {
    goesWhenFound = !isAnswered
  }

  // MARK: Keys

  /// Moves the choice within what is found.
  package mutating func move(by step: Int) -> [Effect] {
    selection = max(0, min(count - 1, selection + step))
    guard let answered, isAnswered else { return [] }
    let (low, high) = (max(0, selection - 8), min(count, selection + 8))
    if low >= answered.first, high <= answered.first + page.hits.count { return [] }
    return asked == request ? [] : ask()
  }

  /// After typing the first hit is chosen.
  package mutating func typed() -> [Effect] {
    selection = 0
    goesWhenFound = false
    return ask()
  }
}
