import Foundation

/// What was measured, as a table or as JSON.
struct Report: Codable {
  /// One workload; times are medians.
  struct Row: Codable {
    /// `events`, `object`, `array`: how an answer came; `request`: a body that went out.
    var kind: String
    var megabytes: Int
    var seconds: Double
    /// nil without curl.
    var curlSeconds: Double?
    /// What of curl's time was fsync; nil for a request.
    var curlSyncSeconds: Double?
    /// The largest growth of peak memory, in bytes.
    var memory: Int

    var ratio: Double? { curlSeconds.map { seconds / $0 } }
  }

  var date: Date
  var cores: Int
  /// `curl 7.88.1`; nil where there is none.
  var curl: String?
  var runs: Int
  var rows: [Row]

  var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.dateEncodingStrategy = .iso8601
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return try encoder.encode(self)
    }
  }

  var table: String {
    let yardstick = curl ?? "no curl on the PATH, so no ratio"
    let title = "\(date.formatted(.iso8601)), \(cores) cores, \(yardstick), medians of \(runs)"
    let head = ["", "size", "plantain", "curl", "its fsync", "ratio", "memory"]
    let lines = rows.map { row in
      [
        row.kind, "\(row.megabytes) MB", Self.milliseconds(row.seconds),
        Self.milliseconds(row.curlSeconds), Self.milliseconds(row.curlSyncSeconds),
        row.ratio.map { String(format: "%.2f", $0) } ?? "-",
        String(format: "+%.1f MB", Double(row.memory) / 1e6),
      ]
    }
    let widths = head.indices.map { column in
      ([head] + lines).map(\.[column].count).max() ?? 0
    }
    let text = ([head] + lines).map { line in
      zip(line, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + space : space + cell.0
      }.joined(separator: "  ")
    }
    return ([title, ""] + text).joined(separator: "\n") + "\n"
  }

  private static func milliseconds(_ seconds: Double?) -> String {
    seconds.map { String(format: "%.0f ms", $0 * 1000) } ?? "-"
  }
}
