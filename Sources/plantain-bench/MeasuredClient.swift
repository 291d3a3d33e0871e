import Conversation
import Foundation
import GeminiAPI
import Storage

/// Runs one workload as the editor does, in a process whose memory nobody else uses.
struct MeasuredClient {
  /// What one run cost.
  struct Sample: Codable {
    var seconds: Double
    /// Growth of the most memory the process has had, in bytes.
    var memory: Int
  }

  /// The answer did not bring the bytes that were sent.
  struct WrongBytes: Error {
    var count: Int
  }

  let workload: Workload
  let baseURL: URL
  /// A folder of the run's own; the parts of a request lie in the one above it.
  let folder: URL

  func run() async throws -> Sample {
    let store = try BlobStore(in: folder)
    let client = GeminiClient(
      endpoint: Endpoint(baseURL: baseURL, key: APIKey("bench")), transport: CurlTransport(),
      spool: store.spool)
    try await run(Workload(.events, megabytes: 0), client, store)
    let before = try Self.peakMemory()
    let start = ContinuousClock.now
    try await run(workload, client, store)
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return Sample(seconds: seconds, memory: try Self.peakMemory() - before)
  }

  /// Sends a request and takes its answer into the store: when it returns, all is on the disk.
  ///
  /// As in the engine, what has come is stored while the rest is still coming.
  private func run(_ workload: Workload, _ client: GeminiClient, _ store: BlobStore) async throws {
    let (blobs, arrivals) = AsyncStream.makeStream(of: SpooledBlob.self)
    let request = request(workload)
    async let end = { () async throws in
      defer { arrivals.finish() }
      return try await client.generate(request) { event in
        guard case .part(let part) = event else { return }
        if case .picture(let blob, _) = part.body { arrivals.yield(blob) }
        if let signature = part.signature { arrivals.yield(signature) }
      }
    }()
    var count = 0
    for await blob in blobs {
      try store.adopt(blob.url, as: blob.blob)
      count += blob.byteCount
    }
    _ = try await end
    let isAnswer = workload.kind != .request && workload.kind != .keptRequest
    let expected =
      isAnswer ? workload.pictures.reduce(workload.signature) { $0 + $1 / 4 * 3 } : 4
    guard count == expected else { throw WrongBytes(count: count) }
  }

  private func request(_ workload: Workload) -> GenerateRequest {
    var contents = [Content(role: .user, parts: [.text("A boat on a lake at dusk.")])]
    if workload.kind == .request || workload.kind == .keptRequest {
      contents += RequestFiles(workload, in: folder.deletingLastPathComponent()).history
    }
    let files = folder.deletingLastPathComponent()
    return GenerateRequest(
      model: workload.model, contents: contents,
      settings: GenerationSettings(model: workload.model),
      blobURL: { files.appending(component: $0.rawValue, directoryHint: .notDirectory) })
  }

  private static func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap {
      Int($0)
    }
    guard let kibibytes else { throw CocoaError(.fileReadCorruptFile) }
    return kibibytes << 10
  }
}
