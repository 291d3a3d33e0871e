import Conversation
import Foundation
import GeminiAPI
import Resilience
import Storage

/// What a turn sends, and how that changes when the service refuses it.
extension TurnRun {
  /// The request to a model, as the history, the rules and what was learned make it now.
  func plan(for model: String, _ rules: RequestRules? = nil) -> RequestPlan {
    RequestPlan(of: path, then: turn.prompt, to: model, rules ?? requestRules, taking: taking)
  }

  /// Makes the rules those of the host that the next attempt goes to; what was learned there on the
  /// way stays.
  func adaptRules() async throws {
    guard requestRules.host != client.endpoint.host else { return }
    requestRules = try await rules.requests.adapted(to: client.endpoint, in: library)
  }

  /// What is asked of a model: of its own one as it was asked, and refused by name if need be.
  func settings(for model: String) -> GenerationSettings {
    model == turn.settings.model
      ? turn.settings : turn.settings.adapted(to: model, in: environment.models)
  }

  /// Says of a plan that does not fit what the service would say.
  func tooLarge(_ plan: RequestPlan) -> Failure {
    Failure(
      .request, .payloadTooLarge,
      message:
        "The request would have \(plan.byteCount) bytes; at most \(plan.byteLimit) are taken.")
  }

  /// A plan on its way out.
  func sending(_ plan: RequestPlan, to model: String) -> Sending {
    let blobs = environment.blobs
    return Sending(
      request: GenerateRequest(
        model: model, contents: plan.contents, settings: settings(for: model),
        safety: rules.safety, blobURL: { blobs.url(for: $0) }),
      uploads: plan.uploads(requestRules), client: client, environment: environment)
  }

  /// What would keep a request from being refused like this again; nil where nothing would, or
  /// where there is nothing of it that could be changed.
  func repair(after failure: Failure) -> Repair? {
    guard let plan, let repair = Repair(after: failure) else { return nil }
    let isOfUse =
      switch repair {
      case .picturesAsYours: plan.turns.contains(where: \.isWhole)
      case .uploadAgain: !plan.uploads(requestRules).isEmpty
      case .smallerRequest: isSmaller(under: limit(learnedFrom: failure))
      }
    return isOfUse ? repair : nil
  }

  /// Changes what the next attempt sends.
  ///
  /// What was learned is written down first, so that no later turn meets the same refusal.
  func mend(_ repair: Repair, after failure: Failure) async throws {
    switch repair {
    case .picturesAsYours:
      try await library.disown(path.map(\.id))
      for place in path.indices { path[place].issuer = nil }
    case .uploadAgain:
      let pictures = plan?.uploads(requestRules) ?? []
      try await library.forgetUploads(of: pictures.map(\.blob), at: requestRules.host)
    case .smallerRequest:
      requestRules.byteLimit = limit(learnedFrom: failure) ?? requestRules.byteLimit
      try await library.learn(
        requestLimit: requestRules.byteLimit, of: requestRules.host, now: clock.now())
    }
    events.yield(.mended(repair, after: failure, under: requestRules))
  }

  /// A request of fewer bytes than this is not refused for its size, whatever the refusal says.
  private static let smallRequest = 4_000_000

  /// The most bytes that a refusal teaches: what it says, else well below what was refused.
  private func limit(learnedFrom failure: Failure) -> Int? {
    guard let size = plan?.byteCount else { return nil }
    if let told = failure.payloadLimit, told < size { return told }
    return size > Self.smallRequest ? size / 4 * 3 : nil
  }

  /// Whether less goes under a limit, and fits.
  private func isSmaller(under limit: Int?) -> Bool {
    guard let limit else { return false }
    var rules = requestRules
    rules.byteLimit = limit
    return plan(for: machine.route.model, rules).fits
  }
}

extension RequestPlan {
  /// The pictures that are referred to, each once.
  fileprivate func uploads(_ rules: RequestRules) -> [Picture] {
    var seen: Set<BlobID> = []
    return contents.filter { $0.role == .user }.flatMap { $0.parts.compactMap(\.picture) }
      .filter { rules.isUploaded($0) && seen.insert($0.blob).inserted }
  }
}
