import Conversation
import Testing

@Suite struct ModelTableTests {
  @Test func `the table this build carries can be read and is whole`() throws {
    let table = try ModelTable.builtIn()
    #expect(table[table.defaultModel]?.isLive == true)
    for id in table.fallback { #expect(table[id]?.isLive == true) }
    for replacement in table.retired.values { #expect(table[replacement] != nil) }
    for model in table.models {
      #expect(model.typicalSeconds.count == 2)
      #expect(model.isLive || table.replacement(for: model.id) != nil)
      #expect(model.sizes.allSatisfy { model.price.imageTokens[$0] != nil })
    }
  }

  @Test func `an answer costs its input, its pictures, and its words with the thinking`() throws {
    let model = try #require(try ModelTable.builtIn()["gemini-3-pro-image"])
    var usage = Usage()
    usage.promptTokenCount = 32
    usage.candidatesTokenCount = 1772
    usage.thoughtsTokenCount = 748
    usage.candidatesTokensDetails = [.init(modality: "IMAGE", tokenCount: 1120)]
    // 32 × $2 + 1120 × $120 + (652 + 748) × $12, for a million tokens each.
    #expect(model.cost(of: usage, size: nil, pictures: 1) == Money(nanodollars: 151_264_000))
  }

  @Test func `a refusal costs its thinking once, although it is counted twice`() throws {
    let model = try #require(try ModelTable.builtIn()["gemini-3-pro-image"])
    var usage = Usage()
    usage.promptTokenCount = 464
    usage.candidatesTokenCount = 291
    usage.thoughtsTokenCount = 291
    #expect(
      model.cost(of: usage, size: nil, pictures: 0) == Money(nanodollars: 464 * 2000 + 291 * 12000))
  }

  @Test func `a service's own list says what is gone, and no list of others does`() throws {
    let table = try ModelTable.builtIn()
    let listed: Set = ["gemini-3-pro-image", "gemini-3.1-flash-lite-image", "veo"]
    let updated = table.updated(by: listed)
    #expect(updated["gemini-nano-banana-2.1"]?.isLive == false)
    #expect(updated["gemini-3-pro-image"]?.isLive == true)
    #expect(updated.fallback == ["gemini-3.1-flash-lite-image"])
    #expect(table.updated(by: ["veo", "gpt-image"]) == table)
  }

  @Test func `sums of money are exact`() {
    let cents = Array(repeating: Money(dollars: 0.1), count: 3).reduce(.zero, +)
    #expect(cents == Money(dollars: 0.3))
    #expect(cents.dollars == 0.3)
  }
}
