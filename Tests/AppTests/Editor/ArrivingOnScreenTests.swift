import ChatUI
import Conversation
import Foundation
import Imaging
import Screen
import Testing

@testable import App

/// A picture that is seen while it arrives: the whole way, from a server that holds back the rest.
@MainActor @Suite struct ArrivingOnScreenTests {
  private let home: TemporaryHome
  private let display = RecordingDisplay()

  init() throws { home = try TemporaryHome() }

  /// Noise, so that each row takes as many bytes as any other.
  private static func noise() throws -> [UInt8] {
    var random = UInt64(5)
    let bytes = (0..<600 * 600 * 4).map { place -> UInt8 in
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return place % 4 == 3 ? 255 : UInt8(truncatingIfNeeded: random >> 40)
    }
    return try Pixmap(width: 600, height: 600, bytes: bytes).png()
  }

  /// The rows of a frame in which a picture's cells stand.
  private nonisolated static func rows(_ frame: Frame) -> Int {
    (0..<frame.cells.size.rows).count { row in
      (0..<frame.cells.size.columns).contains { column in
        if case .pixels(_?, _) = frame.cells[column, row].look { true } else { false }
      }
    }
  }

  @Test(.timeLimit(.minutes(2)))
  func `the top of it shows while half is held back, all of it while its signature is`()
    async throws
  {
    let base64 = Data(try Self.noise()).base64EncodedString()
    let half = base64.index(base64.startIndex, offsetBy: base64.utf8.count / 2 / 4 * 4)
    let server = try HoldingServer([
      #"data: {"candidates":[{"content":{"role":"model","parts":[{"inlineData":{"#
        + "\"mimeType\":\"image/png\",\"data\":\"" + base64[..<half],
      base64[half...] + "\"},\"thoughtSignature\":\"",
      "c2lnbmVk\"}]},\"finishReason\":\"STOP\",\"index\":0}]}\r\n\r\n",
    ])
    let services = try await home.services(baseURL: "http://127.0.0.1:\(server.port)")
    let setup = Setup(
      models: services.models, hasKey: true, service: .direct, chrome: Chrome(isASCII: false))
    let state = AppState(
      setup: setup, preferences: Preferences(language: .english, defaults: services.settings),
      size: Size(columns: 80, rows: 24), now: Date())
    let runtime = Runtime(state: state, display: display)
    let pictures = ScreenPictures(
      blobs: services.blobs, depth: .trueColor, cache: services.paths.cache)
    let runner = EffectRunner(
      services: services, display: display, held: HeldSessions(dataFolder: services.paths.data),
      pictures: pictures, post: { runtime.post($0) })
    let running = Task {
      await runtime.run(render: { await pictures.cells($0) }, perform: runner.perform) {
        runner.openNew(services.settings, draft: Draft(text: "a boat"))
      }
    }
    _ = await display.frame { $0.text.contains("a boat") }
    runtime.post(.input(.key(KeyEvent(.enter))))
    server.goOn()
    let first = try #require(await display.frame { Self.rows($0) > 0 })
    // 15 rows in all: half of them, one more or less.
    #expect((6...9).contains(Self.rows(first)))
    server.goOn()
    let second = try #require(await display.frame { Self.rows($0) == 15 })
    #expect(!second.text.contains("signed"))
    server.goOn()
    let last = try #require(
      await display.frame { $0.text.contains("signed") && Self.rows($0) == 15 })
    #expect(last.images.count == 1)
    runtime.post(.input(.hangUp))
    await running.value
    await runner.finish()
  }
}
