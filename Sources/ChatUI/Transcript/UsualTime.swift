import Screen

/// How long an answer usually takes: what the progress line runs to.
package struct UsualTime: Sendable, Equatable {
  /// The tick and the end of the progress line, in seconds.
  package var quick: Double
  package var slow: Double
  /// Whether the figures are the guide's, because this machine has too few of its own.
  package var isByGuide: Bool

  /// A quick and a slow end in seconds; nil for anything that is not such a pair.
  init?(_ seconds: [Double]?, isByGuide: Bool = false) {
    guard let seconds, seconds.count == 2, seconds[1] > 0 else { return nil }
    (quick, slow) = (seconds[0], max(seconds[0], seconds[1]))
    self.isByGuide = isByGuide
  }

  /// `usually 22–31 s`, or `by the guide 22–31 s` (short: `guide 22–31 s`), in whole seconds.
  func sentence(_ look: Look, isShort: Bool) -> String {
    let (first, last) = (Int(quick.rounded(.down)), Int(slow.rounded(.up)))
    let span = first < last ? "\(first)–\(last)" : String(last)
    guard isByGuide else { return look.word("transcript.usually", look.chrome.rendered(span)) }
    return look.word(
      isShort ? "transcript.guide" : "transcript.byGuide", look.chrome.rendered(span))
  }
}

/// This machine's own usual times, by model and size.
package struct UsualTimes: Sendable, Equatable {
  private struct Key: Hashable {
    var model: String
    var size: String?
  }

  private var seconds: [Key: [Double]] = [:]

  /// Takes the quick and the slow end of the last answers.
  mutating func learn(_ seconds: [Double], model: String, size: String?) {
    self.seconds[Key(model: model, size: size)] = seconds
  }

  /// The usual time of this machine; nil where there are too few answers.
  func time(model: String, size: String?) -> UsualTime? {
    UsualTime(seconds[Key(model: model, size: size)])
  }
}
