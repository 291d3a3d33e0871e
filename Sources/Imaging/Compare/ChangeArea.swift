/// Where most of what changed between two pictures lies.
package enum ChangeArea: String, Hashable, Sendable, CaseIterable {
  case nowhere, everywhere, middle, upperHalf, lowerHalf, leftHalf, rightHalf
}
