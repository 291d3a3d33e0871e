package import Conversation
import Resilience
import Screen

/// The settings sheet: which row is chosen, and why a value was refused.
package struct SettingsState: Sendable, Equatable {
  /// A setting, one row of the sheet.
  package enum Row: String, Sendable, CaseIterable {
    case model, size, aspect, fallback, retry
    case harassment, hateSpeech, sexuallyExplicit, dangerousContent
    case sessionCap, dayCap, images, language
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

  /// Every value of the chosen row, as it is spelled; `auto`, `default` or `none` for none.
  package static func values(
    of row: Row, _ preferences: Preferences, _ setup: Setup
  ) -> [String] {
    switch row {
    case .model: return setup.models.models.filter(\.isLive).map(\.id)
    case .size: return ["512", "1K", "2K", "4K"]
    case .aspect:
      return ["auto", "1:1", "3:2", "4:3", "5:4", "16:9", "21:9", "2:3", "3:4", "4:5", "9:16"]
    case .fallback: return FallbackMode.allCases.map(\.rawValue)
    case .retry: return RetryProfile.allCases.map(\.rawValue)
    case .harassment, .hateSpeech, .sexuallyExplicit, .dangerousContent: return thresholds
    case .sessionCap, .dayCap:
      // An amount of the configuration stands among the others.
      let caps = preferences.caps(configured: setup.caps)
      let amounts = Set(commonCaps + [row.cap.flatMap { caps[$0] }].compactMap { $0 })
      return ["none"] + amounts.sorted().map(\.short)
    case .images: return ImageMode.allCases.map(\.rawValue)
    case .language: return Language.allCases.map(\.rawValue)
    }
  }

  private static let commonCaps = [0.5, 1, 2, 5, 10, 20, 50].map(Money.init(dollars:))

  /// As the service spells them; `OFF` and `BLOCK_NONE` are two.
  /// <https://ai.google.dev/gemini-api/docs/safety-settings>
  private static let thresholds = [
    "default", "OFF", "BLOCK_NONE", "BLOCK_ONLY_HIGH", "BLOCK_MEDIUM_AND_ABOVE",
    "BLOCK_LOW_AND_ABOVE",
  ]

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
    of row: Row, _ settings: GenerationSettings, _ preferences: Preferences, _ setup: Setup
  ) -> String {
    switch row {
    case .model: return settings.model
    case .size: return settings.size ?? setup.models[settings.model]?.defaultSize ?? ""
    case .aspect: return settings.aspect ?? "auto"
    case .fallback: return preferences.fallback.rawValue
    case .retry: return preferences.retry.rawValue
    case .harassment, .hateSpeech, .sexuallyExplicit, .dangerousContent:
      let safety = preferences.safety(configured: setup.safety)
      return row.harmCategory.flatMap { safety[$0] } ?? "default"
    case .sessionCap, .dayCap:
      let caps = preferences.caps(configured: setup.caps)
      return row.cap.flatMap { caps[$0] }?.short ?? "none"
    case .images: return preferences.images(configured: setup.images).rawValue
    case .language: return preferences.language.rawValue
    }
  }

  /// Changes the chosen row to the value beside; a value the model does not take is passed over,
  /// and the sheet says so.
  package mutating func change(
    by step: Int, _ settings: inout GenerationSettings, _ preferences: inout Preferences,
    _ setup: Setup
  ) {
    refusal = []
    let values = Self.values(of: row, preferences, setup)
    let current = Self.value(of: row, settings, preferences, setup)
    var place = values.firstIndex(of: current) ?? (step > 0 ? -1 : values.count)
    repeat {
      place += step
      guard values.indices.contains(place) else { return }
      if Self.isOffered(values[place], in: row, by: setup.models[settings.model]) { break }
      refusal = ["settings.refused", values[place], settings.model]
    } while true
    set(values[place], &settings, &preferences, setup)
  }

  private func set(
    _ value: String, _ settings: inout GenerationSettings, _ preferences: inout Preferences,
    _ setup: Setup
  ) {
    switch row {
    case .model:
      settings.model = value
      if let model = setup.models[value] { settings = settings.fitted(to: model) }
    case .size: settings.size = value
    case .aspect: settings.aspect = value == "auto" ? nil : value
    case .fallback: preferences.fallback = FallbackMode(rawValue: value) ?? preferences.fallback
    case .retry: preferences.retry = RetryProfile(rawValue: value) ?? preferences.retry
    case .harassment, .hateSpeech, .sexuallyExplicit, .dangerousContent:
      guard let category = row.harmCategory else { return }
      var safety = preferences.safety(configured: setup.safety)
      safety[category] = value == "default" ? nil : value
      preferences.safety = safety
    case .sessionCap, .dayCap:
      guard let kind = row.cap else { return }
      var caps = preferences.caps(configured: setup.caps)
      caps[kind] = Double(value.dropFirst()).map(Money.init(dollars:))
      preferences.caps = caps
    case .images: preferences.images = ImageMode(rawValue: value)
    case .language: preferences.language = Language(rawValue: value) ?? preferences.language
    }
  }
}

extension SettingsState.Row {
  /// The service's name of the category a row is for.
  var harmCategory: String? {
    switch self {
    case .harassment: "HARM_CATEGORY_HARASSMENT"
    case .hateSpeech: "HARM_CATEGORY_HATE_SPEECH"
    case .sexuallyExplicit: "HARM_CATEGORY_SEXUALLY_EXPLICIT"
    case .dangerousContent: "HARM_CATEGORY_DANGEROUS_CONTENT"
    default: nil
    }
  }

  /// The cap a row is for.
  var cap: SpendingCaps.Kind? {
    switch self {
    case .sessionCap: .session
    case .dayCap: .day
    default: nil
    }
  }
}
