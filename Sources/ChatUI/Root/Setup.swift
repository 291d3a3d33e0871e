package import Conversation
package import Foundation
package import Resilience
package import Screen

/// What the screen has to know of the world it runs in; while it runs only a cell's size changes,
/// when the terminal tells it.
package struct Setup: Sendable, Equatable {
  /// Where requests go.
  package enum Service: Sendable, Equatable {
    case direct, demo
    /// Another host with the same interface.
    case relay(String)
  }

  package var models: ModelTable
  /// Whether there is a key to send with; the demo needs none.
  package var hasKey: Bool
  package var service: Service
  package var chrome: Chrome
  /// For times of day.
  package var zone: TimeZone
  /// A cell's height divided by its width, as the terminal tells it.
  package private(set) var cellRatio: Double
  /// A cell's width in pixels.
  package private(set) var cellPixels: Int
  /// What requests keep to, as far as it is known at the start.
  package var requests: RequestRules
  /// How busy the service is by hour, until there is a record of one's own.
  package var guide: OverloadCurve
  /// The proxy between here and the service, without what it asks to know: `proxy.example:3128`.
  package var proxy: String?
  /// How long and how often to retry, by the configuration.
  package var retry: RetrySettings?
  /// What may be spent, by the configuration.
  package var caps = SpendingCaps()
  /// How pictures are to be shown, by the configuration.
  package var images = ImageMode.auto
  /// What a saved picture is called, unless the user changes it.
  package var saveTemplate = SaveTemplate.standard
  /// Category to threshold of the input filter, by the configuration.
  package var safety: [String: String] = [:]

  /// The kind of file system the library lies on, if other machines may come in: `NFS`.
  package var sharedDisk: String?

  /// Whether anything can be sent.
  package var canSend: Bool { hasKey || service == .demo }

  package init(
    models: ModelTable, hasKey: Bool = true, service: Service = .direct, chrome: Chrome = Chrome(),
    zone: TimeZone = .gmt, cell: CellPixels = .usual,
    requests: RequestRules = RequestRules(), guide: OverloadCurve = .world
  ) {
    self.models = models
    self.hasKey = hasKey
    self.service = service
    self.chrome = chrome
    self.zone = zone
    (cellRatio, cellPixels) = (2, 8)
    self.requests = requests
    self.guide = guide
    take(cell)
  }

  /// Takes the size of a cell; a shape that no font has is taken for the nearest that one has.
  package mutating func take(_ cell: CellPixels) {
    cellRatio = min(2.8, max(1.4, Double(cell.height) / Double(cell.width)))
    cellPixels = cell.width
  }
}
