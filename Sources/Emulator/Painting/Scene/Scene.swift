/// Everything a scene is drawn from; equal scenes give equal pictures.
///
/// Its JSON is below 2 kB, because it travels in every signature: numbers are whole, keys short,
/// and there are at most `Scene.mostObjects` objects.
package struct Scene: Codable, Sendable, Hashable {
  package var place: Place
  /// Another place that closes the view behind it, if one was named.
  package var background: Place?
  package var time: Daytime
  package var weather: Weather
  package var season: Season
  package var look: Look
  package var objects: [SceneObject]
  /// The hue asked for the sky, the water and the ground, if any.
  package var skyTint: Pigment?
  package var waterTint: Pigment?
  package var groundTint: Pigment?
  /// Steps from the usual, −3 to 3: how stormy the light, how bright, how warm, how clear the
  /// mirror on the water.
  package var drama: Int
  package var brightness: Int
  package var warmth: Int
  package var reflection: Int
  package var seed: UInt64

  /// More objects than this are not taken in.
  package static let mostObjects = 18

  package init(place: Place, seed: UInt64) {
    self.place = place
    self.seed = seed
    time = .day
    weather = .clear
    season = .summer
    look = .plain
    objects = []
    drama = 0
    brightness = 0
    warmth = 0
    reflection = 0
  }

  private enum CodingKeys: String, CodingKey {
    case place = "p"
    case background = "g"
    case time = "t"
    case weather = "w"
    case season = "n"
    case look = "l"
    case objects = "o"
    case skyTint = "ks"
    case waterTint = "kw"
    case groundTint = "kg"
    case drama = "d"
    case brightness = "b"
    case warmth = "h"
    case reflection = "r"
    case seed = "s"
  }
}
