import ChatUI
import Conversation
import Screen
import Testing

/// The input filter's settings.
@Suite struct SafetySettingTests {
  @Test func `a threshold is chosen as the service spells it, and default sends none`() throws {
    var state = try Fixture.state(110, 36)
    state.sheet = .settings(SettingsState(at: .harassment))
    #expect(Golden.text(of: state.frame).contains("default: OFF"))
    state.press("<Right>")
    #expect(state.preferences.safety == ["HARM_CATEGORY_HARASSMENT": "OFF"])
    let effects = state.press("<Right><Right>")
    #expect(state.preferences.safety == ["HARM_CATEGORY_HARASSMENT": "BLOCK_ONLY_HIGH"])
    #expect(effects.contains(.savePreferences(state.preferences)))
    let text = Golden.text(of: state.frame)
    #expect(
      text.contains("BLOCK_ONLY_HIGH") && text.contains("refuses what is very likely harmful"))
    #expect(text.contains("What it may refuse to draw cannot be set."))
    state.press("<Left><Left><Left>")
    #expect(state.preferences.safety == [:])
  }

  @Test func `a category of the configuration stays as it is when another is set`() throws {
    var setup = try Fixture.setup()
    setup.safety = ["HARM_CATEGORY_HATE_SPEECH": "BLOCK_LOW_AND_ABOVE"]
    var state = try Fixture.state(setup: setup)
    state.sheet = .settings(SettingsState(at: .dangerousContent))
    state.press("<Right>")
    #expect(
      state.preferences.safety == [
        "HARM_CATEGORY_HATE_SPEECH": "BLOCK_LOW_AND_ABOVE",
        "HARM_CATEGORY_DANGEROUS_CONTENT": "OFF",
      ])
  }
}
