import Conversation
import Foundation
import Testing

/// Results, numbers and paths of a session.
@Suite struct TurnTreeTests {
  private static let session = SessionID.random()
  private static let settings = GenerationSettings(model: "gemini-3-pro-image")

  private func picture(_ name: String) -> Picture {
    Picture(
      blob: BlobID(rawValue: name), mimeType: "image/jpeg", width: 4, height: 3, byteCount: 9)
  }

  private func turn(
    _ prompt: String, _ answer: [Part], _ state: TurnState = .answered, at second: Double = 0
  ) -> Turn {
    Turn(
      session: Self.session, parent: nil, createdAt: Date(timeIntervalSince1970: second),
      prompt: [.text(prompt)], settings: Self.settings, state: state, answer: answer)
  }

  @Test func `the last picture that is no thought is the result`() {
    let two = turn(
      "two", [Part(.picture(picture("1"))), Part(.picture(picture("2"))), Part(.text("done"))])
    #expect(two.resultPictures == [picture("1"), picture("2")])
    #expect(two.primaryPicture == picture("2"))
    #expect(!two.isPromoted)
  }

  @Test func `pictures are numbered in the order of their turns, each once`() {
    var first = turn("edit mine", [Part(.picture(picture("out")))])
    first.prompt = [.picture(picture("mine")), .text("edit mine")]
    var second = turn("again", [Part(.picture(picture("out2")))], at: 1)
    second.prompt = [.picture(picture("mine")), .text("again")]
    let numbers = PictureNumbers([first, second])
    #expect(numbers.entries.map(\.number) == [1, 2, 3])
    #expect(numbers.number(of: picture("mine"), in: second.id) == 1)
    #expect(numbers.number(of: picture("out2"), in: second.id) == 3)
    #expect(numbers[2]?.turn == first.id)
    #expect(numbers[4] == nil)
  }

  @Test func `a path leads from the root to a turn, past its siblings`() {
    let root = turn("a", [])
    let child = Turn(
      session: Self.session, parent: root.id, createdAt: Date(timeIntervalSince1970: 1),
      prompt: [], settings: Self.settings, state: .answered)
    let sibling = Turn(
      session: Self.session, parent: root.id, createdAt: Date(timeIntervalSince1970: 2),
      prompt: [], settings: Self.settings, state: .failed)
    var tree = TurnTree([sibling, root, child])
    #expect(tree.path(to: child.id).map(\.id) == [root.id, child.id])
    #expect(tree.children(of: root.id).map(\.id) == [child.id, sibling.id])
    #expect(tree.newestAnswered?.id == child.id)
    var answered = sibling
    answered.state = .answered
    tree.put(answered)
    #expect(tree.newestAnswered?.id == sibling.id)
    #expect(tree.turns.count == 3)
  }
}
