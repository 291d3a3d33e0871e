extension Canvas {
  /// This canvas at another size: averaged when smaller, bilinear when larger.
  func resized(width newWidth: Int, height newHeight: Int) -> Canvas {
    if newWidth == width, newHeight == height { return copy() }
    let result = Canvas(width: newWidth, height: newHeight)
    let sx = Float(width) / Float(result.width)
    let sy = Float(height) / Float(result.height)
    let nx = max(1, min(8, Int(sx.rounded(.up))))
    let ny = max(1, min(8, Int(sy.rounded(.up))))
    let share = 1 / Float(nx * ny)
    result.shade { x, y, _ in
      var sum = Colour.zero
      for j in 0..<ny {
        let py = (Float(y) + (Float(j) + 0.5) / Float(ny)) * sy
        for i in 0..<nx {
          sum += self.sample((Float(x) + (Float(i) + 0.5) / Float(nx)) * sx, py)
        }
      }
      return sum * share
    }
    return result
  }

  /// The same picture with its longer side at most so many pixels.
  func bounded(_ longest: Int) -> Canvas {
    let long = max(width, height)
    guard long > longest else { return copy() }
    return resized(
      width: max(1, width * longest / long), height: max(1, height * longest / long))
  }

  /// Fills a size with the middle of this picture, its shape kept.
  func covering(width newWidth: Int, height newHeight: Int) -> Canvas {
    let scale = max(
      Float(newWidth) / Float(width), Float(newHeight) / Float(height))
    let fullWidth = max(newWidth, Int((Float(width) * scale).rounded()))
    let fullHeight = max(newHeight, Int((Float(height) * scale).rounded()))
    let full = resized(width: fullWidth, height: fullHeight)
    return full.cropped(
      x: (fullWidth - newWidth) / 2, y: (fullHeight - newHeight) / 2, width: newWidth,
      height: newHeight)
  }

  /// A part of this canvas; what lies outside is the edge's colour.
  func cropped(x left: Int, y top: Int, width newWidth: Int, height newHeight: Int) -> Canvas {
    let result = Canvas(width: newWidth, height: newHeight)
    result.shade { x, y, _ in
      let px = max(0, min(self.width - 1, x + left))
      let py = max(0, min(self.height - 1, y + top))
      return self.pixels[py * self.width + px]
    }
    return result
  }

  /// Softened by three box blurs, which come close to a Gaussian.
  func blurred(radius: Int) -> Canvas {
    guard radius > 0 else { return copy() }
    var current = self
    for _ in 0..<3 { current = current.boxBlurred(radius).boxBlurred(radius) }
    return current
  }

  /// One box blur along the rows, turned on its diagonal, so that calling it twice does both.
  private func boxBlurred(_ radius: Int) -> Canvas {
    let result = Canvas(width: height, height: width)
    let share = 1 / Float(radius * 2 + 1)
    let last = width - 1
    rows { y in
      let row = self.pixels + y * self.width
      var sum = row[0] * Float(radius)
      for x in 0...radius { sum += row[min(x, last)] }
      for x in 0..<self.width {
        result.pixels[x * result.width + y] = sum * share
        sum += row[min(x + radius + 1, last)] - row[max(x - radius, 0)]
      }
    }
    return result
  }
}
