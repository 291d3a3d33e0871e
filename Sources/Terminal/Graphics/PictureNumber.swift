import Glibc

/// The number under which a terminal keeps a picture of ours.
///
/// Its low byte is a colour of the 256-colour palette that no theme changes, so that the number of
/// a placeholder is the same in 24-bit and in palette colours; the bytes between are 0.
struct PictureNumber: Hashable {
  /// 16 to 255.
  let low: UInt8
  /// From 1 on, told by a mark.
  let high: UInt8

  var value: UInt32 { UInt32(high) << 24 | UInt32(low) }

  /// Where this process begins: several may show pictures in one terminal.
  static var ownPlace: Int { Int(getpid()) &* 101 }

  /// The number at a place in the order of numbers; places may be any.
  init(place: Int) {
    low = UInt8(16 + place % 240)
    high = UInt8(1 + place / 240 % 254)
  }
}
