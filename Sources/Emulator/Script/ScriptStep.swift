internal import Foundation

/// The answer to one generate request: `{"ok":true}` or `{"fault":"429-minute","retryDelay":"2.5s"}`.
package struct ScriptStep: Sendable, Hashable {
  /// The name of the fault, `nil` for a good answer.
  package var fault: String?
  /// The delay a rate limit asks for, as a proto duration; each has its own otherwise.
  package var retryDelay: String?
  /// How long `slow-first-byte` is silent.
  package var seconds: Double?

  package init(fault: String? = nil, retryDelay: String? = nil, seconds: Double? = nil) {
    self.fault = fault
    self.retryDelay = retryDelay
    self.seconds = seconds
  }

  /// A good answer.
  package static let ok = ScriptStep()

  /// A fault by its name, `Fault.all` has them.
  package static func fault(_ name: String) -> ScriptStep { ScriptStep(fault: name) }

  /// Reads a script: one JSON object a line, empty lines and lines that begin with `#` are skipped.
  package static func parse(_ script: String) throws(ScriptError) -> [ScriptStep] {
    var steps: [ScriptStep] = []
    for (index, text) in script.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      steps.append(try ScriptStep(line: line, number: index + 1))
    }
    return steps
  }

  private init(line: String, number: Int) throws(ScriptError) {
    guard let json = JSON.parse(Array(line.utf8)), case .object(let members) = json else {
      throw ScriptError(line: number, reason: "is no JSON object")
    }
    for member in members
    where !["ok", "fault", "retryDelay", "seconds"].contains(member.name) {
      throw ScriptError(line: number, reason: "has a field \"\(member.name)\" that is not known")
    }
    fault = json["fault"]?.string
    retryDelay = json["retryDelay"]?.string
    switch json["seconds"] {
    case .integer(let whole)?: seconds = Double(whole)
    case .number(let number)?: seconds = number
    default: seconds = nil
    }
    if let fault {
      guard Fault.named(fault) != nil else {
        throw ScriptError(
          line: number,
          reason: "names a fault \"\(fault)\" that is not known; plantain emulator --faults lists "
            + "them")
      }
    } else if json["ok"]?.bool != true {
      throw ScriptError(line: number, reason: "says neither \"ok\": true nor a \"fault\"")
    }
  }
}

/// A line of a script that cannot be used.
package struct ScriptError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Counted from 1.
  package let line: Int
  package let reason: String

  package var description: String { "line \(line) of the script \(reason)" }
}
