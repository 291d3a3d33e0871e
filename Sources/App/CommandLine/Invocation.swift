package import ChatUI
package import Emulator
package import Resilience

/// One call of the program, as the arguments say it.
///
/// `plantain ask "a boat" -o boat.jpg --demo` is `.ask(…)` with ``Options/isDemo``.
package nonisolated struct Invocation: Equatable, Sendable {
  /// What is to be done.
  package enum Command: Equatable, Sendable {
    case browse
    case new(images: [String], prompt: String?, isShrinking: Bool)
    case resume(String?)
    case ask(Ask)
    case list(json: Bool)
    case show(session: String, json: Bool)
    /// Prove that every request of a session would send what was received.
    case verify(session: String)
    case search(Search)
    case export(Export)
    /// The sessions of archives, into the library.
    case take(files: [String])
    /// The editor at the turn of a picture, or at the session of an archive.
    case open(String)
    case stats(days: Int, json: Bool)
    case models
    /// Copy the library to a folder; nil is one of the day.
    case backup(target: String?, json: Bool)
    case check(isRepairing: Bool, backup: String?, json: Bool)
    case trash(json: Bool)
    /// Delete what has been in the trash for so many days.
    case emptyTrash(days: Int, json: Bool)
    /// What this machine and its terminal can; with a test card.
    case doctor(images: Bool)
    case paths
    case trust(host: String)
    case emulator(Emulator)
    case help
    case version
  }

  /// One turn without the screen, or one for each prompt of a list.
  package struct Ask: Equatable, Sendable {
    /// The prompt; `-` reads standard input.
    package var prompt = ""
    /// A file of prompts in its place, one a line; `-` reads standard input.
    package var file: String?
    /// Paths of attached pictures, in order.
    package var images: [String] = []
    /// Whether a smaller copy goes where a picture is too large.
    package var isShrinking = false
    /// Where the final picture goes; `-` is standard output, nil leaves it in the library.
    ///
    /// Of a list it is a folder, or a file whose name has `%d` for the number.
    package var output: String?
    /// Whether the file of ``output`` tells how its picture came about.
    package var isWithRecipe = false
    /// An id, an id prefix, a title, `last` or `new`; nil is `new`.
    package var session: String?
    package var report = Report.words

    /// What is printed: words, one JSON object at the end, or one event a line as well.
    package enum Report: Equatable, Sendable {
      case words, json, jsonLines
    }

    package init() {}
  }

  /// What to find, and how it is printed.
  package struct Search: Equatable, Sendable {
    /// The line as it would be typed in the editor.
    package var words = ""
    /// A file, or `@3` of a session: pictures that look like it.
    package var like: String?
    /// The session to look in, or the one of `@3`; an id, an id prefix, a title or `last`.
    package var session: String?
    package var limit = 50
    package var isJSON = false

    package init() {}
  }

  /// Sessions on their way out.
  package struct Export: Equatable, Sendable {
    /// An id, an id prefix, a title; nil is the last.
    package var session: String?
    package var isAll = false
    /// A file or folder that is new; `-` is standard output.
    package var output: String?
    /// What the output's ending says where it is nil.
    package var format: ExportFormat?
    /// Whether a page holds the pictures byte for byte.
    package var isFull = false

    package init() {}
  }

  /// The emulator alone.
  package struct Emulator: Equatable, Sendable {
    package var port: UInt16 = 0
    package var script: String?
    package var latency = "fast"
    package var isStrict = false
    /// Where signatures hold: `family` or `model`.
    package var signatures = "family"
    /// The largest request, in bytes; nil is the service's limit.
    package var payloadLimit: Int?
    package var listsFaults = false

    package init() {}
  }

  /// Options that every command takes.
  package struct Options: Equatable, Sendable {
    package var isDemo = false
    package var model: String?
    package var size: String?
    package var aspect: String?
    package var fallback: FallbackMode?
    package var baseURL: String?
    /// The name of an endpoint of the configuration.
    package var endpoint: String?
    package var dataFolder: String?
    package var configuration: String?
    package var hasNoColor = false
    /// How the demo's service does: `peak`; nil is fair.
    package var weather: ServiceWeather.Name?
  }

  package var command: Command = .browse
  package var options = Options()

  package init() {}
}

/// The user's mistake on the command line; one sentence that says what to do instead.
package nonisolated struct UsageError: Error, Equatable, Sendable {
  package let sentence: String

  package init(_ sentence: String) {
    self.sentence = sentence
  }
}
