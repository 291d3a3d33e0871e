import Conversation
import Foundation
import GeminiAPI
import Storage

/// `plantain show --verify`: proves that what goes back to the service is what came from it.
///
/// Every request of a session is built anew as it goes out, read back from its bytes, and compared
/// part by part with what was stored when it was received. Nothing is sent.
nonisolated struct VerifyCommand: Sendable {
  let library: Library
  let blobs: BlobStore

  /// What was found of one request.
  private enum Finding {
    case equal(parts: Int, byteCount: Int)
    case different(String)
  }

  /// Prints a line for each request and one for all.
  ///
  /// - Throws: ``UsageError`` for a session that is not there.
  @concurrent
  func run(_ name: String) async throws -> ExitCode {
    let session = try await library.only(name)
    let tree = TurnTree(try await library.turns(of: session.id))
    var (parts, bytes, failed) = (0, 0, 0)
    for (place, turn) in tree.turns.enumerated() {
      switch verify(turn, after: tree.path(to: turn.parent)) {
      case .equal(let count, let byteCount):
        parts += count
        bytes += byteCount
        Output.line("turn \(place + 1)  \(count) parts  \(byteCount) bytes  equal")
      case .different(let sentence):
        failed += 1
        Output.line("turn \(place + 1)  \(sentence)")
      }
    }
    let damaged = damagedFiles(of: tree.turns)
    for file in damaged { Output.line("file   \(file) is damaged or missing") }
    let isWhole = failed == 0 && damaged.isEmpty
    Output.line(
      isWhole
        ? "requests: \(tree.turns.count), parts: \(parts), bytes: \(bytes), all equal"
        : "requests: \(tree.turns.count), different: \(failed), damaged files: \(damaged.count)")
    return isWhole ? .done : .storage
  }

  private func verify(_ turn: Turn, after path: [Turn]) -> Finding {
    // Nothing is left out and nothing uploaded, so that all there is is compared.
    let issuer = turn.issuer ?? path.last?.issuer
    let rules = RequestRules(byteLimit: .max, uploadsAbove: nil, host: issuer?.host ?? "")
    let model = issuer?.model ?? turn.settings.model
    let taken = Set(path.filter { !$0.isAnswered }.map(\.id))
    let plan = RequestPlan(of: path, then: turn.prompt, to: model, rules, taking: taken)
    let request = GenerateRequest(
      model: model, contents: plan.contents, settings: turn.settings,
      blobURL: { blobs.url(for: $0) })
    do {
      let body = try request.body()
      let read = try RequestReader.contents(of: body, spool: blobs.spool)
      guard read.count == plan.contents.count else {
        return .different("\(read.count) contents instead of \(plan.contents.count)")
      }
      for (place, (stored, sent)) in zip(plan.contents, read).enumerated() {
        if let difference = difference(stored, sent) {
          return .different("content \(place + 1): \(difference)")
        }
      }
      return .equal(parts: read.reduce(0) { $0 + $1.parts.count }, byteCount: body.byteCount)
    } catch let error as DamagedFile {
      let what = error.isMissing ? "is missing" : "is not as long as it was"
      return .different("the stored file \(error.url.lastPathComponent) \(what)")
    } catch {
      return .different("cannot be read back: \(error)")
    }
  }

  /// What is not the same in one content; nil if all is.
  private func difference(_ stored: Content, _ sent: RequestReader.ReadContent) -> String? {
    guard sent.role == stored.role.rawValue else { return "the role is \(sent.role)" }
    guard sent.parts.count == stored.parts.count else {
      return "\(sent.parts.count) parts instead of \(stored.parts.count)"
    }
    for (place, (part, read)) in zip(stored.parts, sent.parts).enumerated() {
      guard isEqual(part.body, read.body) else { return "part \(place + 1) is not what came" }
      let signature = stored.signing == .asReceived ? part.signature : nil
      guard signature?.blob == read.signature?.blob,
        signature?.characterCount == read.signature?.byteCount
      else { return "the signature of part \(place + 1) is not the one that came" }
    }
    return nil
  }

  private func isEqual(_ stored: Part.Body, _ read: ReceivedPart.Body) -> Bool {
    switch (stored, read) {
    case (.text(let words), .text(let other)): words.utf8.elementsEqual(other.utf8)
    case (.picture(let picture), .picture(let file, let type)):
      picture.blob == file.blob && picture.byteCount == file.byteCount && picture.mimeType == type
    case (.other(let json), .other(let other)): json == other
    default: false
    }
  }

  /// The stored files whose bytes are not those that were received, by the digest in their name.
  private func damagedFiles(of turns: [Turn]) -> [String] {
    let parts = turns.flatMap { $0.prompt + $0.answer }
    let files = Set(parts.flatMap { [$0.picture?.blob, $0.signature?.blob].compactMap(\.self) })
    return files.filter { (try? blobs.verify($0)) != true }.map(\.rawValue).sorted()
  }
}
