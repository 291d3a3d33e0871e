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

    static let head = ["", "size", "plantain", "curl", "its fsync", "ratio", "memory"]

    var cells: [String] {
      [
        kind, "\(megabytes) MB", Report.milliseconds(seconds), Report.milliseconds(curlSeconds),
        Report.milliseconds(curlSyncSeconds), Report.ratio(ratio), "+" + Report.megabytes(memory),
      ]
    }
  }

  var date: Date
  var cores: Int
  /// `curl 7.88.1`; nil where there is none.
  var curl: String?
  /// `chafa 1.12.4`; nil where there is none.
  var chafa: String?
  var runs: Int
  var rows: [Row]
  var pictures: [PictureRow]

  var json: Data {
    get throws {
      let encoder = JSONEncoder()
      encoder.dateEncodingStrategy = .iso8601
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      return try encoder.encode(self)
    }
  }

  var table: String {
    let title = "\(date.formatted(.iso8601)), \(cores) cores, \(runs) runs\n"
    var parts = [title]
    if !rows.isEmpty {
      parts.append((curl ?? "no curl on the PATH, so no ratio") + "; medians")
      parts.append(Self.table([Row.head] + rows.map(\.cells)))
    }
    if !pictures.isEmpty {
      parts.append((chafa ?? "no chafa on the PATH, so no ratio") + "; the fastest runs")
      parts.append(Self.table([PictureRow.head] + pictures.map(\.cells)))
    }
    return parts.joined(separator: "\n")
  }

  /// Lines of cells, each column as wide as its widest cell.
  private static func table(_ lines: [[String]]) -> String {
    let widths = (lines.first ?? []).indices.map { column in
      lines.map(\.[column].count).max() ?? 0
    }
    return lines.map { line in
      zip(line, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + space : space + cell.0
      }.joined(separator: "  ") + "\n"
    }.joined()
  }

  static func milliseconds(_ seconds: Double?) -> String {
    seconds.map { String(format: $0 < 0.01 ? "%.2f ms" : "%.0f ms", $0 * 1000) } ?? "-"
  }

  static func ratio(_ ratio: Double?) -> String {
    ratio.map { String(format: "%.2f", $0) } ?? "-"
  }

  static func megabytes(_ bytes: Int?) -> String {
    bytes.map { String(format: "%.1f MB", Double($0) / 1e6) } ?? "-"
  }
}
