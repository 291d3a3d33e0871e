package import Conversation
package import Foundation
package import Resilience
package import Screen

/// All that the screen shows, and all that keys and events change.
package struct AppState: Sendable, Equatable {
  /// Which of the two screens is up.
  package enum Scene: Sendable, Equatable {
    case browser, editor
  }

  /// A short message in the status bar, shown for four seconds.
  package struct Notice: Sendable, Equatable {
    package var text: String
    package var until: Date
  }

  package var setup: Setup
  package var preferences: Preferences
  package var words: Words
  package var size: Size
  /// The time as of the last tick; every countdown is measured against it.
  package var now: Date
  package var scene = Scene.browser
  package var browser: BrowserState
  package var editor: EditorState?
  /// The search, while it is over the screen, and the one before, to go on from.
  package var search: SearchState?
  package var lastSearch: SearchState?
  /// The turn to show once its session is open.
  package var goal: Goal?
  package var sheet: Sheet?
  package var notice: Notice?
  /// How the session's model did in the last five minutes, and when that was read.
  package var health = HealthReading()
  package var healthReadAt = Date.distantPast
  /// What became of the attempts of the last 30 days, by model.
  package var records: [String: AttemptStatistics] = [:]
  /// How long answers took on this machine.
  package var usualTimes = UsualTimes()
  /// How much of the limits of each model was used when it was last looked at.
  package var limits: [String: [LimitUse]] = [:]
  /// What the open session and the day have spent when it was last looked at.
  package var spending: Spending?
  package var pictures = PictureCells()
  /// How they reach the screen, as far as the terminal has said.
  package var rung = GraphicsRung.blocks
  /// What the next request keeps to; a refusal may have taught a smaller limit.
  package var requestRules: RequestRules
  /// When `C-x` was pressed, while the key after it is awaited.
  package var prefixSince: Date?
  /// Until when a second Esc stops the turn.
  package var escapeArmedUntil: Date?
  /// When C-c last stopped a turn: a double press must not leave.
  package var stoppedAt: Date?
  /// Whether the window has the focus; the bell rings only while it has not.
  package var hasFocus = true

  /// The state before anything is known of the library: the browser, empty.
  ///
  /// The App runs `.listSessions` (or opens a session) and sends the answer as an action.
  package init(setup: Setup, preferences: Preferences, size: Size, now: Date) {
    self.setup = setup
    self.preferences = preferences
    words = Words(preferences.language)
    browser = BrowserState(zone: setup.zone)
    requestRules = setup.requests
    self.size = size
    self.now = now
    if let disk = setup.sharedDisk {
      notice = Notice(text: words("notice.sharedDisk", disk), until: now.addingTimeInterval(12))
    }
  }

  /// Whether the clock must tick: something on the screen changes with the time.
  package var needsTicks: Bool {
    editor?.run != nil || editor?.film?.isPlaying == true
      || editor?.viewer?.playingSince != nil || notice != nil || prefixSince != nil
      || escapeArmedUntil != nil
      || browser.rows.contains { $0.notice != nil } || editor?.waitsByItself == true
      || editor?.watchedNotice != nil
      || browser.rows.contains { $0.summary.lastTurn?.isScheduled == true }
      || editor?.detour.isAlarm == true || editor?.nextScheduled(after: now) != nil
  }

  /// The window's title: what happens, and the session.
  package var windowTitle: String {
    guard scene == .editor, let editor else { return "Plantain" }
    var open = self
    open.sheet = nil
    open.editor?.treeView = nil
    let bar = StatusBar(open)
    let title = [editor.shownTitle(words), bar.word, "Plantain"].joined(separator: " · ")
    return SafeText.visible(title, singleLine: true)
  }

  /// What the next turn of this screen asks for: the session's settings, or those of new sessions.
  package var settings: GenerationSettings {
    scene == .editor ? editor?.session.settings ?? preferences.defaults : preferences.defaults
  }

  /// How pictures are to be shown: as the settings page has it, else as the configuration.
  package var imageMode: ImageMode { preferences.images(configured: setup.images) }

  /// What may be spent: as the settings page has it, else as the configuration.
  package var caps: SpendingCaps { preferences.caps(configured: setup.caps) }

  /// Shows a short message for four seconds.
  package mutating func show(_ text: String) {
    notice = Notice(text: text, until: now.addingTimeInterval(4))
  }
}
