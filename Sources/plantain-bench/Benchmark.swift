import Foundation

/// `plantain-bench [--quick] [--json]`: how fast and how large reading and writing are, against curl.
///
/// It starts itself in two more roles: `serve FOLDER` and `client MODEL URL FOLDER`.
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
    default:
      guard Set(arguments).isSubset(of: ["--quick", "--json"]) else {
        print("usage: plantain-bench [--quick] [--json]")
        exit(64)
      }
      try measure(isQuick: arguments.contains("--quick"), isJSON: arguments.contains("--json"))
    }
  }

  private static func measure(isQuick: Bool, isJSON: Bool) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(component: "plantain-bench-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let report = try Measurement(in: folder, runs: isQuick ? 1 : 7).report(
      isQuick ? quick : whole)
    FileHandle.standardOutput.write(isJSON ? try report.json : Data(report.table.utf8))
  }

  private static let quick = [Workload(.events, megabytes: 1), Workload(.request, megabytes: 1)]

  private static let whole =
    [1, 20, 81, 300].map { Workload(.events, megabytes: $0) } + [
      Workload(.object, megabytes: 81), Workload(.array, megabytes: 81),
    ] + [1, 20, 100].map { Workload(.request, megabytes: $0) }
}
