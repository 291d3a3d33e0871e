/// What one model drew on one day, and what that took.
package struct DayTotal: Hashable, Sendable {
  /// The day by the local clock: `2026-11-26`.
  package var day: String
  /// The model that answered, else the one that was asked.
  package var model: String
  /// Turns of the day, whatever became of them.
  package var turns: Int
  /// Results, without drafts.
  package var pictures: Int
  package var spent: Spending.Amount

  package init(day: String, model: String, turns: Int, pictures: Int, spent: Spending.Amount) {
    self.day = day
    self.model = model
    self.turns = turns
    self.pictures = pictures
    self.spent = spent
  }
}
