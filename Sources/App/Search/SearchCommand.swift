import Conversation
import Foundation
import Imaging
import Screen
import Storage

/// `plantain search`: finds turns by words, or by a picture they look like.
struct SearchCommand {
  let search: Invocation.Search
  let library: Library
  let blobs: BlobStore

  private nonisolated struct Entry: Encodable, Sendable {
    let session: String
    let turn: String
    /// 1 for the first turn of the session.
    let number: Int
    /// ISO 8601, in UTC.
    let date: String
    let title: String
    let snippet: String
    /// `prompt`, `answer`, `label`, `note` or `title`.
    let field: String
    let model: String
    let costUSD: Double?
    let picture: String?
    /// Of 64 bits, how many differ.
    let distance: Int?
  }

  /// One line a hit, the newest first: session, turn, date, title and turn, snippet; or one JSON
  /// array.
  ///
  /// - Throws: ``UsageError`` for a session or picture that is not there.
  func run() async throws -> ExitCode {
    let query = SearchQuery(search.words)
    let page =
      if let like = search.like {
        try await alike(like)
      } else {
        try await library.search(
          query, in: try await session()?.id, limit: search.limit)
      }
    let entries = page.hits.map { entry($0, query) }
    if search.isJSON {
      try Output.json(entries)
      return .done
    }
    for entry in entries {
      let date = entry.date.prefix { $0 != "T" }
      let alike = entry.distance.map { "  \((64 - $0) * 100 / 64) % alike" } ?? ""
      Output.line(
        SafeText.visible(
          "\(entry.session)  \(entry.turn)  \(date)\(alike)  \(entry.title) · \(entry.number)  "
            + entry.snippet, singleLine: true))
    }
    return .done
  }

  private func session() async throws -> Session? {
    guard let name = search.session else { return nil }
    return try await library.only(name)
  }

  private func alike(_ name: String) async throws -> SearchPage {
    let url: URL
    if name.hasPrefix("@"), let number = Int(name.dropFirst()) {
      let session = try await library.only(search.session ?? "last")
      let numbers = PictureNumbers(try await library.turns(of: session.id))
      guard let entry = numbers[number] else {
        throw UsageError("There is no picture \(name) in \(session.id).")
      }
      url = blobs.url(for: entry.picture.blob)
    } else {
      url = URL(filePath: name)
    }
    let hash = try await PictureHash.of(url)
    try await PictureHashing.run(library, blobs)
    return try await library.lookAlikes(of: hash, limit: search.limit)
  }

  private func entry(_ hit: SearchHit, _ query: SearchQuery) -> Entry {
    let (field, text) = hit.shown(for: query)
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return Entry(
      session: hit.session.rawValue, turn: hit.turn.id.rawValue, number: hit.number,
      date: hit.turn.createdAt.formatted(.iso8601), title: hit.title,
      snippet: String(SearchSnippet(line, query, lead: 30).text.prefix(200)),
      field: field.rawValue, model: hit.turn.answeredBy ?? hit.turn.settings.model,
      costUSD: hit.turn.cost?.dollars,
      picture: hit.turn.primaryPicture.map { blobs.url(for: $0.blob).path },
      distance: hit.distance)
  }
}
