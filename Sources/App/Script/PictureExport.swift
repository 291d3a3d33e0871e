import Conversation
import Foundation
import Imaging

/// Writes a stored picture to a file of the user's.
nonisolated enum PictureExport {
  /// The format that a file's ending asks for, where it is another than the picture has.
  static func conversion(of picture: Picture, for target: URL) -> PictureFormat? {
    let wanted = PictureFormat(fileExtension: target.pathExtension)
    return wanted?.mimeType == picture.mimeType ? nil : wanted
  }

  /// Writes the bytes as received, unless the ending asks for another format or a recipe goes in.
  ///
  /// The file is written anew rather than copied: the library's files are for the user alone, this
  /// one gets the mode of the user's other files.
  ///
  /// - Throws: `ImagingError`, or the file system's error.
  static func write(
    _ picture: Picture, at source: URL, to target: URL, with recipe: Recipe? = nil,
    options: Data.WritingOptions = []
  ) throws {
    try bytes(of: picture, at: source, for: target, with: recipe).write(
      to: target, options: options)
  }

  /// The bytes of the file that is written.
  ///
  /// - Throws: `ImagingError`, or the file system's error.
  static func bytes(
    of picture: Picture, at source: URL, for target: URL? = nil, with recipe: Recipe?
  ) throws -> Data {
    let bytes =
      if let target, let format = conversion(of: picture, for: target) {
        Data(try PictureConverter.convert(source, to: format))
      } else {
        try Data(contentsOf: source, options: .mappedIfSafe)
      }
    guard let recipe else { return bytes }
    return Data(try EmbeddedText.embed(recipe.json, in: Array(bytes)))
  }
}
