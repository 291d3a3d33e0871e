import Screen
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("abc", 3), ("中文", 4), ("ｆｕｌｌ", 8), ("e\u{301}", 1), ("·×…─▲●★", 7), ("한국", 4),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇨🇳", 2), ("❤️", 2), ("1️⃣", 2), ("❤", 1),
    ("क्ष", 2), ("\u{200B}", 0), ("", 0), ("ﾊﾟ", 2),
  ]) func `columns are those a terminal takes`(text: String, columns: Int) {
    #expect(DisplayWidth.columns(text) == columns)
  }
}
