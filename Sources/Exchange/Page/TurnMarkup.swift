import Conversation
import Foundation
import Imaging
import Resilience
import Storage

/// Writes one turn after another into the page.
struct TurnMarkup {
  let story: SessionStory
  let language: PageLanguage
  let zone: TimeZone
  let pictures: PagePictures
  let file: NewFile
  /// The pictures that stand in the page: each one once, by its place.
  private(set) var embedded: [BlobID: Int] = [:]
  private(set) var missing: Set<BlobID> = []

  init(
    story: SessionStory, language: PageLanguage, zone: TimeZone, pictures: PagePictures,
    file: NewFile
  ) {
    self.story = story
    self.language = language
    self.zone = zone
    self.pictures = pictures
    self.file = file
  }

  /// Writes a turn: who asked what, what came, what it cost, what went wrong.
  mutating func write(_ turn: Turn) async throws {
    let name = story.name(of: turn)
    let annotation = story.record.annotations[turn.id]
    var head = ["<a href=\"#t\(name)\">\(name)</a>"]
    let moment = ExportFigures.moment(turn.createdAt, in: zone)
    head.append("<time datetime=\"\(moment.prefix(10))\">\(moment.prefix(16))</time>")
    if let origin = story.origin(of: turn) {
      let place = story.name(of: origin)
      head.append("<a href=\"#t\(place)\">\(word("page.from", place))</a>")
    }
    if annotation?.isStarred == true {
      head.append("<span class=\"star\">★ \(word("page.star"))</span>")
    }
    if let label = annotation?.label {
      head.append("<span class=\"label\"><bdi>\(Markup.text(label, singleLine: true))</bdi></span>")
    }
    try file.write(
      """
      <article class="turn" id="t\(name)">
      <header>\(head.joined(separator: "\n"))</header>

      """)
    if !turn.promptText.isEmpty {
      try file.write("<p class=\"prompt\" dir=\"auto\">\(Markup.text(turn.promptText))</p>\n")
    }
    try await writeAttachments(of: turn)
    let edited = story.edited(by: turn)
    for picture in turn.resultPictures {
      try await writeResult(
        picture, of: turn, before: picture == turn.primaryPicture ? edited : nil)
    }
    if !turn.answerText.isEmpty {
      try file.write("<p class=\"answer\" dir=\"auto\">\(Markup.text(turn.answerText))</p>\n")
    }
    try writeOutcome(of: turn)
    if let note = annotation?.note, !note.isEmpty {
      try file.write(
        "<p class=\"note\" dir=\"auto\" aria-label=\"\(word("page.note"))\">"
          + "\(Markup.text(note))</p>\n")
    }
    try writeAttempts(of: turn)
    try file.write("</article>\n")
  }

  // MARK: Pictures

  private mutating func writeAttachments(of turn: Turn) async throws {
    guard !turn.attachments.isEmpty else { return }
    try file.write("<div class=\"attached\">\n")
    for picture in turn.attachments {
      let number = story.number(of: picture, in: turn)
      let name = picture.name.map { " <bdi>\(Markup.line($0, limit: 60))</bdi>" } ?? ""
      let caption = "<b>\(number)</b>\(name)"
      if let place = embedded[picture.blob] {
        try file.write("<p><a href=\"#p\(place)\">\(caption)</a></p>\n")
        continue
      }
      try file.write("<figure>")
      try await writeImage(picture, alt: word("page.attached", number))
      try file.write("<figcaption>\(caption)</figcaption></figure>\n")
    }
    try file.write("</div>\n")
  }

  private mutating func writeResult(
    _ picture: Picture, of turn: Turn, before: Picture?
  ) async throws {
    let number = story.number(of: picture, in: turn)
    let old = before.flatMap { embedded[$0.blob] }
    let isThere = embedded[picture.blob] == nil
    let data = old.map { isThere ? " data-before=\"p\($0)\"" : "" } ?? ""
    try file.write("<figure class=\"result\"\(data)>\n<div class=\"stage\">")
    let isWritten = try await writeImage(picture, alt: word("page.result", number))
    try file.write("</div>\n")
    if let before, old != nil, isThere, isWritten {
      let name = story.number(of: before, in: turn)
      try file.write(
        """
        <label class="compare"><span>\(word("page.before")) <b>\(name)</b></span>\
        <input type="range" min="0" max="100" value="0" \
        aria-label="\(word("page.compare", name))">\
        <span>\(word("page.after")) <b>\(number)</b></span></label>

        """)
    }
    let facts = TurnFacts(language: language).list(of: turn, picture)
    let list = facts.map { "<span>\(Markup.text($0))</span>" }.joined()
    try file.write(
      "<figcaption class=\"facts\"><span><b>\(number)</b></span>\(list)</figcaption>\n</figure>\n")
  }

