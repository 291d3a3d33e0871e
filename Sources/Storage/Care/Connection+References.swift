import Conversation
import Foundation

/// Who names a blob, and how long its file must be.
struct BlobUse: Hashable, Sendable {
  let turn: String
  let isSignature: Bool
  let byteCount: Int
}

extension Connection {
  /// The blobs that something names, each with one of its users.
  ///
  /// Turns that the trash was emptied of keep the numbers of their pictures, not the pictures.
  func references() throws(LibraryError) -> [BlobID: BlobUse] {
    var uses: [BlobID: BlobUse] = [:]
    try rows(
      """
      SELECT part.turn, blob, byte_count, signature, signature_characters
      FROM part LEFT JOIN annotation ON annotation.turn = part.turn
      WHERE emptied_at IS NULL AND (blob IS NOT NULL OR signature IS NOT NULL)
      """
    ) { row throws(LibraryError) in
      let turn = try row.text("turn")
      if let blob = row.textIfAny("blob") {
        uses[BlobID(rawValue: blob)] = BlobUse(
          turn: turn, isSignature: false, byteCount: Int(row.integerIfAny("byte_count") ?? 0))
      }
      if let signature = row.textIfAny("signature") {
        uses[BlobID(rawValue: signature)] = BlobUse(
          turn: turn, isSignature: true,
          byteCount: Int(row.integerIfAny("signature_characters") ?? 0))
      }
    }
    try rows("SELECT session, blob, byte_count FROM draft_picture") {
      row throws(LibraryError) in
      uses[BlobID(rawValue: try row.text("blob"))] = BlobUse(
        turn: try row.text("session"), isSignature: false, byteCount: try row.integer("byte_count"))
    }
    return uses
  }
}
