/// How many colours the terminal shows.
package enum ColorDepth: String, Hashable, Sendable, CaseIterable {
  case trueColor, palette256, ansi16, monochrome
}
