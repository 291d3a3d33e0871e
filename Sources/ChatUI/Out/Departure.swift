/// What became of a picture that was to leave Plantain.
package enum Departure: Sendable, Equatable {
  /// A viewer was started with it.
  case opened(name: String)
  /// No viewer can show it here: where a copy of it is.
  case copied(to: String)
  /// It is on the clipboard.
  case onClipboard
  /// No picture reaches the clipboard from here, so its path is there.
  case pathOnClipboard

  /// The sentence for the bar.
  package func sentence(_ words: Words) -> String {
    switch self {
    case .opened(let name): words("notice.opened", name)
    case .copied(let path): words("notice.copiedTo", path)
    case .onClipboard: words["notice.pictureCopied"]
    case .pathOnClipboard: words["notice.pathCopied"]
    }
  }
}
