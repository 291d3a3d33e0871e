import Foundation
import Screen

/// Measures pictures on their way to the screen: ours, chafa's, ours, chafa's, and so on.
struct PictureMeasurement {
  private let folder: URL
  private let runs: Int
  private let side: Int
  /// A picture that costs nothing: what it takes is the start of a process and the drawing of cells.
  private static let smallSide = 16
  private let chafa = Chafa()
  private let program: String

  /// Makes the pictures.
  ///
  /// - Parameters:
  ///   - folder: A folder that is empty; the caller removes it.
  ///   - runs: How often each row is measured.
  ///   - side: How many pixels wide and high the pictures are.
  /// - Throws: What keeps them from being written.
  init(in folder: URL, runs: Int, side: Int) throws {
    self.folder = folder
    self.runs = runs
    self.side = side
    program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    for side in [side, Self.smallSide] {
      try Child(role: ["photograph", "\(side)", folder.path]).finish()
    }
  }

  /// The yardstick's version; nil where there is none.
  var yardstick: String? { chafa?.version }

  func rows() throws -> [PictureRow] {
    try rows("png") + rows("jpeg") + [row(.kitty), row(.sixel), keptRow()]
  }

  /// A picture first shown, a small one, and what the large one takes more.
  private func rows(_ format: String) throws -> [PictureRow] {
    let (large, small) = (try row(format, side: side), try row(format, side: Self.smallSide))
    return [large, small, large.beyond(small, kind: "\(format) beyond that")]
  }

  /// From the start of a process to the cells it prints.
  private func row(_ format: String, side: Int) throws -> PictureRow {
    let picture = Photograph.file(format, side: side, in: folder)
    var (ours, others): ([TimedProcess], [TimedProcess]) = ([], [])
    for _ in 0..<runs {
      ours.append(try sample(.cells, of: picture))
      if let chafa {
        let size = MeasuredPicture.size
        others.append(
          try chafa.draw(picture, columns: size.columns, rows: size.rows, output: output))
      }
    }
    return PictureRow(
      kind: "\(format) to cells", side: side, seconds: ours.map(\.seconds).min() ?? 0,
      chafaSeconds: others.map(\.seconds).min(),
      memory: ours.map(\.memory).max(), chafaMemory: others.map(\.memory).max())
  }

  private func row(_ kind: MeasuredPicture.Kind) throws -> PictureRow {
    let samples = try (0..<runs).map { _ in try sample(kind, of: png) }
    return PictureRow(
      kind: "png to \(kind.rawValue)", side: side, seconds: samples.map(\.seconds).min() ?? 0,
      memory: samples.map(\.memory).max())
  }

  /// A picture shown again: only the cache's part of a process that has just begun.
  private func keptRow() throws -> PictureRow {
    _ = try sample(.keep, of: png)
    let samples = try (0..<runs).map { _ in
      _ = try sample(.kept, of: png)
      let printed = try String(contentsOf: output, encoding: .utf8)
      guard let seconds = Double(printed.trimmingCharacters(in: .whitespacesAndNewlines)) else {
        throw CocoaError(.fileReadCorruptFile)
      }
      return seconds
    }
    return PictureRow(kind: "kept cells", side: side, seconds: samples.min() ?? 0)
  }

  private func sample(_ kind: MeasuredPicture.Kind, of picture: URL) throws -> TimedProcess {
    try TimedProcess(
      program, ["picture", kind.rawValue, picture.path, folder.path + "/cache"], output: output)
  }

  private var png: URL { Photograph.file("png", side: side, in: folder) }
  private var output: URL { folder.appending(component: "printed", directoryHint: .notDirectory) }
}
