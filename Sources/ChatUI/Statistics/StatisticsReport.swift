package import Conversation
package import Resilience

/// What the library knows of a model's attempts in so many days, and of the money of all models.
package struct StatisticsReport: Sendable, Equatable {
  package var model: String
  package var days: Int
  package var attempts: AttemptStatistics
  /// The 10th, 50th and 90th percentile of the last answers, in seconds; nil before there are five.
  package var seconds: [Double]?
  /// What was spent today, in seven days, and in this month.
  package var spent: [Spending.Amount]
  /// What was drawn and spent in the period, by day and model.
  package var totals: [DayTotal]

  package init(
    model: String, days: Int, attempts: AttemptStatistics, seconds: [Double]? = nil,
    spent: [Spending.Amount] = [], totals: [DayTotal] = []
  ) {
    self.model = model
    self.days = days
    self.attempts = attempts
    self.seconds = seconds
    self.spent = spent
    self.totals = totals
  }
}
