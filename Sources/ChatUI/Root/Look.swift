import Conversation
package import Foundation
package import Screen

/// What every view needs besides its own state: words, glyphs, the time, the models.
package struct Look: Sendable {
  package let words: Words
  package let setup: Setup
  package let now: Date
  /// Whether pictures are shown at all.
  package let showsPictures: Bool
  private let usualTimes: UsualTimes

  package init(
    words: Words, setup: Setup, now: Date, usualTimes: UsualTimes = UsualTimes(),
    showsPictures: Bool = true
  ) {
    self.showsPictures = showsPictures
    self.words = words
    self.setup = setup
    self.now = now
    self.usualTimes = usualTimes
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

  /// How long an answer usually takes: by this machine's own figures, else by the guide's.
  func usualTime(model: String, size: String?) -> UsualTime? {
    usualTimes.time(model: model, size: size)
      ?? UsualTime(setup.models[model]?.typicalSeconds, isByGuide: true)
  }

  /// The local time of day.
  package func time(_ date: Date) -> String { words.time(date, in: setup.zone) }
}

extension AppState {
  /// The look of this moment.
  package var look: Look {
    Look(
      words: words, setup: setup, now: now, usualTimes: usualTimes,
      showsPictures: imageMode != .off)
  }
}
