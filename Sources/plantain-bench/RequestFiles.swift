import Conversation
import Foundation

/// The pictures and the signature that a request carries, as files of the picture store would be.
struct RequestFiles {
  private let workload: Workload
  private let folder: URL

  init(_ workload: Workload, in folder: URL) {
    self.workload = workload
    self.folder = folder
  }

  /// Writes the files.
  func make() throws {
    for (index, characters) in workload.pictures.enumerated() {
      try Self.random(characters / 4 * 3).write(to: file("picture-\(index)"))
    }
    try Self.random(workload.signature / 4 * 3).base64EncodedData().write(to: file("signature"))
  }

  /// The turns that have them: an answer, and the next prompt.
  var history: [Content] {
    var parts = workload.pictures.indices.map { index in
      Part(
        .picture(
          Picture(
            blob: BlobID(rawValue: "picture-\(index)"), mimeType: "image/png", width: 4096,
            height: 4096, byteCount: workload.pictures[index] / 4 * 3)))
    }
    parts[parts.count - 1].signature = Signature(
      blob: BlobID(rawValue: "signature"), characterCount: workload.signature)
    return [
      Content(role: .model, parts: parts), Content(role: .user, parts: [.text("Make it night.")]),
    ]
  }

  private func file(_ name: String) -> URL {
    folder.appending(component: name, directoryHint: .notDirectory)
  }

  /// Random bytes, the same 1 MB over and over.
  private static func random(_ count: Int) -> Data {
    let block = Data(random: 1_000_000)
    var data = Data(capacity: count)
    while data.count < count { data += block.prefix(count - data.count) }
    return data
  }
}

extension Data {
  /// Random bytes, a multiple of eight of them.
  init(random count: Int) {
    let words = (0..<(count / 8)).map { _ in UInt64.random(in: .min ... .max) }
    self = words.withUnsafeBytes { Data($0) }
  }
}
