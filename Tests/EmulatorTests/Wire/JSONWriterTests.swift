import Testing

@testable import Emulator

@Suite struct JSONWriterTests {
  private let value: JSON = [
    "b": [1, true, .null, .number(0.95)], "a": ["x": "tab\t, \"quoted\" <&> 作者"], "e": [], "o": [:],
  ]

  @Test func `A line keeps the order and has a space after each colon`() {
    #expect(
      String(decoding: JSONWriter.bytes(of: value, .line), as: UTF8.self)
        == #"{"b": [1,true,null,0.95],"a": {"x": "tab\t, \"quoted\" \u003c\u0026\u003e 作者"},"e": [],"o": {}}"#
    )
  }

  @Test func `The pretty form has two spaces a level and ends with a line end`() {
    #expect(
      String(decoding: JSONWriter.bytes(of: ["a": [1, ["b": 2]]], .pretty), as: UTF8.self) == """
        {
          "a": [
            1,
            {
              "b": 2
            }
          ]
        }

        """)
  }

  @Test func `What was written can be read again`() throws {
    let read = try #require(JSON.parse(JSONWriter.bytes(of: value, .pretty)))
    #expect(read["a"] == value["a"] && read["b"] == value["b"] && read["e"] == [])
  }

  @Test(arguments: ["AAAA", "AAA=", "AA==", "AA", "AAA", "-_-_", ""])
  func `Base64 is read in both alphabets, with and without padding`(text: String) {
    #expect(Base64.isValid(text))
    #expect(Base64.decode(text)?.count == text.filter { $0 != "=" }.count * 3 / 4)
  }

  @Test(arguments: ["A", "A===", "A*AA", "AA=A", "AA= ="])
  func `What is no base64 is refused`(text: String) {
    #expect(!Base64.isValid(text) && Base64.decode(text) == nil)
  }
}
