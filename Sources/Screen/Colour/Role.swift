/// What a colour is for; a theme maps roles to colours (`screens.md` section 6).
package enum Role: String, Hashable, Sendable, CaseIterable {
  case text, dim, rule, accent, star
  case bar, barDim = "bar.dim"
  case selection, hit
  case server, rateLimit, quota, request, access, safety, policy, noImage, network
  case storage, cancelled
}
