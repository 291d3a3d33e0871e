import Testing

@testable import GeminiAPI

@Suite struct TransferWatchTests {
  private let begin = ContinuousClock.Instant.now

  private func watch(bodySize: Int = 100) -> TransferWatch {
    TransferWatch(
      Timeouts(firstByte: .seconds(20), idle: .seconds(10), whole: .seconds(60)),
      bodySize: bodySize, at: begin)
  }

  private func after(_ seconds: Int) -> ContinuousClock.Instant { begin + .seconds(seconds) }

  @Test func `before the line stands only the whole time counts`() {
    let watch = watch()
    #expect(watch.expired(at: after(59)) == nil)
    #expect(watch.expired(at: after(60)) == .wholeTimeout)
    #expect(!watch.isWholeBodySent)
  }

  @Test func `a request that stands still is idle`() {
    var watch = watch()
    watch.isConnected = true
    watch.noteSent(50, at: after(5))
    #expect(watch.expired(at: after(14)) == nil)
    #expect(watch.expired(at: after(15)) == .idleTimeout)
  }

  @Test func `the first byte is waited for from the last byte out`() {
    var watch = watch()
    watch.isConnected = true
    watch.noteSent(100, at: after(5))
    #expect(watch.isWholeBodySent)
    #expect(watch.expired(at: after(24)) == nil)
    #expect(watch.expired(at: after(25)) == .firstByteTimeout)
  }

  @Test func `an answer that stops coming is idle, and the whole time still counts`() {
    var watch = watch()
    watch.isConnected = true
    watch.noteSent(100, at: after(5))
    watch.noteReceived(at: after(24))
    #expect(watch.expired(at: after(33)) == nil)
    #expect(watch.expired(at: after(34)) == .idleTimeout)
    watch.noteReceived(at: after(59))
    #expect(watch.next == after(60))
    #expect(watch.expired(at: after(60)) == .wholeTimeout)
  }
}
