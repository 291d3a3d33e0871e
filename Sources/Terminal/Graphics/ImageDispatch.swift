import Screen

/// A piece of what has to reach the terminal before a picture can be shown.
enum ImageDispatch {
  case bytes([UInt8])
  /// Everything of a picture was written.
  case ready(ImageRequest)
}
