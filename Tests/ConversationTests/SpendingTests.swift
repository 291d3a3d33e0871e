import Conversation
import Foundation
import Testing

/// Caps, and prices where the service or the table does not tell all.
@Suite struct SpendingTests {
  private let caps = SpendingCaps(session: Money(dollars: 1), day: Money(dollars: 5))

  private func spending(_ session: Double, possible: Double = 0, day: Double) -> Spending {
    Spending(
      session: Spending.Amount(
        known: Money(dollars: session), possible: Money(dollars: possible)),
      day: Spending.Amount(known: Money(dollars: day)))
  }

  @Test func `the cap with the least room speaks, and what may have been spent counts`() throws {
    let cost = Money(dollars: 0.24)
    #expect(caps.overrun(by: cost, after: spending(0.7, day: 4)) == nil)
    let session = try #require(
      caps.overrun(by: cost, after: spending(0.7, possible: 0.1, day: 4)))
    #expect(session.use.kind == .session && session.use.left == Money(dollars: 0.2))
    let day = try #require(caps.overrun(by: cost, after: spending(0.7, day: 4.9)))
    #expect(day.use.kind == .day)
    #expect(
      day.sentence == "This turn costs about $0.24; the cap of $5.00 for today has $0.10 left.")
    #expect(SpendingCaps().overrun(by: cost, after: spending(900, day: 900)) == nil)
  }

  @Test func `a cap is warned of once, by the request that brings it to four fifths`() {
    let cost = Money(dollars: 0.15)
    #expect(caps.nearing(by: cost, after: spending(0.6, day: 0.6)) == nil)
    #expect(caps.nearing(by: cost, after: spending(0.65, day: 0.6))?.kind == .session)
    #expect(caps.nearing(by: cost, after: spending(0.8, day: 0.6)) == nil)
  }

  @Test func `an unknown price is the most of the table`() throws {
    let table = try ModelTable.builtIn()
    let unknown = table.ceiling(of: "gemini-9-image", size: "4K", inputTokens: 1000)
    #expect(unknown == table.ceiling(of: "gemini-3-pro-image", size: "4K", inputTokens: 1000))
    #expect(unknown == Money(nanodollars: 1000 * 2000 + 2000 * 120_000 + 1000 * 12_000))
    #expect(table.cost(of: Usage(), by: "gemini-9-image", size: nil, pictures: 1) == nil)
  }

  @Test func `a picture whose tokens are not told apart costs what its size does`() throws {
    let model = try #require(try ModelTable.builtIn()["gemini-3-pro-image"])
    var usage = Usage()
    usage.candidatesTokenCount = 2100
    #expect(
      model.cost(of: usage, size: "4K", pictures: 1)
        == Money(nanodollars: 2000 * 120_000 + 100 * 12_000))
    #expect(model.cost(of: usage, size: "4K", pictures: 0) == Money(nanodollars: 2100 * 12_000))
  }

  @Test func `caps are read in dollars, and less than nothing is refused`() throws {
    let caps = try JSONDecoder().decode(
      SpendingCaps.self, from: Data(#"{"session": 5, "day": 10.5}"#.utf8))
    #expect(caps == SpendingCaps(session: Money(dollars: 5), day: Money(dollars: 10.5)))
    let bytes = try JSONEncoder().encode(caps)
    #expect(try JSONDecoder().decode(SpendingCaps.self, from: bytes) == caps)
    for wrong in [#"{"session": -1}"#, #"{"week": 1}"#] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(SpendingCaps.self, from: Data(wrong.utf8))
      }
    }
  }

  @Test(arguments: [
    (0.144, 3, "$0.144"), (0.144, 2, "$0.14"), (12.005, 2, "$12.01"), (0, 2, "$0.00"),
    (-0.5, 2, "-$0.50"),
  ])
  func `money is written with its decimals`(dollars: Double, decimals: Int, text: String) {
    #expect(Money(dollars: dollars).formatted(decimals: decimals) == text)
  }

  @Test func `what is asked for is rounded up, what is left down`() {
    #expect(Money(dollars: 0.1401).cents(.up) == Money(dollars: 0.15))
    #expect(Money(dollars: 0.1499).cents(.down) == Money(dollars: 0.14))
    #expect(Money(dollars: 0.14).cents(.up) == Money(dollars: 0.14))
  }
}
