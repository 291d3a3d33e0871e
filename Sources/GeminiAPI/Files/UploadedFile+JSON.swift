import Conversation
import Foundation

extension UploadedFile {
  /// How long the service keeps a file, where it does not say.
  private static let lifetime = 48.0 * 3600

  /// Reads an entry of the service; nil for one without name or address, or that cannot be used.
  init?(_ json: JSONObject?, now: Date) {
    guard let json, let name = json.string("name"), let uri = json.string("uri"),
      json.string("state") ?? "ACTIVE" == "ACTIVE"
    else { return nil }
    let told = json.string("expirationTime").flatMap(Self.date)
    self.init(name: name, uri: uri, expiresAt: told ?? now.addingTimeInterval(Self.lifetime))
  }

  /// `2026-11-25T20:31:19.123456789Z`; the fraction of a second does not matter.
  private static func date(_ text: String) -> Date? {
    try? Date(text.replacing(/\.\d+/, with: ""), strategy: .iso8601)
  }
}
