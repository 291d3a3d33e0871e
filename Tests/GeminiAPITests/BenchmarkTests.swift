import Foundation
import Testing

/// The benchmark itself runs by hand; that it works is shown here, with one small size.
@Suite struct BenchmarkTests {
  /// What it prints, as far as it is looked at.
  private struct Report: Decodable {
    struct Row: Decodable {
      var kind: String
      var seconds: Double
      var curlSeconds: Double?
    }

    var curl: String?
    var rows: [Row]
  }

  @Test func `the benchmark measures reading and writing, against curl where there is one`()
    throws
  {
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "plantain-bench")
    process.arguments = ["--quick", "--json"]
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let report = try JSONDecoder().decode(Report.self, from: printed)
    #expect(report.rows.map(\.kind) == ["events", "request"])
    for row in report.rows {
      #expect(row.seconds > 0)
      #expect((row.curlSeconds != nil) == (report.curl != nil))
    }
  }
}
