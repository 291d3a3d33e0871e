import Conversation
import Engine
import Testing

@Suite struct AdaptedSettingsTests {
  private func adapted(_ size: String?, _ aspect: String? = nil, to model: String) throws
    -> GenerationSettings
  {
    let settings = GenerationSettings(model: "gemini-3-pro-image", size: size, aspect: aspect)
    return settings.adapted(to: model, in: try ModelTable.builtIn())
  }

  @Test func `a size that is offered stays`() throws {
    let settings = try adapted("4K", "16:9", to: "gemini-nano-banana-2.1")
    #expect(settings.size == "4K" && settings.aspect == "16:9")
    #expect(settings.model == "gemini-nano-banana-2.1")
  }

  @Test func `a size too small becomes the smallest, one too large the largest`() throws {
    #expect(try adapted("512", to: "gemini-3-pro-image").size == "1K")
    #expect(try adapted("8K", to: "gemini-3-pro-image").size == "4K")
  }

  @Test func `a model whose size cannot be chosen is not asked for any`() throws {
    #expect(try adapted("4K", to: "gemini-3.1-flash-lite-image").size == "1K")
    #expect(try adapted("4K", to: "gemini-2.5-flash-image").size == nil)
  }

  @Test func `an aspect that is not offered is left to the service`() throws {
    #expect(try adapted(nil, "1:8", to: "gemini-3-pro-image").aspect == nil)
  }

  @Test func `a model that the table does not know gets what was asked for`() throws {
    let settings = try adapted("4K", "1:8", to: "gemini-9-image")
    #expect(settings.size == "4K" && settings.aspect == "1:8")
  }
}
