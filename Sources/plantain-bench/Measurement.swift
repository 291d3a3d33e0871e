import Foundation

/// Measures workloads against a server of its own: ours, curl's, ours, curl's, and so on.
struct Measurement {
  private let folder: URL
  private let server: Child
  private let baseURL: URL
  private let curl = Curl()
  private let runs: Int

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - folder: A folder that is empty; the caller removes it.
  ///   - runs: How often each workload is run by either.
  /// - Throws: What keeps the server from starting.
  init(in folder: URL, runs: Int) throws {
    self.folder = folder
    self.runs = runs
    server = try Child(role: ["serve", folder.path])
    guard let url = URL(string: server.readLine()) else { throw URLError(.badURL) }
    baseURL = url
  }

  /// The yardstick's version; nil where there is none.
  var yardstick: String? { curl?.version }

  /// Measures, and ends the server.
  func rows(_ workloads: [Workload]) throws -> [Report.Row] {
    let rows = try workloads.map(row)
    try server.finish()
    return rows
  }

  private func row(_ workload: Workload) throws -> Report.Row {
    let isRequest = workload.kind == .request
    if isRequest {
      try RequestFiles(workload, in: folder).make()
      _ = try sample(Workload(.keptRequest, megabytes: workload.megabytes))
    }
    var ours: [MeasuredClient.Sample] = []
    var others: [Curl.Sample] = []
    for _ in 0..<runs {
      ours.append(try sample(workload))
      if let curl { others.append(try sample(workload, curl)) }
    }
    return Report.Row(
      kind: workload.kind.rawValue, megabytes: workload.megabytes,
      seconds: ours.map(\.seconds).median,
      curlSeconds: curl.map { _ in others.map(\.seconds).median },
      curlSyncSeconds: curl.flatMap { _ in isRequest ? nil : others.map(\.syncSeconds).median },
      memory: ours.map(\.memory).max() ?? 0)
  }

  /// One run of ours, in a process and a folder of its own.
  private func sample(_ workload: Workload) throws -> MeasuredClient.Sample {
    let own = folder.appending(component: UUID().uuidString, directoryHint: .isDirectory)
    defer { try? FileManager.default.removeItem(at: own) }
    let client = try Child(role: ["client", workload.model, baseURL.absoluteString, own.path])
    return try JSONDecoder().decode(MeasuredClient.Sample.self, from: client.finish())
  }

  private func sample(_ workload: Workload, _ curl: Curl) throws -> Curl.Sample {
    let url = baseURL.appending(path: "v1beta/models/\(workload.model):streamGenerateContent")
    if workload.kind == .request {
      return try curl.write(folder.appending(component: "body"), to: url)
    }
    let file = folder.appending(component: "answer")
    defer { try? FileManager.default.removeItem(at: file) }
    return try curl.read(url, to: file)
  }
}

extension [Double] {
  /// The middle one; the upper of two.
  fileprivate var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}
