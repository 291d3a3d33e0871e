import Conversation
import Digest
package import Foundation
import Resilience
package import Storage

/// Writes a session as one page that needs nothing else: no network, no script of anybody's.
///
/// The page's policy lets pictures come from the page alone, and lets run the one script and the one
/// style sheet whose digests it names; so even a mistake in escaping could run nothing.
package struct PageExport: Sendable {
  private let blobs: BlobStore
  private let language: PageLanguage
  private let zone: TimeZone
  private let program: String
  private let isFull: Bool

  /// What the pages are made with; `isFull` embeds the pictures byte for byte.
  package init(
    blobs: BlobStore, language: PageLanguage, zone: TimeZone, program: String, isFull: Bool = false
  ) {
    self.blobs = blobs
    self.language = language
    self.zone = zone
    self.program = program
    self.isFull = isFull
  }

  /// Writes a session to a new file; one picture at a time is in memory.
  ///
  /// - Throws: ``ExchangeError`` where the file cannot be written.
  @concurrent
  package func write(
    _ record: SessionRecord, to path: String, now: Date
  ) async throws -> ExportSummary {
    let story = SessionStory(record)
    let pictures = PagePictures(blobs: blobs, isFull: isFull)
    let file = try NewFile(path)
    try file.write(head(of: story))
    try await writeTree(of: story, pictures, to: file)
    var composer = TurnMarkup(
      story: story, language: language, zone: zone, pictures: pictures, file: file)
    try file.write("<main id=\"turns\">\n")
    for turn in story.turns {
      try Task.checkCancellation()
      try await composer.write(turn)
    }
    let made = language("page.made", program, ExportFigures.moment(now, in: zone))
    try file.write(
      """
      </main>
      <footer class="end">\(Markup.text(made))</footer>
      </div>
      <script>\(PageScript.text)</script>
      </body>
      </html>

      """)
    try file.finish()
    return ExportSummary(
      path: path, sessions: 1, files: composer.embedded.count, missing: composer.missing.count)
  }

  /// What may be loaded and run.
  static var policy: String {
    func source(_ text: String) -> String {
      var hash = SHA256()
      hash.update(Array(text.utf8))
      return "'sha256-\(Data(hash.finish()).base64EncodedString())'"
    }
    return "default-src 'none'; img-src data:; style-src \(source(PageStyle.text)); "
      + "script-src \(source(PageScript.text)); base-uri 'none'; form-action 'none'"
  }

  private func head(of story: SessionStory) -> String {
    let session = story.record.session
    let title = session.title.isEmpty ? language("session.new") : session.title
    let star =
      session.isStarred
      ? " <span class=\"star\" title=\"\(Markup.text(language("page.star")))\">★</span>" : ""
    var facts = [language.counted("page.turn", story.turns.count)]
    facts.append(language.counted("page.picture", story.pictureCount))
    if story.cost > .zero { facts.append(story.cost.description) }
    facts.append(Markup.text(session.settings.model, singleLine: true))
    facts.append(days(of: story))
    let tags = session.tags.map { "<li>\(Markup.text($0, singleLine: true))</li>" }.joined()
    return """
      <!DOCTYPE html>
      <html lang="\(language.tag)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <meta name="generator" content="\(Markup.text(program))">
      <title>\(Markup.text(title, singleLine: true))</title>
      <style>\(PageStyle.text)</style>
      </head>
      <body>
      <a class="skip" href="#turns">\(Markup.text(language("page.skip")))</a>
      <div class="sheet">
      <header class="masthead">
      <h1><bdi>\(Markup.text(title, singleLine: true))</bdi>\(star)</h1>
      <p class="facts">\(facts.map { "<span>\($0)</span>" }.joined())</p>
      \(tags.isEmpty ? "" : "<ul class=\"tags\">\(tags)</ul>")
      </header>

      """
  }

  /// The day of the first turn, and of the last where that is another.
  private func days(of story: SessionStory) -> String {
    let dates =
      [story.turns.first?.createdAt ?? story.record.session.createdAt]
      + [story.turns.last?.createdAt].compactMap { $0 }
    let days = dates.map { ExportFigures.moment($0, in: zone).prefix(10) }
    return days.first == days.last ? String(days[0]) : "\(days[0]) – \(days[days.count - 1])"
  }

  // MARK: The tree

  private func writeTree(
    of story: SessionStory, _ pictures: PagePictures, to file: NewFile
  ) async throws {
    try file.write(
      """
      <nav class="tree" aria-label="\(Markup.text(language("page.versions")))"><details open>
      <summary>\(Markup.text(language("page.versions")))</summary>
      """)
    // How many lists are open; the last item of each is open too.
    var open = 0
    for row in story.outline {
      let level = min(row.depth, Self.deepest)
      if row.isBranch, row.depth <= Self.deepest {
        for _ in level..<max(open, level) { try file.write("</li></ol>") }
        try file.write("\n<ol>")
        open = level + 1
      } else {
        try file.write("</li>")
      }
      try file.write("\n<li>" + (try await item(row.turn, story, pictures)))
    }
    for _ in 0..<open { try file.write("</li></ol>") }
    try file.write("\n</details></nav>\n")
  }

  /// Deeper than a page has room for, branches stand below one another.
  private static let deepest = 6

  private func item(
    _ turn: Turn, _ story: SessionStory, _ pictures: PagePictures
  ) async throws -> String {
    var image = "<span class=\"blank\" aria-hidden=\"true\">\(Self.mark(of: turn))</span>"
    if let picture = turn.primaryPicture,
      let thumbnail = try await pictures.thumbnail(of: picture)
    {
      let data = Data(thumbnail).base64EncodedString()
      image = "<img alt=\"\" src=\"data:image/jpeg;base64,\(data)\">"
    }
    let annotation = story.record.annotations[turn.id]
    let star = annotation?.isStarred == true ? " <span class=\"star\">★</span>" : ""
    let label =
      annotation?.label.map { " · " + Markup.line($0, limit: 24) } ?? ""
    let number = turn.primaryPicture.map { " · " + story.number(of: $0, in: turn) } ?? ""
    let words = turn.promptText.isEmpty ? language("page.noWords") : turn.promptText
    return """
      <a href="#t\(story.name(of: turn))">\(image)<span>\
      <b>\(story.name(of: turn))\(number)\(label)\(star)</b>\
      <span class="words"><bdi>\(Markup.line(words, limit: 80))</bdi></span></span></a>
      """
  }

  /// What stands for a turn without a picture.
  private static func mark(of turn: Turn) -> String {
    switch turn.state {
    case .answered: "…"
    case .cancelled: "–"
    case .interrupted, .pending, .waiting: "¦"
    case .partial, .blocked, .failed: "○"
    }
  }
}
