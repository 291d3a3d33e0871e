/// Numbers of documents: small and close together, so a flag for each is the quickest.
struct DocumentSet {
  private var flags: [Bool] = []
  /// Whether sessions with a star of their own are in it too.
  var holdsStarred = false

  mutating func insert(_ document: Int64) {
    let place = Int(document)
    guard place >= 0 else { return }
    if place >= flags.count {
      flags.append(contentsOf: repeatElement(false, count: place + 1 - flags.count + place / 2))
    }
    flags[place] = true
  }

  func contains(_ entry: Roster.Entry) -> Bool {
    let place = Int(entry.document)
    return holdsStarred && entry.isStarred || flags.indices.contains(place) && flags[place]
  }
}
