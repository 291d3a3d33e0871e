extension Canvas {
  /// Turned by a quarter against the clock.
  func turnedLeft() -> Canvas {
    let result = Canvas(width: height, height: width)
    result.shade { x, y, _ in self.pixels[x * self.width + self.width - 1 - y] }
    return result
  }

  /// Left and right exchanged; or top and bottom, if `isUpright`.
  func mirrored(isUpright: Bool) -> Canvas {
    let result = Canvas(width: width, height: height)
    result.shade { x, y, _ in
      let row = isUpright ? self.height - 1 - y : y
      let column = isUpright ? x : self.width - 1 - x
      return self.pixels[row * self.width + column]
    }
    return result
  }

  /// The mean colour.
  var mean: Colour {
    var sum = Colour.zero
    for index in 0..<width * height { sum += pixels[index] }
    return sum / Float(width * height)
  }
}
