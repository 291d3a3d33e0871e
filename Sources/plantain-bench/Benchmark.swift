import Foundation

/// `plantain-bench [--quick] [--json] [--pictures]`: how fast and how large reading and writing are,
/// against curl, and showing pictures, against chafa.
///
/// It starts itself in more roles: `serve FOLDER`, `client MODEL URL FOLDER`, `photograph SIDE FOLDER`
/// and `picture KIND FILE FOLDER`.
@main struct Benchmark {
  static func main() async {
    do {
      try await run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("plantain-bench: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) async throws {
    switch (arguments.first, arguments.count) {
    case ("serve", 2):
      let server = try AnswerServer(keepingIn: URL(filePath: arguments[1]))
      print("http://127.0.0.1:\(server.port)")
      fflush(nil)
      server.run()
    case ("client", 4):
      guard let workload = Workload(model: arguments[1]), let url = URL(string: arguments[2]) else {
        throw URLError(.badURL)
      }
      let client = MeasuredClient(
        workload: workload, baseURL: url,
        folder: URL(filePath: arguments[3], directoryHint: .isDirectory))
      print(String(decoding: try JSONEncoder().encode(try await client.run()), as: UTF8.self))
    case ("photograph", 3):
      guard let side = Int(arguments[1]) else { throw CocoaError(.formatting) }
      try Photograph.write(side: side, to: URL(filePath: arguments[2]))
    case ("picture", 4):
      guard let kind = MeasuredPicture.Kind(rawValue: arguments[1]) else {
        throw CocoaError(.formatting)
      }
      try await MeasuredPicture(
        kind: kind, file: URL(filePath: arguments[2]), folder: URL(filePath: arguments[3])
      ).run()
    default:
      guard Set(arguments).isSubset(of: ["--quick", "--json", "--pictures"]) else {
        print("usage: plantain-bench [--quick] [--json] [--pictures]")
        exit(64)
      }
      let report = try report(
        isQuick: arguments.contains("--quick"), isWhole: !arguments.contains("--pictures"))
      FileHandle.standardOutput.write(
        arguments.contains("--json") ? try report.json : Data(report.table.utf8))
    }
  }

  private static func report(isQuick: Bool, isWhole: Bool) throws -> Report {
    let folder = FileManager.default.temporaryDirectory
      .appending(component: "plantain-bench-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let runs = isQuick ? 1 : 7
    // Pictures first: what this process has had counts as memory of those that it starts.
    let pictures = try PictureMeasurement(in: folder, runs: runs, side: isQuick ? 256 : 4096)
    let pictureRows = try pictures.rows()
    let transfers = isWhole ? try Measurement(in: folder, runs: runs) : nil
    return Report(
      date: Date(), cores: ProcessInfo.processInfo.activeProcessorCount,
      curl: transfers?.yardstick, chafa: pictures.yardstick, runs: runs,
      rows: try transfers?.rows(isQuick ? quick : whole) ?? [], pictures: pictureRows)
  }

  private static let quick = [Workload(.events, megabytes: 1), Workload(.request, megabytes: 1)]

  private static let whole =
    [1, 20, 81, 300].map { Workload(.events, megabytes: $0) } + [
      Workload(.object, megabytes: 81), Workload(.array, megabytes: 81),
    ] + [1, 20, 100].map { Workload(.request, megabytes: $0) }
}
