/// Where a line may end between two characters without a blank.
enum LineBreaking {
  /// Whether a line may end between two neighbours.
  static func allows(between left: Character, and right: Character) -> Bool {
    guard isIdeographic(left) || isIdeographic(right) else { return false }
    return !closers.contains(right) && !openers.contains(left)
  }

  /// Whether text may be cut beside a character: East Asian characters and emoji.
  private static func isIdeographic(_ character: Character) -> Bool {
    !character.isASCII && DisplayWidth.columns(character) == 2
  }

  /// Characters that never begin a line.
  private static let closers: Set<Character> = Set(
    "。，、．！？：；）」』】》〉〕］｝〗〙…‥—～·・ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ％℃’”,.!?:;)]}%")

  /// Characters that never end a line.
  private static let openers: Set<Character> = Set("（「『【《〈〔［｛〖〘‘“￥＄([{$#")
}
