package import Conversation
package import Foundation

/// A session played as a film: the pictures of one path, one after another.
package struct FilmState: Sendable, Equatable {
  /// How long a picture is shown, in seconds.
  package static let period = 2.0

  /// The pictures of the path, the first one first; never empty.
  package private(set) var entries: [PictureNumbers.Entry]
  package private(set) var place = 0
  /// When the picture was put up; nil while the film stands still.
  package private(set) var shownSince: Date?

  init?(_ entries: [PictureNumbers.Entry], at now: Date) {
    guard !entries.isEmpty else { return nil }
    self.entries = entries
    shownSince = entries.count > 1 ? now : nil
  }

  package var isPlaying: Bool { shownSince != nil }

  /// The picture on the screen.
  package var entry: PictureNumbers.Entry { entries[place] }

  /// Shows another picture and stands still; beyond the ends it stays.
  mutating func step(by count: Int) {
    place = max(0, min(entries.count - 1, place + count))
    shownSince = nil
  }

  /// Plays on, from the beginning where the end is reached; or stands still.
  mutating func togglePlaying(at now: Date) {
    if isPlaying {
      shownSince = nil
    } else {
      if place == entries.count - 1 { place = 0 }
      shownSince = now
    }
  }

  /// Puts up the next picture when it is time; stands still at the last.
  mutating func advance(to now: Date) {
    guard let since = shownSince, now.timeIntervalSince(since) >= Self.period else { return }
    place = min(entries.count - 1, place + 1)
    shownSince = place == entries.count - 1 ? nil : now
  }
}

extension EditorState {
  /// Plays the pictures of the path that is looked at; false where there is none.
  mutating func playFilm(at now: Date) -> Bool {
    let path = Set(tree.path(to: current?.id).map(\.id))
    film = FilmState(livingEntries.filter { path.contains($0.turn) }, at: now)
    guard film != nil else { return false }
    viewer = nil
    contactSheet = nil
    return true
  }
}
