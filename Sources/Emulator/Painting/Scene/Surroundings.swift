/// Where a scene plays.
package enum Place: String, Codable, Sendable, Hashable, CaseIterable {
  case lake, sea, beach, river, mountains, forest, meadow, desert, snowfield, village, city
  case garden, alley, table, space, underwater

  /// Whether there is open water to float on.
  package var hasWater: Bool {
    switch self {
    case .lake, .sea, .beach, .river: true
    default: false
    }
  }

  /// Whether lanterns hang on posts there; elsewhere they float in the air.
  var hasLamppost: Bool {
    switch self {
    case .village, .city, .alley, .garden, .snowfield, .meadow, .forest, .beach: true
    default: false
    }
  }

  /// Whether the scene is out of doors under a sky.
  package var hasSky: Bool { self != .space && self != .underwater }
}

/// The time of day, which sets the light.
package enum Daytime: String, Codable, Sendable, Hashable, CaseIterable {
  case dawn, day, sunset, dusk, night
}

/// What the sky does.
package enum Weather: String, Codable, Sendable, Hashable, CaseIterable {
  case clear, cloudy, overcast, rain, snow, fog, storm

  /// Whether clouds are part of it.
  package var hasClouds: Bool { self != .clear && self != .fog }
}

/// The time of year, which colours what grows.
package enum Season: String, Codable, Sendable, Hashable, CaseIterable {
  case spring, summer, autumn, winter
}

/// The technique a picture is finished in.
package enum Look: String, Codable, Sendable, Hashable, CaseIterable {
  case plain, watercolour, oil, ink, sketch, pixel, poster, mono, glass, sepia
}

/// The colours that have names.
package enum Pigment: String, Codable, Sendable, Hashable, CaseIterable {
  case red, orange, yellow, green, teal, blue, navy, purple, pink, brown, white, grey, black
  case gold, cream
}
