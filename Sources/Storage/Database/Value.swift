import Foundation

/// A value of a column.
enum Value {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)

  init(_ value: String?) { self = value.map { .text($0) } ?? .null }
  init(_ value: Int64?) { self = value.map { .integer($0) } ?? .null }
  init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
  init(_ value: Double?) { self = value.map { .real($0) } ?? .null }
  init(_ value: Bool) { self = .integer(value ? 1 : 0) }

  /// A point in time, in the unit that `Date` keeps, so that it comes back to the last bit.
  init(_ value: Date?) { self.init(value?.timeIntervalSinceReferenceDate) }

  /// A value as JSON, for what is only ever read as a whole.
  init(json value: (some Encodable)?) throws(LibraryError) {
    guard let value else {
      self = .null
      return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      self = .text(String(decoding: try encoder.encode(value), as: UTF8.self))
    } catch {
      throw LibraryError(.damaged, "A value could not be written as JSON.")
    }
  }
}
