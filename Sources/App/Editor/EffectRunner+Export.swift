import ChatUI
import Conversation
import Exchange
import Foundation

extension EffectRunner {
  /// Exports a session once all that was typed and changed before is on the disk.
  func export(_ session: SessionID, _ format: ExportFormat, as name: String, _ language: Language) {
    drafts.flush()
    let export = SessionExport(
      library: services.library, blobs: services.blobs, models: services.models,
      words: Words(language))
    writes.add { [post] in
      // Beside the queue, so that nothing typed meanwhile waits for the pictures.
      Task { post(await Self.exported(export, session, format, as: name)) }
    }
  }

  @concurrent
  private nonisolated static func exported(
    _ export: SessionExport, _ session: SessionID, _ format: ExportFormat, as name: String
  ) async -> Action {
    let path =
      URL(filePath: (name as NSString).expandingTildeInPath).path
      + (name.hasSuffix("/") ? "/" : "")
    let file = URL(filePath: path).lastPathComponent
    do {
      let summary = try await export.write([session], format, to: path, now: Date())
      guard summary.missing > 0 else { return .saved(.success(summary.path)) }
      let missing = String(summary.missing)
      return .notice(export.words("notice.exportLacks", summary.path, missing))
    } catch let error as ExchangeError where error.kind == .exists {
      return .saved(.failure(.exists(name: file)))
    } catch let error as ExchangeError where error.kind == .notWritable {
      return .saved(.failure(.notWritable(name: file)))
    } catch {
      return .notice("storage: \(error)")
    }
  }
}
