import ChatUI
import Conversation
import Testing

/// Names of saved pictures.
@Suite struct SaveTemplateTests {
  private func name(_ template: String, _ value: String = "x") -> String? {
    SaveTemplate(template)?.name { _ in value }
  }

  @Test func `words outside the braces stay, values are made safe`() {
    #expect(
      name("~/Pictures/{title} ({n}).png", "Lake / at: dusk?")
        == "~/Pictures/Lake---at--dusk (Lake---at--dusk).png")
    #expect(name("{title}", "月夜 🌙") == "月夜")
    #expect(name("{title}", "../../.bashrc") == "bashrc")
    #expect(name("{title}", "a\u{1B}]0;b\u{7}\u{202E}c\n") == "a--0-b--c")
    #expect(name("{title}.{ext}", "//") == "picture.picture")
  }

  @Test func `no value is longer than a file system takes`() {
    for value in [
      String(repeating: "月", count: 500), "e" + String(repeating: "\u{301}", count: 500),
    ] {
      #expect((name("{title}", value) ?? value).utf8.count <= 120)
    }
  }

  @Test(arguments: ["{name}", "{title", "{}", "", "  ", "{title}/", "a\nb", "{ title}"])
  func `a template that makes no name is refused`(template: String) {
    #expect(SaveTemplate(template) == nil)
  }

  @Test func `each placeholder stands for what it says`() throws {
    var setup = try Fixture.setup()
    setup.saveTemplate = try #require(SaveTemplate("{date}_{title}_{n}_{model}.{ext}"))
    var state = try Fixture.state(setup: setup)
    state.press("<C-x>o")
    #expect(
      state.press("<Enter>") == [
        .savePicture(Fixture.drawn(1), name: "2026-11-23_lake-at-dusk_2_gemini-3-pro-image.jpg")
      ])
    // The picture attached was drawn by nobody; a draft has its own number.
    state.press("<C-x>vk<C-x>o")
    #expect(
      state.press("<Enter>") == [
        .savePicture(Fixture.lake, name: "2026-11-23_lake-at-dusk_1_picture.jpg")
      ])
  }
}
