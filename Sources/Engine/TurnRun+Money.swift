package import Conversation
import Foundation
import GeminiAPI
package import Resilience
import Storage

/// What a turn may cost, and what it did.
extension TurnRun {
  /// The most that a request takes.
  func ceiling(of plan: RequestPlan, to model: String) -> Money {
    environment.models.ceiling(
      of: model, size: settings(for: model).size, inputTokens: plan.inputTokens)
  }

  /// What keeps a turn that is not committed yet from being sent; one that waits for its time is
  /// looked at when that comes.
  func overrun(of plan: RequestPlan, to model: String) async throws -> Overrun? {
    guard !rules.caps.isEmpty, !turn.passesCaps, !turn.isScheduled else { return nil }
    let spending = try await library.spending(of: turn.session, since: today)
    return rules.caps.overrun(by: ceiling(of: plan, to: model), after: spending)
  }

  /// Records an attempt as begun and puts what it may cost at stake.
  ///
  /// - Returns: the cap that forbids it, so that it must not go, and the one it brings near its end.
  func begin(
    _ attempt: Attempt, costing cost: Money
  ) async throws -> (overrun: Overrun?, nearing: CapUse?) {
    let begun = try await library.begin(
      attempt, of: turn, staking: cost, within: rules.caps, since: today)
    if begun.overrun == nil {
      turn.atStake += cost
      stake = cost
    }
    return begun
  }

  /// Turns what the attempt that has ended had at stake into what it cost.
  ///
  /// It stays at stake where the outcome is unknown, or where an answer does not say what it took.
  func settle(after failure: Failure?) {
    defer { stake = .zero }
    guard failure?.charge != .possible else { return }
    let pictures = turn.resultPictures.count
    let models = [turn.answeredBy, attempt?.model].compactMap { $0 }
    let prices = environment.models
    let cost = turn.usage.flatMap { usage in
      models.lazy.compactMap { model in
        prices.cost(
          of: usage, by: model, size: self.settings(for: model).size, pictures: pictures)
      }.first
    }
    if let cost {
      turn.cost = (turn.cost ?? .zero) + cost
      turn.pricesOf = prices.tableDate
    } else if failure == nil {
      return
    }
    turn.atStake -= stake
  }

  private var today: Date { environment.startOfDay(clock.now()) }
}

extension Failure {
  /// A cap of the user's forbids the request.
  package init(_ overrun: Overrun) {
    self.init(.quota, .capReached, message: "\(overrun.sentence) Not sent.")
  }
}
