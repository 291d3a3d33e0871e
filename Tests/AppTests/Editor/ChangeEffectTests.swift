import ChatUI
import Conversation
import Foundation
import Storage
import Testing

@testable import App

/// Changes of the library by key: the state's wishes, the real library, and what comes back.
@MainActor @Suite struct ChangeEffectTests {
  private let home: TemporaryHome

  init() throws { home = try TemporaryHome() }

  /// A runner over a library with one answered turn, and what it posts.
  private func runner() async throws -> (EffectRunner, Turn, AsyncStream<Action>) {
    let services = try await home.services(baseURL: "http://127.0.0.1:9")
    let session = Session(createdAt: Date(), settings: services.settings)
    var turn = Turn(
      session: session.id, parent: nil, createdAt: Date(), prompt: [.text("a boat")],
      settings: services.settings)
    turn.state = .answered
    try await services.library.commit(turn, session: session)
    let (actions, continuation) = AsyncStream.makeStream(of: Action.self)
    let runner = EffectRunner(
      services: services, display: RecordingDisplay(),
      held: HeldSessions(dataFolder: services.paths.data), post: { continuation.yield($0) })
    return (runner, turn, actions)
  }

  @Test func `a note is written, taken back and made again, in the order of the keys`() async throws
  {
    let (runner, turn, actions) = try await runner()
    runner.perform(.assign([.note(of: turn.id, "red")], in: turn.session))
    runner.perform(.assign([.note(of: turn.id, "redder")], in: turn.session))
    runner.perform(.undo(in: turn.session))
    runner.perform(.undo(in: nil))
    runner.perform(.undo(in: turn.session))
    runner.perform(.redo(in: turn.session))
    await runner.finish()
    var told: [String?] = []
    var ends: [Action] = []
    for await action in actions {
      switch action {
      case .edit(let edit, _):
        guard case .note(_, let note) = edit.assignments.first else { continue }
        told.append(note)
      default: ends.append(action)
      }
      if told.count == 5 { break }
    }
    #expect(told == ["red", "redder", "red", nil, "red"])
    #expect(ends == [.nothingToUndo(.undone)])
    let stored = try await runner.services.library.annotations(of: turn.session)
    #expect(stored[turn.id]?.note == "red")
  }

  @Test func `several pictures are saved, and one that is there already is not written over`()
    async throws
  {
    let (runner, _, actions) = try await runner()
    let folder = home.folder
    let bytes = Array("not really a picture, but bytes".utf8)
    let picture = Picture(
      blob: try runner.services.blobs.store(bytes), mimeType: "image/png", width: 1, height: 1,
      byteCount: bytes.count)
    let names = ["a.png", "b.png"].map { folder.appending(path: $0).path }
    try Data("mine".utf8).write(to: URL(filePath: names[0]))
    runner.perform(.saveAll(names.map { PictureFile(picture: picture, name: $0) }))
    for await action in actions {
      #expect(action == .savedAll(1, refused: [.exists(name: "a.png")]))
      break
    }
    #expect(try Data(contentsOf: URL(filePath: names[0])) == Data("mine".utf8))
    #expect(try Data(contentsOf: URL(filePath: names[1])) == Data(bytes))
  }
}
