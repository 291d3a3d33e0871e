import Foundation
import Resilience
import Testing

@testable import GeminiAPI

/// The classifier against its table: every documented answer, told as it is to be.
@Suite struct FailureTableTests {
  /// What a client makes of an answer; nil for success.
  private func failure(of reply: FailureReply) throws -> Failure? {
    let spool = try TemporaryFolder()
    let receiver = AnswerReceiver(spool: spool.url) { _ in }
    do {
      try receiver.take(.sent(1, of: 1))
      try receiver.take(.head(HTTPHead(status: reply.status, headers: reply.headers)))
      try Array(reply.body.utf8).withUnsafeBytes { try receiver.take(.bytes($0)) }
    } catch {
      return receiver.failure(error)
    }
    do throws(Failure) {
      _ = try receiver.finish()
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: FailureTable.all)
  func `an answer is told as it is`(row: FailureRow) throws {
    let failure = try #require(try failure(of: row.reply))
    #expect(Verdict(failure) == row.verdict)
    #expect(failure.httpStatus == row.reply.toldStatus ?? row.reply.status)
    #expect(failure.finishReason ?? failure.rpcStatus == row.reply.says)
    #expect(failure.reason == row.reply.reason)
    #expect(
      failure.quotaID.map { "\($0) = \(failure.quotaValue ?? "-")" } == row.reply.quota)
    #expect(failure.serverDelay == row.reply.delay)
    #expect(failure.safetyRatings == row.reply.ratings)
    #expect(failure.isCommitted == row.reply.isCommitted)
    #expect(!failure.message.isEmpty)
    let error = JSONObject(parsing: row.reply.body.utf8)?.object("error")
    if let words = error?.string("message") { #expect(failure.message == words) }
  }

  @Test(arguments: FailureTable.broken)
  func `an attempt without an answer is told as it is`(row: BrokenRow) {
    #expect(Verdict(row.failure) == row.verdict)
    #expect(row.failure.httpStatus == nil)
    #expect(!row.failure.message.isEmpty)
  }

  @Test func `every cause has a row, or a test elsewhere`() throws {
    let inTable = Set(
      FailureTable.all.map(\.verdict.cause) + FailureTable.broken.map(\.verdict.cause))
    #expect(inTable.isDisjoint(with: FailureTable.elsewhere.keys))
    let told = inTable.union(FailureTable.elsewhere.keys)
    #expect(FailureCause.allCases.filter { !told.contains($0) } == [])
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    for (cause, file) in FailureTable.elsewhere {
      let text = try String(contentsOf: tests.appending(path: file), encoding: .utf8)
      #expect(text.contains(".\(cause.rawValue)"), "\(file)")
    }
  }

  @Test func `no two rows have one name`() {
    let names = FailureTable.all.map(\.reply.name) + FailureTable.broken.map(\.name)
    #expect(Set(names).count == names.count)
  }
}
