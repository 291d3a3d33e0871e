import Conversation
import Foundation
import GeminiAPI
import Resilience
import Storage

/// One attempt on its way: uploads what the request refers to, sends it, and passes the answer on.
struct Sending: Sendable {
  /// A file that expires sooner than this is uploaded anew: a request may take that long.
  private static let margin = 600.0

  var request: GenerateRequest
  var uploads: [Picture]
  /// Who is asked, and where the uploads go.
  let client: GeminiClient
  let environment: EngineEnvironment

  /// Runs to the end, which is told last.
  func run(_ tell: @escaping @Sendable (TurnRun.Message) -> Void) async {
    do throws(Failure) {
      tell(.ended(.success(try await send(tell))))
    } catch {
      tell(.ended(.failure(error)))
    }
  }

  private func send(
    _ tell: @escaping @Sendable (TurnRun.Message) -> Void
  ) async throws(Failure) -> AnswerEnd {
    var request = request
    let known = try await knownFiles()
    request.fileURIs = known.mapValues(\.uri)
    let missing = uploads.filter { known[$0.blob] == nil }
    let uploadSize = missing.reduce(0) { $0 + $1.byteCount }
    // Uploads and the request count as one: what goes out before the service begins to draw.
    var done = 0
    for picture in missing {
      let before = done
      request.fileURIs[picture.blob] = try await upload(picture) {
        tell(.answer(.sent(before + $0, of: uploadSize + 1)))
      }
      done += picture.byteCount
    }
    return try await client.generate(request) { event in
      if case .sent(let count, let total) = event {
        tell(.answer(.sent(uploadSize + count, of: uploadSize + total)))
      } else {
        tell(.answer(event))
      }
    }
  }

  /// What the service has already, and still has when the request comes.
  private func knownFiles() async throws(Failure) -> [BlobID: UploadedFile] {
    guard !uploads.isEmpty else { return [:] }
    do {
      return try await environment.library.uploads(
        of: uploads.map(\.blob), at: host,
        livingAt: environment.clock.now().addingTimeInterval(Self.margin))
    } catch {
      throw Failure(storage: error)
    }
  }

  private func upload(
    _ picture: Picture, onSent: @escaping @Sendable (Int) -> Void
  ) async throws(Failure) -> String {
    let upload = FileUpload(
      url: environment.blobs.url(for: picture.blob), byteCount: picture.byteCount,
      mimeType: picture.mimeType, displayName: "plantain-\(picture.blob.rawValue.prefix(12))")
    let file = try await client.upload(
      upload, now: environment.clock.now(), onSent: onSent)
    do {
      try await environment.library.put(
        file, of: picture.blob, at: host, now: environment.clock.now())
    } catch {
      throw Failure(storage: error)
    }
    return file.uri
  }

  private var host: String { client.endpoint.host }
}