  /// Writes a picture, or that its file is missing; false for the latter, and for one that stands in
  /// the page already.
  @discardableResult
  private mutating func writeImage(_ picture: Picture, alt: String) async throws -> Bool {
    if let place = embedded[picture.blob] {
      try file.write("<p class=\"gone\"><a href=\"#p\(place)\">\(alt)</a></p>")
      return false
    }
    guard let source = try await pictures.source(of: picture) else {
      missing.insert(picture.blob)
      try file.write("<p class=\"gone\">\(word("page.missing"))</p>")
      return false
    }
    let place = embedded.count + 1
    embedded[picture.blob] = place
    try file.write(
      "<img id=\"p\(place)\" alt=\"\(alt)\" width=\"\(source.size.width)\" "
        + "height=\"\(source.size.height)\" src=\"")
    try PagePictures.write(source, to: file)
    try file.write("\">")
    return true
  }

  // MARK: What went wrong

  private func writeOutcome(of turn: Turn) throws {
    let failure = story.failure(of: turn)
    guard failure != nil || !turn.isAnswered else { return }
    let category = failure?.category
    let name = category.map { word("category.\($0.rawValue)") } ?? ""
    let kind = category?.rawValue.replacing(" ", with: "-") ?? ""
    let state = word("page.state.\(turn.state.rawValue)")
    var lines = [
      "<p><span class=\"kind\">\([name, state].filter { !$0.isEmpty }.joined(separator: " · "))"
        + "</span></p>"
    ]
    if let failure {
      let sentence = language.sentence(failure, of: turn)
      if !sentence.isEmpty { lines.append("<p>\(Markup.text(sentence))</p>") }
      if !failure.message.isEmpty, failure.message != sentence {
        lines.append(
          "<blockquote><bdi>\(Markup.line(failure.message, limit: 600))</bdi></blockquote>")
      }
    }
    try file.write(
      "<section class=\"outcome \(kind)\">\n\(lines.joined(separator: "\n"))\n</section>\n")
  }

  private func writeAttempts(of turn: Turn) throws {
    let attempts = story.record.attempts[turn.id] ?? []
    guard attempts.count > 1 || attempts.contains(where: { $0.failure != nil }) else { return }
    let heads = ["sent", "model", "answer", "took", "waited"].map {
      "<th scope=\"col\">\(word("page.attempt.\($0)"))</th>"
    }
    let facts = TurnFacts(language: language)
    let rows = attempts.map { attempt in
      let took = attempt.finishedAt.map { $0.timeIntervalSince(attempt.startedAt) }
      let status = [
        attempt.failure?.httpStatus.map(String.init) ?? (attempt.failure == nil ? "200" : nil),
        attempt.failure?.rpcStatus ?? attempt.failure?.finishReason,
      ].compactMap { $0 }.joined(separator: " ")
      let answer = status.isEmpty ? attempt.failure?.category.rawValue ?? "" : status
      let cells = [
        String(ExportFigures.moment(attempt.startedAt, in: zone).dropFirst(11)),
        plain(attempt.model), plain(answer),
        took.map { language("page.seconds", facts.seconds($0)) } ?? "",
        attempt.waitedAfter.map { language("page.seconds", facts.seconds($0)) } ?? "",
      ]
      return "<tr>" + cells.map { "<td>\(Markup.text($0))</td>" }.joined() + "</tr>"
    }
    let title = Markup.text(language.counted("page.attempt", attempts.count))
    try file.write(
      """
      <details class="attempts"><summary>\(title)</summary><div><table>
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>\(rows.joined(separator: "\n"))</tbody>
      </table></div></details>

      """)
  }

  private func word(_ key: String, _ value: String = "") -> String {
    Markup.text(language(key, value))
  }
}
