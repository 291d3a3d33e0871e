/// How an edit came about.
package enum EditWay: Sendable, Equatable {
  case made, undone, redone
}
