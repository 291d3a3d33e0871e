import Testing

@testable import App

@MainActor @Suite struct LatestTaskTests {
  @Test func `Of what comes while work runs only the last is done`() async {
    let task = LatestTask()
    let (done, continuation) = AsyncStream.makeStream(of: Int.self)
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    task.run {
      for await _ in gate {}
      continuation.yield(1)
    }
    for number in 2...5 { task.run { continuation.yield(number) } }
    open.finish()
    var seen: [Int] = []
    for await number in done {
      seen.append(number)
      if number == 5 { break }
    }
    #expect(seen == [1, 5])
  }
}
