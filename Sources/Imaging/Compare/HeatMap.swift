internal import Screen

/// Draws where two pictures differ: the new one in greys, over it a colour for how much changed.
package enum HeatMap {
  /// The map of two pictures of one size, in the colours of `Heat`; what changed in brightness by
  /// less than a `threshold` in percent is drawn as what stayed.
  package static func draw(from old: Pixmap, to new: Pixmap, threshold: Int = 0) -> Pixmap {
    precondition(old.size == new.size, "pictures of one size are compared")
    var map = new
    for offset in stride(from: 0, to: map.bytes.count, by: 4) {
      let (before, after) = (brightness(old, offset), brightness(new, offset))
      // What stayed is dimmed to a third, so that what changed stands out.
      let grey = UInt8(max(0, min(255, after / 3)))
      let step = Heat.steps.last {
        abs(after - before) * 100 >= max($0.percent, threshold) * 255
      }
      let color = step?.color ?? RGB(grey, grey, grey)
      map.bytes[offset] = color.red
      map.bytes[offset + 1] = color.green
      map.bytes[offset + 2] = color.blue
    }
    return map
  }

  /// ITU-R BT.601, from 0 to 255.
  private static func brightness(_ picture: Pixmap, _ offset: Int) -> Int {
    let red = Int(picture.bytes[offset])
    let green = Int(picture.bytes[offset + 1])
    let blue = Int(picture.bytes[offset + 2])
    return (77 * red + 150 * green + 29 * blue) / 256
  }
}
