import ChatUI
import Conversation
import Foundation
import Screen
import Synchronization
import Testing

@testable import App

/// The loop with the real state, and a display that records.
@MainActor @Suite struct RuntimeTests {
  private let display = RecordingDisplay()

  private func runtime() throws -> Runtime {
    let settings = GenerationSettings(model: "gemini-3-pro-image")
    let setup = Setup(
      models: try ModelTable.builtIn(), hasKey: true, service: .direct,
      chrome: Chrome(isASCII: false))
    return Runtime(
      state: AppState(
        setup: setup, preferences: Preferences(language: .english, defaults: settings),
        size: Size(columns: 80, rows: 24), now: Date()), display: display)
  }

  private var session: Session {
    Session(createdAt: Date(), settings: GenerationSettings(model: "gemini-3-pro-image"))
  }

  /// Starts the loop; the answered task ends with it.
  private func start(
    _ runtime: Runtime,
    render: @escaping @Sendable (ImageRequest) async -> CellGrid = { CellGrid(size: $0.size) },
    perform: @escaping (Effect) -> Void = { _ in }
  ) -> Task<Void, Never> {
    Task { await runtime.run(render: render, perform: perform) {} }
  }

  private func type(_ text: String, into runtime: Runtime) {
    for character in text { runtime.post(.input(.key(KeyEvent(.character(character))))) }
  }

  @Test func `what was typed is on the next frames, and leaving ends the loop`() async throws {
    let runtime = try runtime()
    var effects: [Effect] = []
    let running = start(runtime, perform: { effects.append($0) })
    runtime.post(.sessionOpened(OpenedSession(session: session, draft: Draft())))
    type("heron", into: runtime)
    #expect(await display.frame { $0.text.contains("heron") } != nil)
    runtime.post(.input(.hangUp))
    await running.value
    let drafts = effects.compactMap { effect -> String? in
      if case .saveDraft(_, let draft) = effect { draft.text } else { nil }
    }
    #expect(drafts.last == "heron")
    #expect(!effects.contains(.quit))
  }

  @Test func `many actions at once share frames`() async throws {
    let runtime = try runtime()
    let begin = ContinuousClock.now
    let running = start(runtime)
    runtime.post(.sessionOpened(OpenedSession(session: session, draft: Draft())))
    type(String(repeating: "x", count: 400), into: runtime)
    type("end", into: runtime)
    _ = await display.frame { $0.text.contains("xend") }
    // One each 16 ms at most, however long the machine takes.
    let most = (ContinuousClock.now - begin) / .milliseconds(16) + 2
    #expect(Double(display.frames.count) <= most)
    runtime.post(.input(.hangUp))
    await running.value
  }

  @Test func `a picture is rendered once and its cells come back`() async throws {
    let picture = Picture(
      blob: BlobID(rawValue: String(repeating: "ab", count: 32)), mimeType: "image/png",
      width: 640, height: 480, byteCount: 1000)
    var turn = Turn(
      session: session.id, parent: nil, createdAt: Date(), prompt: [.text("a boat")],
      settings: session.settings)
    turn.state = .answered
    turn.answer = [Part(.picture(picture))]
    let rendered = Mutex<[ImageRequest]>([])
    let runtime = try runtime()
    let running = start(
      runtime,
      render: { request in
        rendered.withLock { $0.append(request) }
        var grid = CellGrid(size: request.size)
        for index in grid.cells.indices { grid.cells[index].text = "▚" }
        return grid
      })
    runtime.post(.sessionOpened(OpenedSession(session: session, turns: [turn])))
    #expect(await display.frame { $0.text.contains("▚▚▚▚") } != nil)
    type("more frames", into: runtime)
    _ = await display.frame { $0.text.contains("more frames") }
    let requests = rendered.withLock { $0 }
    #expect(!requests.isEmpty)
    #expect(Set(requests).count == requests.count)
    runtime.post(.input(.hangUp))
    await running.value
  }

  @Test func `the clock ticks only while something hangs on the time`() async throws {
    let runtime = try runtime()
    let running = start(runtime)
    runtime.post(.sessionOpened(OpenedSession(session: session)))
    type("a", into: runtime)
    _ = await display.frame { $0.text.contains("a") }
    #expect(!runtime.isTicking)
    runtime.post(.notice("saved as heron.png"))
    _ = await display.frame { $0.text.contains("heron.png") }
    #expect(runtime.isTicking)
    runtime.post(.tick(Date(timeIntervalSinceNow: 10)))
    _ = await display.frame { !$0.text.contains("heron.png") }
    #expect(!runtime.isTicking)
    runtime.post(.input(.hangUp))
    await running.value
  }
}
