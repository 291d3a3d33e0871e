import Conversation
import Foundation
import Resilience
import Storage

/// What support asks for, as a file.
///
/// Time, project, model, codes and full answers of every attempt of a turn, and the versions; no
/// key. The prompt and the pictures only where the user asks for them.
nonisolated struct FailureReport: Encodable, Sendable {
  private let program: String
  private let system: String
  private let savedAt: Date
  private let takeTo: String
  /// The Google Cloud project, where the configuration names it.
  private let project: Nullable<String>
  private let service: String
  private let turn: String
  private let asked: GenerationSettings?
  private let attempts: [Attempt]
  private var prompt: String?
  private var pictures: [String]?
  private let attached: [Picture]

  /// - Throws: `LibraryError` when the turn cannot be read.
  init(
    turn id: TurnID, library: Library, project: String?, service: String, withPictures: Bool
  ) async throws {
    program = HelpText.version
    system = ProcessInfo.processInfo.operatingSystemVersionString
    savedAt = Date()
    takeTo = "free tier: https://discuss.ai.google.dev, paid: a ticket in the Google Cloud console"
    self.project = Nullable(project)
    self.service = service
    turn = id.rawValue
    let stored = try await library.turn(id)
    asked = stored?.settings
    guard let stored else {
      (attempts, attached) = ([], [])
      return
    }
    attempts = try await library.attempts(of: stored.session)[id] ?? []
    guard withPictures else {
      attached = []
      return
    }
    prompt = stored.promptText
    let path = TurnTree(try await library.turns(of: stored.session)).path(to: stored.parent)
    attached = stored.attachments + path.compactMap(\.primaryPicture).suffix(1)
  }

  private enum CodingKeys: String, CodingKey {
    case program, system, savedAt, takeTo, project, service, turn, asked, attempts, prompt, pictures
  }

  /// Writes the report to the working directory, its pictures beside it, and gives its path.
  ///
  /// Off the main actor. An earlier report of the same turn is replaced.
  ///
  /// - Throws: the file system's error.
  @concurrent
  func write(blobs: BlobStore) async throws -> String {
    var report = self
    let name = "plantain-report-\(turn.prefix(6))"
    if !attached.isEmpty { report.pictures = [] }
    for (place, picture) in attached.enumerated() {
      let ending = picture.mimeType.split(separator: "/").last.map(String.init) ?? "bin"
      let file = URL(filePath: "\(name)-\(place + 1).\(ending)")
      try Paths.write(Data(contentsOf: blobs.url(for: picture.blob)), to: file)
      report.pictures?.append(file.lastPathComponent)
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    let text = Self.redacted(String(decoding: try encoder.encode(report), as: UTF8.self))
    let file = URL(filePath: "\(name).json")
    try Paths.write(Data(text.utf8), to: file)
    return file.path
  }

  /// Takes out what looks like a key of the service, should an answer ever quote one.
  static func redacted(_ text: String) -> String {
    text.replacing(/AIza[0-9A-Za-z_\-]{20,}/, with: "[key]")
  }
}
