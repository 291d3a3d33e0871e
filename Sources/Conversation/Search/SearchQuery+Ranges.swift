/// Where the words that were looked for stand in a text.
extension SearchQuery {
  /// The places of found words, from first to last; those that touch are one.
  package func ranges(in text: String) -> [Range<String.Index>] {
    guard !terms.isEmpty else { return [] }
    let words = SearchText.words(text)
    var found: [Range<String.Index>] = []
    for term in terms {
      let wanted = SearchText.words(term.text).map(\.folded)
      guard !wanted.isEmpty, wanted.count <= words.count else { continue }
      for start in 0...(words.count - wanted.count)
      where Self.matches(wanted, words[start...], isPrefix: term.isPrefix) {
        let last = words[start + wanted.count - 1].range
        found.append(words[start].range.lowerBound..<Self.end(of: last, term, wanted, in: text))
      }
    }
    return Self.joined(found)
  }

  /// Whether a text holds every word that was looked for.
  package func isWhole(in text: String) -> Bool {
    let words = SearchText.words(text)
    return terms.allSatisfy { term in
      let wanted = SearchText.words(term.text).map(\.folded)
      return !wanted.isEmpty && wanted.count <= words.count
        && (0...(words.count - wanted.count)).contains {
          Self.matches(wanted, words[$0...], isPrefix: term.isPrefix)
        }
    }
  }

  private static func matches(
    _ wanted: [String], _ words: ArraySlice<SearchText.Word>, isPrefix: Bool
  ) -> Bool {
    for (place, (want, word)) in zip(wanted, words).enumerated() {
      let isLast = place == wanted.count - 1
      guard isLast && isPrefix ? word.folded.hasPrefix(want) : word.folded == want else {
        return false
      }
    }
    return true
  }

  /// Of a word that goes on only its beginning was found.
  private static func end(
    of range: Range<String.Index>, _ term: Term, _ wanted: [String], in text: String
  ) -> String.Index {
    guard term.isPrefix, let last = wanted.last else { return range.upperBound }
    return text.index(range.lowerBound, offsetBy: last.count, limitedBy: range.upperBound)
      ?? range.upperBound
  }

  private static func joined(_ ranges: [Range<String.Index>]) -> [Range<String.Index>] {
    var result: [Range<String.Index>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
