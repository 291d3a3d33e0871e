/// Whether new turns go round the model that was chosen, because it is overloaded.
///
/// The alarm rises above 30 % of 503s and falls at 15 %, so that it does not flap. While turns go
/// round the model nothing is sent to it, so its window is empty after five minutes at most, and it
/// is tried again.
package struct Detour: Hashable, Sendable {
  /// What a reading changed, and which model it concerns.
  package enum News: Hashable, Sendable {
    /// The user may have new turns go to this model for now.
    case offered(String)
    /// New turns go to this model, by the rule.
    case taken(String)
    /// New turns go to this model again: the first choice.
    case ended(String)
  }

  /// The first choice, which the readings are of.
  package let model: String
  package private(set) var isAlarm = false
  /// The model new turns go to instead; nil on the direct way.
  package private(set) var standIn: String?
  /// The model that is offered for that, and was not accepted.
  package private(set) var offer: String?
  /// Whether the user went back to the first choice in spite of the alarm.
  private var isDeclined = false

  package init(around model: String) {
    self.model = model
  }

  /// Takes a reading of the first choice; answers what is to be said, once for each change.
  package mutating func take(_ reading: HealthReading, _ policy: FallbackPolicy) -> News? {
    let wasAlarm = isAlarm
    isAlarm = wasAlarm ? !reading.isWell : reading.isAlarm
    guard isAlarm, policy.mode != .never, let other = policy.chain.first(where: { $0 != model })
    else { return end() }
    guard standIn == nil, !isDeclined else { return nil }
    if policy.mode == .always {
      (standIn, offer) = (other, nil)
      return .taken(other)
    }
    guard offer == nil else { return nil }
    offer = other
    return .offered(other)
  }

  /// The user takes what is offered; answers the model, nil where nothing is.
  package mutating func accept() -> String? {
    guard let other = offer else { return nil }
    (standIn, offer, isDeclined) = (other, nil, false)
    return other
  }

  /// The user goes back to the first choice; answers whether that changed anything.
  ///
  /// The model stays on offer, and is not taken by the rule before the alarm has ended.
  package mutating func decline() -> Bool {
    guard let standIn else { return false }
    (self.standIn, offer, isDeclined) = (nil, standIn, true)
    return true
  }

  private mutating func end() -> News? {
    let wasTaken = standIn != nil
    (standIn, offer, isDeclined) = (nil, nil, false)
    return wasTaken ? .ended(model) : nil
  }
}
