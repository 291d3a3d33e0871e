import ChatUI
import Conversation
import Foundation
import Resilience
import Screen

/// Values of a session about a lake, as the mock-ups show it.
enum Fixture {
  /// 2026-11-23 14:05:00 UTC.
  static let now = Date(timeIntervalSince1970: 1_795_442_700)
  static let sessionID = SessionID(rawValue: "00000000000000aa")
  static let settings = GenerationSettings(
    model: "gemini-3-pro-image", size: "2K", aspect: "16:9")

  static func session(_ title: String = "Lake at dusk") -> Session {
    Session(id: sessionID, title: title, createdAt: now - 600, settings: settings)
  }

  static func turnID(_ number: Int) -> TurnID { TurnID(rawValue: "00000000000000b\(number)") }

  static func drawn(_ number: Int, width: Int = 2752, height: Int = 1536) -> Picture {
    Picture(
      blob: BlobID(rawValue: "drawn\(number)"), mimeType: "image/jpeg", width: width,
      height: height, byteCount: 1_900_000)
  }

  static let lake = Picture(
    blob: BlobID(rawValue: "lake"), mimeType: "image/jpeg", width: 2048, height: 1152,
    byteCount: 600_000, name: "lake.jpg")

  /// What the first turn changed of the lake.
  static let difference = PictureDifference(share: 0.31, area: .upperHalf)

  static func draft(_ number: Int, after seconds: Double) -> Part {
    Part(
      .picture(
        Picture(
          blob: BlobID(rawValue: "draft\(number)"), mimeType: "image/jpeg", width: 1376,
          height: 768, byteCount: 300_000)), isThought: true, arrivedAfter: seconds)
  }

  static func pending(
    _ number: Int, _ prompt: String, parent: Int? = nil, attachments: [Picture] = [],
    at date: Date = now
  ) -> Turn {
    Turn(
      id: turnID(number), session: sessionID, parent: parent.map(turnID), createdAt: date,
      prompt: attachments.map(Part.picture) + [.text(prompt)], settings: settings)
  }

  /// The first turn, answered: a lake with a sunset.
  static func answered(
    prompt: String = "Add a sunset to the painting, keep the boat where it is.",
    words: String = "I kept the boat and moved the light to the west."
  ) -> Turn {
    var turn = pending(1, prompt, attachments: [lake], at: now - 180)
    turn.state = .answered
    turn.answer = [
      draft(1, after: 6), draft(2, after: 12),
      Part(
        .picture(drawn(1)),
        signature: Signature(blob: BlobID(rawValue: "sig"), characterCount: 1_450_000)),
      .text(words),
    ]
    turn.cost = Money(dollars: 0.144)
    turn.answeredBy = "gemini-3-pro-image"
    turn.startedAt = now - 180
    turn.finishedAt = now - 156
    turn.finishReason = .stop
    turn.issuer = Issuer(model: settings.model, host: "")
    return turn
  }

  static func attempt(_ number: Int, _ failure: Failure? = nil, at date: Date = now) -> Attempt {
    Attempt(
      number: number, model: "gemini-3-pro-image", host: "generativelanguage.googleapis.com",
      startedAt: date, finishedAt: failure == nil ? nil : date + 0.9, failure: failure)
  }

  static let overloaded = Failure(
    .server, .overloaded, message: "The model is overloaded. Please try again later.",
    httpStatus: 503, rpcStatus: "UNAVAILABLE",
    rawAnswer: #"{"error": {"code": 503, "status": "UNAVAILABLE"}}"#)

  static func notice(
    _ failure: Failure = overloaded, next: Int = 3, of limit: Int = 6, left: Double = 41,
    isServerDelay: Bool = false
  ) -> RetryNotice {
    RetryNotice(
      failure: failure, nextAttempt: next, attemptLimit: limit, until: now + left, delay: 58,
      isServerDelay: isServerDelay)
  }

  private static let models = Result { try ModelTable.builtIn() }

  static func setup(
    service: Setup.Service = .direct, hasKey: Bool = true, ascii: Bool = false
  ) throws -> Setup {
    Setup(
      models: try models.get(), hasKey: hasKey, service: service,
      chrome: Chrome(isASCII: ascii))
  }

  /// A state with an open session.
  static func state(
    _ columns: Int = 80, _ rows: Int = 24, turns: [Turn] = [answered()],
    attempts: [TurnID: [Attempt]] = [:], notices: [TurnID: RetryNotice] = [:],
    draft: Draft = Draft(), title: String = "Lake at dusk", language: Language = .english,
    setup: Setup? = nil
  ) throws -> AppState {
    var state = AppState(
      setup: try setup ?? Self.setup(),
      preferences: Preferences(language: language, defaults: settings),
      size: Size(columns: columns, rows: rows), now: now)
    _ = state.update(
      .sessionOpened(
        OpenedSession(
          session: session(turns.isEmpty ? "" : title), turns: turns, attempts: attempts,
          notices: notices, draft: draft)))
    return state
  }
}

extension AppState {
  /// Presses keys in the notation users type: `<Enter>`, `<C-x>`, `<Esc>`; other characters type
  /// themselves.
  @discardableResult
  mutating func press(_ keys: String) -> [Effect] {
    var effects: [Effect] = []
    var rest = Substring(keys)
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">"),
        let key = KeyEvent(notation: rest[rest.index(after: rest.startIndex)..<end])
      {
        effects += update(.input(.key(key)))
        rest = rest[rest.index(after: end)...]
      } else {
        effects += update(.input(.key(KeyEvent(.character(first)))))
        rest = rest.dropFirst()
      }
    }
    return effects
  }

  /// The frame at the state's own size.
  var frame: Frame { RootView(self).draw(size) }
}

extension KeyEvent {
  /// `Enter`, `C-x`, `Alt+b`, `PgUp`, `F1`.
  init?(notation: Substring) {
    var name = notation
    var modifiers: Modifiers = []
    for (prefix, modifier) in [("C-", Modifiers.control), ("Alt+", .alt), ("Shift+", .shift)]
    where name.hasPrefix(prefix) {
      modifiers.insert(modifier)
      name = name.dropFirst(prefix.count)
    }
    let named: [Substring: Key] = [
      "Enter": .enter, "Tab": .tab, "Esc": .escape, "Backspace": .backspace, "Delete": .delete,
      "Up": .up, "Down": .down, "Left": .left, "Right": .right, "Home": .home, "End": .end,
      "PgUp": .pageUp, "PgDn": .pageDown, "F1": .function(1), "Space": .character(" "),
    ]
    if let key = named[name] {
      self.init(key, modifiers)
    } else if name.count == 1, let character = name.first {
      self.init(.character(character), modifiers)
    } else {
      return nil
    }
  }
}
