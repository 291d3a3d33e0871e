/// Waits until the task is cancelled, and throws then: a line or a clock that never moves.
func untilCancelled() async throws {
  for await _ in AsyncStream<Never>.makeStream().stream {}
  try Task.checkCancellation()
}
