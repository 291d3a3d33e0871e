/// The colours of a map of what differs between two pictures, from little to much.
package enum Heat {
  /// A colour, and from which difference of brightness on it stands, in percent.
  package struct Step: Hashable, Sendable {
    package let percent: Int
    package let color: RGB
  }

  /// The same on every background: the map has one of its own.
  package static let steps = zip([5, 15, 30, 50], [24, 67, 179, 229]).map { percent, color in
    Step(percent: percent, color: Palette.rgb(color))
  }
}
