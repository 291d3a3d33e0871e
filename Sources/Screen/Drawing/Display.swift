/// The edge to the screen: the real terminal, or a recorder in tests.
package protocol Display: Sendable {
  /// Shows a frame; drops it when the line is still busy with an earlier one and a newer follows.
  func show(_ frame: Frame)

  /// Sets the window's title to constant words and a filtered session title.
  func setTitle(_ title: String) async

  /// Puts text on the clipboard of whoever looks at the screen, over SSH too (OSC 52).
  func copy(_ text: String) async

  /// Puts a file on that clipboard as data of a type; false where the display does not take it.
  ///
  /// `told` hears, some time later and once or never, whether it got there.
  func copy(
    file: String, as mimeType: String, told: @escaping @Sendable (Bool) -> Void
  ) async -> Bool

  /// Shows pictures as the user wishes from now on.
  func use(_ mode: ImageMode) async

  /// Rings the bell.
  func ring() async

  /// Forgets what is on the screen: the next frame is painted whole (C-l, after a suspension).
  func invalidate() async

  /// Gives the terminal back as it was found, so that another program may use it.
  func suspend() async

  /// Takes the terminal again after ``suspend()``.
  func resume() async

  /// Gives the terminal back for good.
  func close() async
}
