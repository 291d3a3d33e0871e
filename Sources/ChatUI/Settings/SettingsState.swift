package import Conversation
import Resilience

/// The settings sheet: which row is chosen, and why a value was refused.
package struct SettingsState: Sendable, Equatable {
  /// A setting, one row of the sheet.
  package enum Row: String, Sendable, CaseIterable {
    case model, size, aspect, fallback, retry, language
  }

  package var row: Row
  /// Why the last choice was not taken: a key of the table and its values.
  package private(set) var refusal: [String] = []

  package init(at row: Row = .model) {
    self.row = row
  }

  /// Chooses another row.
  package mutating func move(by step: Int) {
    let place = (Row.allCases.firstIndex(of: row) ?? 0) + step
    row = Row.allCases[max(0, min(Row.allCases.count - 1, place))]
    refusal = []
  }

  /// Every value of the chosen row, as it is spelled; `auto` for none.
  package static func values(of row: Row, _ models: ModelTable) -> [String] {
    switch row {
    case .model: models.models.filter(\.isLive).map(\.id)
    case .size: ["512", "1K", "2K", "4K"]
    case .aspect:
      ["auto", "1:1", "3:2", "4:3", "5:4", "16:9", "21:9", "2:3", "3:4", "4:5", "9:16"]
    case .fallback: FallbackMode.allCases.map(\.rawValue)
    case .retry: RetryProfile.allCases.map(\.rawValue)
    case .language: Language.allCases.map(\.rawValue)
    }
  }

  /// Whether a model takes a value of a row.
  package static func isOffered(_ value: String, in row: Row, by model: ImageModel?) -> Bool {
    guard let model else { return true }
    switch row {
    case .size: return model.sizes.contains(value)
    case .aspect: return value == "auto" || model.aspects.contains(value)
    default: return true
    }
  }

  /// The value a row has now.
  package static func value(
    of row: Row, _ settings: GenerationSettings, _ preferences: Preferences, _ models: ModelTable
  ) -> String {
    switch row {
    case .model: settings.model
    case .size: settings.size ?? models[settings.model]?.defaultSize ?? ""
    case .aspect: settings.aspect ?? "auto"
    case .fallback: preferences.fallback.rawValue
    case .retry: preferences.retry.rawValue
    case .language: preferences.language.rawValue
    }
  }

  /// Changes the chosen row to the value beside; a value the model does not take is passed over,
  /// and the sheet says so.
  package mutating func change(
    by step: Int, _ settings: inout GenerationSettings, _ preferences: inout Preferences,
    _ models: ModelTable
  ) {
    refusal = []
    let values = Self.values(of: row, models)
    let current = Self.value(of: row, settings, preferences, models)
    var place = values.firstIndex(of: current) ?? (step > 0 ? -1 : values.count)
    repeat {
      place += step
      guard values.indices.contains(place) else { return }
      if Self.isOffered(values[place], in: row, by: models[settings.model]) { break }
      refusal = ["settings.refused", values[place], settings.model]
    } while true
    set(values[place], &settings, &preferences, models)
  }

  private func set(
    _ value: String, _ settings: inout GenerationSettings, _ preferences: inout Preferences,
    _ models: ModelTable
  ) {
    switch row {
    case .model:
      settings.model = value
      if let model = models[value] { settings = settings.fitted(to: model) }
    case .size: settings.size = value
    case .aspect: settings.aspect = value == "auto" ? nil : value
    case .fallback: preferences.fallback = FallbackMode(rawValue: value) ?? preferences.fallback
    case .retry: preferences.retry = RetryProfile(rawValue: value) ?? preferences.retry
    case .language: preferences.language = Language(rawValue: value) ?? preferences.language
    }
  }
}
