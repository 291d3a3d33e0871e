package import Foundation
package import Screen

/// What every view needs besides its own state: words, glyphs, the time, the models.
package struct Look: Sendable {
  package let words: Words
  package let setup: Setup
  package let now: Date

  package init(words: Words, setup: Setup, now: Date) {
    self.words = words
    self.setup = setup
    self.now = now
  }

  package var chrome: Chrome { setup.chrome }

  /// A sentence of our own in the terminal's set of glyphs.
  package func word(_ key: String, _ values: String...) -> String {
    var sentence = chrome.rendered(words[key])
    for (place, value) in values.enumerated() {
      sentence = sentence.replacing("{\(place)}", with: SafeText.visible(value, singleLine: true))
    }
    return sentence
  }

  /// The separator between facts: ` · `.
  package var dot: String { " \(chrome[.separator]) " }

  /// The local time of day.
  package func time(_ date: Date) -> String { words.time(date, in: setup.zone) }
}

extension AppState {
  /// The look of this moment.
  package var look: Look { Look(words: words, setup: setup, now: now) }
}
