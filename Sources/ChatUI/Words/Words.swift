import Foundation

/// Every word of the screen, by key, in one language.
///
/// The tables are `Resources/words*.tsv`: key, English, Chinese. `{0}` stands for the first value.
package struct Words: Sendable, Equatable {
  package let language: Language
  private let table: [String: String]

  package init(_ language: Language) {
    self.language = language
    table = Self.tables[language] ?? [:]
  }

  /// The sentence with a key; the key itself where there is none, which a test rules out.
  package subscript(key: String) -> String { table[key] ?? key }

  /// The sentence with a key, its places filled; values are as they come, the drawing filters them.
  package func callAsFunction(_ key: String, _ values: String...) -> String {
    var sentence = self[key]
    for (place, value) in values.enumerated() {
      sentence = sentence.replacing("{\(place)}", with: value)
    }
    return sentence
  }

  /// Whether there is a sentence with a key.
  package func has(_ key: String) -> Bool { table[key] != nil }

  package static func == (left: Words, right: Words) -> Bool { left.language == right.language }

  /// The rows of all tables: key, English, Chinese.
  package static let rows: [[String]] = [
    PackageResources.words_tsv, PackageResources.words_commands_tsv,
    PackageResources.words_failures_tsv, PackageResources.words_health_tsv,
    PackageResources.words_search_tsv,
    PackageResources.words_page_tsv,
  ].flatMap { bytes in
    String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
  }

  private static let tables: [Language: [String: String]] = {
    var tables: [Language: [String: String]] = [.english: [:], .chinese: [:]]
    for row in rows where row.count == 3 {
      tables[.english]?[row[0]] = row[1]
      tables[.chinese]?[row[0]] = row[2]
    }
    return tables
  }()
}
