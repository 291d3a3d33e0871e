import Testing

@testable import App

@Suite struct PromptListTests {
  @Test func `a prompt a line; blank lines and comments are passed over`() {
    let text = "# boats\n\na red boat\r\n   \n  雨中的小巷  \n#another\na boat # not a comment\n"
    #expect(
      PromptList.prompts(in: text) == ["a red boat", "雨中的小巷", "a boat # not a comment"])
    #expect(PromptList.prompts(in: "\n# nothing\n") == [])
  }

  @Test func `a list without a prompt and one that is not there are mistakes`() {
    for file in ["/dev/null", "/no/such/file"] {
      var ask = Invocation.Ask()
      ask.file = file
      #expect(throws: UsageError.self) { try PromptList.prompts(of: ask) }
    }
  }
}
