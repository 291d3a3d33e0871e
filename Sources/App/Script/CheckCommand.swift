import Foundation
import Storage

/// `plantain check`: every row and every byte of the library, and what can be done about it.
nonisolated struct CheckCommand: Sendable {
  let data: URL

  /// A finding as it is printed.
  struct Line: Encodable, Sendable {
    let kind: String
    let subject: String
    let sentence: String
    let remedy: String?
    let isDamage: Bool
    let isRepaired: Bool

    init(_ finding: Finding) {
      kind = finding.kind.rawValue
      subject = finding.subject
      sentence = finding.sentence
      remedy = finding.remedy
      isDamage = finding.kind.isDamage
      isRepaired = finding.isRepaired
    }

    /// One line for people.
    var words: String {
      var line = kind.padding(toLength: 11, withPad: " ", startingAt: 0) + subject + "  " + sentence
      if isRepaired {
        line += " Repaired."
      } else if let remedy {
        line += " (--repair \(remedy))"
      }
      return line
    }
  }

  private struct Report: Encodable, Sendable {
    let isSound: Bool
    let sessions: Int
    let turns: Int
    let files: Int
    let bytes: Int
    let findings: [Line]
  }

  /// Prints a finding a line and a line for all.
  ///
  /// - Throws: `LibraryError` where there is no library.
  @concurrent
  func run(repairing: Bool, from backup: String?, json: Bool) async throws -> ExitCode {
    let source = backup.map { URL(filePath: $0, directoryHint: .isDirectory) }
    let report = try await LibraryCheck(of: data, from: source).run(repairing: repairing)
    let lines = report.findings.map(Line.init)
    if json {
      try Output.json(
        Report(
          isSound: report.isSound, sessions: report.sessions, turns: report.turns,
          files: report.files, bytes: report.byteCount, findings: lines))
    } else {
      for line in lines { Output.line(line.words) }
      let damage = lines.count { $0.isDamage && !$0.isRepaired }
      Output.line(
        "\(report.isSound ? "sound" : "damaged in \(damage) places"): sessions: \(report.sessions), "
          + "turns: \(report.turns), files: \(report.files), bytes: \(report.byteCount)")
    }
    return report.isSound ? .done : .storage
  }
}
