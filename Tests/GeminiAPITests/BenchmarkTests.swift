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

    struct Picture: Decodable {
      var kind: String
      var seconds: Double
      var chafaSeconds: Double?
      var memory: Int?
    }

    var curl: String?
    var chafa: String?
    var rows: [Row]
    var pictures: [Picture]
  }

  @Test
  func `the benchmark measures transfers and pictures, against curl and chafa where there are any`()
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
    let drawn = ["png", "jpeg"].flatMap { format in
      ["\(format) to cells", "\(format) to cells", "\(format) beyond that"]
    }
    let kinds = drawn + ["png to kitty", "png to sixel", "kept cells"]
    #expect(report.pictures.map(\.kind) == kinds)
    for row in report.pictures {
      let isCompared = report.chafa != nil && drawn.contains(row.kind)
      #expect((row.chafaSeconds != nil) == isCompared, "\(row.kind)")
      guard !row.kind.hasSuffix("beyond that") else { continue }
      #expect(row.seconds > 0, "\(row.kind)")
      #expect(row.kind == "kept cells" || row.memory ?? 0 > 1_000_000, "\(row.kind)")
    }
  }
}
