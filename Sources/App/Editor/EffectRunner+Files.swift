import ChatUI
import Conversation
import Foundation
import Imaging
import Storage

extension EffectRunner {
  func attach(_ path: String, shrinks: Bool) {
    let keepsMetadata = services.configuration.keepMetadata ?? false
    Task { [blobs = services.blobs, post] in
      let result = await Self.attachment(
        path, blobs, keepingMetadata: keepsMetadata, isShrinking: shrinks)
      switch result {
      case .success(let stored):
        post(.attached(path: path, .success(stored.picture), without: stored.kinds))
      case .failure(let refusal):
        let sentence = refusal.sentence
        post(
          .attached(path: path, .failure(refusal.canShrink ? .tooLarge(sentence) : .told(sentence)))
        )
      }
    }
  }

  @concurrent
  private nonisolated static func attachment(
    _ path: String, _ blobs: BlobStore, keepingMetadata: Bool, isShrinking: Bool
  ) async -> Result<Attachment.Stored, Attachment.Refusal> {
    Result { () throws(Attachment.Refusal) in
      try Attachment.store(
        path: path, in: blobs, keepingMetadata: keepingMetadata, isShrinking: isShrinking)
    }
  }

  func complete(_ path: String) {
    Task { [post] in post(.completions(of: path, await PathCompletion.candidates(for: path))) }
  }

  func mark(_ region: GridRegion, on picture: Picture) {
    Task { [blobs = services.blobs, post] in
      do {
        post(.regionMarked(try await Self.marked(region, on: picture, blobs), region))
      } catch {
        post(.notice("storage: \(error)"))
      }
    }
  }

  /// The sides of the copy that shows a region: enough to see where it is.
  private nonisolated static let markedSide = 1024

  /// Stores a copy of a picture that shows a region, small enough to be sent along.
  @concurrent
  private nonisolated static func marked(
    _ region: GridRegion, on picture: Picture, _ blobs: BlobStore
  ) async throws -> Picture {
    let box = PixelSize(width: markedSide, height: markedSide)
    let copy = try await PictureDecoder.decode(blobs.url(for: picture.blob), fitting: box)
      .marked(region)
    let bytes = try copy.jpeg()
    return Picture(
      blob: try blobs.store(bytes), mimeType: "image/jpeg", width: copy.width,
      height: copy.height, byteCount: bytes.count, name: region.fileName)
  }

  func save(_ picture: Picture, as name: String, with recipe: Recipe?) {
    Task { [blobs = services.blobs, post] in
      let source = blobs.url(for: picture.blob)
      post(.saved(await Self.export(picture, at: source, as: name, with: recipe)))
    }
  }

  func save(_ files: [PictureFile]) {
    Task { [blobs = services.blobs, post] in
      var count = 0
      var refused: [Refusal] = []
      for file in files {
        let source = blobs.url(for: file.picture.blob)
        switch await Self.export(file.picture, at: source, as: file.name, with: nil) {
        case .success: count += 1
        case .failure(let refusal): refused.append(refusal)
        }
      }
      post(.savedAll(count, refused: refused))
    }
  }

  /// Writes a picture to a new file of the working directory, never over an old one.
  @concurrent
  private nonisolated static func export(
    _ picture: Picture, at source: URL, as name: String, with recipe: Recipe?
  ) async -> Result<String, Refusal> {
    let path = (name as NSString).expandingTildeInPath
    let target = URL(filePath: path)
    if FileManager.default.fileExists(atPath: target.path) {
      return .failure(.exists(name: target.lastPathComponent))
    }
    do {
      try PictureExport.write(
        picture, at: source, to: target, with: recipe, options: .withoutOverwriting)
      return .success(target.path)
    } catch {
      return .failure(.notWritable(name: target.lastPathComponent))
    }
  }

  func saveReport(of turn: TurnID, _ isWithPictures: Bool) {
    Task { [services, post] in
      do {
        let report = try await FailureReport(
          turn: turn, library: services.library, project: services.configuration.projectName,
          service: services.address.url.absoluteString, withPictures: isWithPictures)
        post(.saved(.success(try await report.write(blobs: services.blobs))))
      } catch {
        post(.saved(.failure(.reportNotWritable)))
      }
    }
  }
}
