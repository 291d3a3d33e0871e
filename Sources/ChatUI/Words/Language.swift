/// A language the screen speaks.
package enum Language: String, Hashable, Sendable, Codable, CaseIterable {
  case english, chinese

  /// The language of a locale's name: `zh_CN.UTF-8` is Chinese, everything else English.
  package init(locale: String) {
    self = locale.lowercased().hasPrefix("zh") ? .chinese : .english
  }
}
